"""Notes of OpenReview, of both versions of its API: https://docs.openreview.net/.

In version 2 each field of `content` is an object with a `value`. Dates are milliseconds. A paper
of which several notes stand in the input (its revisions) is joined like any paper that stands twice.
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
    forum = first_text(fields, "forum", "id")
    dates = (fields.get(key) for key in ("pdate", "odate", "cdate", "tcdate"))
    return Record(
        line=number,
        title=first_text(fields, "content.title"),
        abstract=first_text(fields, "content.abstract"),
        id=forum,
        url=f"https://openreview.net/forum?id={forum}" if forum else None,
        date=next(filter(None, map(iso_date, dates)), None),
        authors=people(value_at(fields, "content.authors") or []),
        venue=first_text(fields, "content.venue"),
    )


_SERVICE: Final = JsonService(
    name="OpenReview",
    lists=("notes.item", "item", "", "results.item"),
    own=(
        frozenset({"content", "forum"}),
        frozenset({"content", "id", "cdate"}),
        frozenset({"content", "id", "mdate"}),
    ),
    envelope=frozenset({"notes", "count"}),
    record=_record,
)

SOURCES.register(
    "openreview",
    SourceFormat(
        summary="notes of OpenReview: answers of its API, or crawls of it",
        sniff=_SERVICE.sniff,
        read=_SERVICE.read,
        markup=Markup.LATEX,
    ),
)
