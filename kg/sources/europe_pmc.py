"""Answers of Europe PMC's search: https://europepmc.org/RestfulWebService.

Abstracts stand in answers of result type `core` alone, with labelled sections as HTML.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, value_at
from kg.reading.people import people, people_in_text
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    title = first_text(fields, "title")
    journal = first_text(fields, "journalInfo.journal.title", "journalTitle")
    return Record(
        line=number,
        title=title[:-1] if title and title.endswith(".") else title,
        abstract=first_text(fields, "abstractText"),
        id=first_text(fields, "id"),
        doi=first_text(fields, "doi"),
        other_ids=tuple(t for key in ("pmid", "pmcid") if (t := first_text(fields, key))),
        date=iso_date(fields.get("firstPublicationDate")) or iso_date(fields.get("pubYear")),
        authors=_authors(fields),
        venue=journal,
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    listed = people(value_at(fields, "authorList.author") or [])
    # "Lovelace A, Babbage C." holds names with the family name first, as they are used there.
    return listed or people_in_text((first_text(fields, "authorString") or "").rstrip(". "))


_SERVICE: Final = JsonService(
    name="Europe PMC",
    lists=("resultList.result.item",),
    own=(frozenset({"source", "title"}),),
    envelope=frozenset({"hitCount", "resultList"}),
    total="hitCount",
    record=_record,
)

SOURCES.register(
    "europe-pmc",
    SourceFormat(
        summary="answers of Europe PMC",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
