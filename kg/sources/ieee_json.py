"""Answers of IEEE Xplore: https://developer.ieee.org/docs/read/Metadata_API_details."""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    return Record(
        line=number,
        title=first_text(fields, "title"),
        abstract=first_text(fields, "abstract"),
        id=first_text(fields, "article_number"),
        doi=first_text(fields, "doi"),
        url=first_text(fields, "html_url", "abstract_url"),
        date=iso_date(fields.get("publication_date")) or iso_date(fields.get("publication_year")),
        authors=people(fields.get("authors") or []),
        venue=first_text(fields, "publication_title"),
    )


_SERVICE: Final = JsonService(
    name="IEEE Xplore",
    lists=("articles.item",),
    own=(frozenset({"article_number", "title"}),),
    envelope=frozenset({"total_records", "articles"}),
    total="total_records",
    record=_record,
)

SOURCES.register(
    "ieee-json",
    SourceFormat(
        summary="answers of IEEE Xplore",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
