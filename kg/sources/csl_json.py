"""CSL-JSON, which Zotero, Pandoc and citation styles share.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. Texts may hold HTML for italics
and the like. Where `id` is no URL it is the citation key.
"""

from typing import Final

from kg.names.arxiv import arxiv_id_within
from kg.reading.dates import iso_date
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, texts, value_at
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    id_ = first_text(fields, "citation-key", "id")
    issued = value_at(fields, "issued.date-parts")
    notes = [first_text(fields, key) for key in ("number", "note", "archive_location", "URL")]
    literal = first_text(fields, "issued.literal", "issued.raw")
    return Record(
        line=number,
        title=first_text(fields, "title"),
        abstract=first_text(fields, "abstract"),
        key=id_ if id_ and "/" not in id_ else None,
        id=id_,
        doi=first_text(fields, "DOI"),
        arxiv_id=next(filter(arxiv_id_within, filter(None, notes)), None),
        url=first_text(fields, "URL"),
        date=iso_date(issued) or iso_date(literal),
        other_ids=tuple(texts(fields.get("PMID"))),
        authors=people(fields.get("author") or []),
        venue=first_text(fields, "container-title", "event-title"),
        language=first_text(fields, "language"),
    )


_SERVICE: Final = JsonService(
    name="CSL",
    lists=("item", "", "items.item"),
    own=(
        frozenset({"id", "type", "title", "issued"}),
        frozenset({"id", "type", "title", "container-title"}),
        frozenset({"id", "type", "title", "accessed"}),
        frozenset({"id", "type", "title", "abstract", "author"}),
    ),
    record=_record,
)

SOURCES.register(
    "csl-json",
    SourceFormat(
        summary="CSL-JSON, as Zotero exports it",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.HTML,
    ),
)
