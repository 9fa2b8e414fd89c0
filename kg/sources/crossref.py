"""Works of Crossref: https://api.crossref.org/swagger-ui/index.html.

Read are one work, lists of works, and lines or lists of works as its public data file has them.
Most works have no abstract; those that have one have it in JATS. The date is that of publication,
the first of print and online; the day on which a DOI was registered (`created`) is none.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.errors import NoPapersError
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.objects import json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.values import first_text, texts, value_at
from kg.reading.pages import tell_missing
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup

_PATHS: Final = ("message.items.item", "items.item", "message", "item", "")
_DATES: Final = ("published", "issued", "published-online", "published-print", "posted")


def _path(shape: JsonShape) -> str | None:
    for path in _PATHS:
        keys = shape.at(path)
        if {"DOI", "title"} <= keys and (path.startswith("message") or keys & {"prefix", "member"}):
            return path
    return None


def sniff(head: Head) -> Match:
    """Say whether works of Crossref stand there.

    >>> page = b'{"status": "ok", "message-type": "work-list", "message": {"items": []}}'
    >>> sniff(Head(page)).name
    'CERTAIN'
    """
    shape = json_shape(head)
    is_answer = shape.has("", "status", "message-type") and "message" in shape.at("")
    return Match.CERTAIN if is_answer or _path(shape) is not None else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a work that has a title; a page of a longer list is reported."""
    shape = json_shape(document.head())
    path = _path(shape)
    if path is None:
        kind = shape.values.get("message-type") or "no works"
        problem = f"it is an answer of Crossref that holds no works ({kind})"
        raise NoPapersError(document.name, 0, problem, "ask for /works, with a query that has some")
    number = 0
    for number, fields in json_objects(document, path, report):
        yield _record(number, fields)
    tell_missing(document, report, number, shape.values.get("message.total-results"))


def _record(number: int, fields: Mapping[str, Any]) -> Record:
    doi = first_text(fields, "DOI")
    found = (iso_date(value_at(fields, f"{name}.date-parts")) for name in _DATES)
    return Record(
        line=number,
        title=_title(fields),
        abstract=first_text(fields, "abstract"),
        id=doi,
        doi=doi,
        arxiv_id=next(filter(None, map(_arxiv, _relations(fields))), None),
        url=first_text(fields, "URL"),
        date=next(filter(None, found), None),
        authors=people(fields.get("author") or []),
        venue=_first(fields, "container-title") or first_text(fields, "event.name"),
        language=first_text(fields, "language"),
    )


def _title(fields: Mapping[str, Any]) -> str | None:
    title, subtitle = _first(fields, "title"), _first(fields, "subtitle")
    if not title or not subtitle or subtitle.strip().casefold() in title.casefold():
        return title
    return f"{title.rstrip()}{' ' if title.rstrip().endswith(('?', '!', ':')) else ': '}{subtitle}"


def _first(fields: Mapping[str, Any], key: str) -> str | None:
    # A title in several languages is a list; the first one is that of the paper.
    return next(iter(texts(fields.get(key))), None)


def _relations(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("has-preprint", "is-preprint-of", "is-same-as"):
        for relation in value_at(fields, f"relation.{name}") or ():
            if isinstance(relation, Mapping):
                yield str(relation.get("id") or "")


def _arxiv(text: str) -> str | None:
    return text if "arxiv" in text.casefold() else None


SOURCES.register(
    "crossref",
    SourceFormat(
        summary="works of Crossref: answers of its API, and its public data file",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
