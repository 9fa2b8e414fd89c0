"""Daily Papers of Hugging Face as JSON: https://huggingface.co/api/daily_papers.

Title and summary stand twice, in the entry and in its paper; the day of the page (`publishedAt` of
the entry) is not that of the paper.
"""

from typing import Final

from kg.reading.dates import iso_date
from kg.reading.json_objects import Fields
from kg.reading.json_service import JsonService
from kg.reading.json_values import first_text, value_at
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, SourceFormat
from kg.text.markup import Markup


def _record(number: int, fields: Fields) -> Record:
    paper = value_at(fields, "paper")
    inner = paper if isinstance(paper, dict) else fields
    id_ = first_text(inner, "id")
    return Record(
        line=number,
        title=first_text(inner, "title") or first_text(fields, "title"),
        abstract=first_text(inner, "summary") or first_text(fields, "summary"),
        id=id_,
        arxiv_id=id_,
        date=iso_date(inner.get("publishedAt")),
        authors=people(inner.get("authors") or []),
    )


_SERVICE: Final = JsonService(
    name="Hugging Face Daily Papers",
    lists=("item", "", "papers.item"),
    own=(frozenset({"paper", "publishedAt"}), frozenset({"paper", "title"}), frozenset({"paper"})),
    record=_record,
)

SOURCES.register(
    "huggingface-json",
    SourceFormat(
        summary="Daily Papers of Hugging Face, as its API gives them",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.SOME_LATEX,
    ),
)
