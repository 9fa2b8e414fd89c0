"""Works of OpenAlex: one, a page of a list, or a partition of the snapshot.

https://docs.openalex.org/api-entities/works/work-object. The abstract stands as an inverted index:
the places of each word. Places without a word are passed over. Not read: other entities than works.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.errors import NoPapersError
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.inverted_index import abstract_of
from kg.reading.json.objects import json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.values import first_text, texts, value_at
from kg.reading.pages import refuse_error, tell_missing
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup

_OWN: Final = (
    "abstract_inverted_index",
    "authorships",
    "referenced_works_count",
    "referenced_works",
    "publication_year",
    "cited_by_count",
)


def _path(shape: JsonShape) -> str | None:
    for path in ("results.item", "item", ""):
        keys = shape.at(path)
        if "id" in keys and keys & {"title", "display_name"} and len(keys & set(_OWN)) >= 2:
            return path
    return None


def sniff(head: Head) -> Match:
    """Say whether works of OpenAlex stand there, or an empty page of its answers.

    >>> sniff(Head(b'{"id": "W1", "title": "ViT", "authorships": [], "cited_by_count": 1}')).name
    'CERTAIN'
    """
    shape = json_shape(head)
    is_page = shape.has("meta", "count", "db_response_time_ms") or (
        "results" in shape.at("") and shape.has("meta", "count", "per_page", "page")
    )
    return Match.CERTAIN if is_page or _path(shape) is not None else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a work; a page of a longer list is reported, an empty one refused."""
    shape = json_shape(document.head())
    path = _path(shape)
    if path is None:
        refuse_error(document, shape)
        problem = "it is an answer of OpenAlex without works"
        raise NoPapersError(document.name, 0, problem, "ask for /works, with a query that has some")
    number = 0
    for number, fields in json_objects(document, path, report):
        yield _record(number, fields)
    tell_missing(document, report, number, shape.values.get("meta.count"))


def _record(number: int, fields: Mapping[str, Any]) -> Record:
    id_ = first_text(fields, "id", "ids.openalex")
    places = list(_places(fields))
    return Record(
        line=number,
        title=first_text(fields, "title", "display_name"),
        abstract=abstract_of(fields.get("abstract_inverted_index")),
        id=id_.rpartition("/")[2] if id_ else None,
        doi=first_text(fields, "doi", "ids.doi"),
        arxiv_id=next((place for place in places if "arxiv.org" in place), None),
        other_ids=tuple(_other_ids(fields)),
        url=next(iter(places), None),
        date=iso_date(fields.get("publication_date")) or iso_date(fields.get("publication_year")),
        authors=people(fields.get("authorships") or []),
        venue=first_text(fields, "primary_location.source.display_name", "host_venue.display_name"),
        language=first_text(fields, "language"),
    )


def _places(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the URLs of the places where a work stands, the first one first."""
    others = fields.get("locations")
    first = fields.get("primary_location"), fields.get("host_venue")
    for place in (*first, *(others if isinstance(others, list) else ())):
        if isinstance(place, Mapping):
            yield from texts(place.get("landing_page_url") or place.get("url"))


def _other_ids(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, prefix in (("pmid", ""), ("pmcid", "PMC")):
        for url in texts(value_at(fields, f"ids.{name}")):
            yield prefix + url.rstrip("/").rpartition("/")[2].removeprefix("PMC")


SOURCES.register(
    "openalex",
    SourceFormat(
        summary="works of OpenAlex: an answer of its API, or a part of its snapshot",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
