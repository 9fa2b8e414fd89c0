"""Answers of bioRxiv and medRxiv: https://api.biorxiv.org/.

Each version of a preprint is an entry, all of one DOI; `published` is the DOI of the article that
it became, and `NA` stands for what is missing.
"""

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
    published = first_text(fields, "published", "published_doi")
    preprint = first_text(fields, "doi", "biorxiv_doi", "preprint_doi", "rel_doi")
    return Record(
        line=number,
        title=first_text(fields, "title", "preprint_title", "rel_title"),
        abstract=first_text(fields, "abstract", "preprint_abstract", "rel_abs"),
        doi=" ".join(doi for doi in (preprint, published) if doi and doi != "NA"),
        url=first_text(fields, "rel_link"),
        date=iso_date(fields.get("date") or fields.get("preprint_date") or fields.get("rel_date")),
        authors=people(
            fields.get("rel_authors") or first_text(fields, "authors", "preprint_authors") or []
        ),
        venue=first_text(fields, "server", "preprint_platform", "rel_site"),
    )


_SERVICE: Final = JsonService(
    name="bioRxiv",
    lists=("collection.item",),
    own=(
        frozenset({"doi", "version", "title"}),
        frozenset({"preprint_doi", "preprint_title"}),
        frozenset({"rel_doi", "rel_title"}),
    ),
    envelope=frozenset({"messages", "collection"}),
    total="messages.item.total",
    record=_record,
)

SOURCES.register(
    "biorxiv",
    SourceFormat(
        summary="answers of bioRxiv and medRxiv",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML,
    ),
)
