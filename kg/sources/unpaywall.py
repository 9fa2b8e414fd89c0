"""Answers of Unpaywall: https://unpaywall.org/products/api. It has no abstracts.

Read are lookups of a DOI, answers of its search, and lines of its snapshot.
"""

from collections.abc import Iterator
from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, texts
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    return Record(
        line=number,
        title=first_text(fields, "title"),
        doi=first_text(fields, "doi"),
        arxiv_id=next((url for url in _places(fields) if "arxiv.org" in url), None),
        url=first_text(fields, "doi_url"),
        date=iso_date(fields.get("published_date")) or iso_date(fields.get("year")),
        authors=people(fields.get("z_authors") or []),
        venue=first_text(fields, "journal_name"),
    )


def _places(fields: Fields) -> Iterator[str]:
    for place in fields.get("oa_locations") or ():
        if isinstance(place, dict):
            yield from texts(place.get("url"))


_SERVICE: Final = JsonService(
    name="Unpaywall",
    lists=("results.item.response", "item", ""),
    own=(frozenset({"doi", "is_oa", "oa_locations"}), frozenset({"doi", "is_oa", "oa_status"})),
    envelope=frozenset({"results", "elapsed_seconds"}),
    remedy="look the papers up by DOI in OpenAlex or Semantic Scholar, and give their answers",
    record=_record,
)

SOURCES.register(
    "unpaywall",
    SourceFormat(
        summary="answers of Unpaywall, which has no abstracts",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML,
    ),
)
