"""Papers as Hugging Face describes them: in its API, and in the pages of Daily Papers."""

from collections.abc import Mapping
from typing import Any

from kg.reading.dates import iso_date
from kg.reading.json.values import first_text
from kg.reading.people import people
from kg.reading.record import Record

__all__ = ["record_of_entry"]


def record_of_entry(number: int, fields: Mapping[str, Any]) -> Record:
    """Return the record of an entry, or of the paper in it.

    Title and summary may stand twice, in the entry and in its paper. The day of the page
    (`publishedAt` of the entry) is not that of the paper.
    """
    paper = fields.get("paper")
    inner = paper if isinstance(paper, Mapping) else fields
    id_ = first_text(inner, "id")
    return Record(
        line=number,
        title=first_text(inner, "title") or first_text(fields, "title"),
        abstract=first_text(inner, "summary") or first_text(fields, "summary"),
        id=id_,
        arxiv_id=id_,
        date=iso_date(inner.get("publishedAt")),
        authors=people([each for each in inner.get("authors") or () if not _is_hidden(each)]),
    )


def _is_hidden(author: object) -> bool:
    return isinstance(author, Mapping) and bool(author.get("hidden"))
