"""Answers of CORE: https://api.core.ac.uk/docs/v3.

What is missing stands as an empty text. CORE's own number is the id only of a paper that has
neither an arXiv id nor a DOI.
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
    return Record(
        line=number,
        title=first_text(fields, "title"),
        abstract=first_text(fields, "abstract"),
        id=first_text(fields, "id"),
        doi=first_text(fields, "doi"),
        arxiv_id=first_text(fields, "arxivId"),
        other_ids=tuple(t for key in ("pubmedId", "magId") if (t := first_text(fields, key))),
        url=first_text(fields, "downloadUrl"),
        date=iso_date(fields.get("publishedDate")) or iso_date(fields.get("yearPublished")),
        authors=people(fields.get("authors") or []),
        venue=first_text(fields, "journals.title"),
        language=first_text(fields, "language.code"),
    )


_SERVICE: Final = JsonService(
    name="CORE",
    lists=("results.item", "item", "", "data.item"),
    own=(frozenset({"title", "downloadUrl", "oaiIds"}), frozenset({"title", "dataProviders"})),
    envelope=frozenset({"totalHits", "results", "limit"}),
    total="totalHits",
    record=_record,
)

SOURCES.register(
    "core",
    SourceFormat(
        summary="answers of CORE",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
