"""Notes of OpenReview, of both versions of its API: https://docs.openreview.net/.

In version 2 each field of `content` is an object with a `value`. Dates are milliseconds. Reviews,
comments and decisions, which are replies to a paper, are no papers. A paper of which several notes
stand in the input (its revisions) is joined like any paper that stands twice.
"""

from collections.abc import Iterator
from typing import Final

from kg.errors import Outcome, Problem
from kg.reading.dates import iso_date, year_of_bibtex
from kg.reading.document import Document
from kg.reading.json.objects import Fields
from kg.reading.json.service import JsonService
from kg.reading.json.values import first_text, value_at
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Report, SourceFormat
from kg.text.markup import Markup


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a note of a paper; how many notes are replies is reported."""
    replies = 0
    for record in _SERVICE.read(document, report):
        if record is _REPLY:
            replies += 1
        else:
            yield record
    if replies:
        text = f"{replies:,} notes are replies, such as reviews and decisions, and left out"
        report(Problem(document.name, 0, text, Outcome.NOTED))


_REPLY: Final = Record(line=0, title=None)


def _record(number: int, fields: Fields) -> Record:
    forum = first_text(fields, "forum", "referent", "id")
    to = first_text(fields, "replyto")
    if to is not None and to != first_text(fields, "id") and not first_text(fields, "referent"):
        return _REPLY
    dates = (fields.get(key) for key in ("pdate", "odate", "cdate", "tcdate"))
    bibtex = first_text(fields, "content._bibtex")
    date = next(filter(None, map(iso_date, dates)), None)
    return Record(
        line=number,
        title=first_text(fields, "content.title"),
        abstract=first_text(fields, "content.abstract"),
        id=forum,
        url=f"https://openreview.net/forum?id={forum}" if forum else None,
        date=date or (year_of_bibtex(bibtex) if bibtex else None),
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
        frozenset({"content", "invitation"}),
        frozenset({"content", "invitations"}),
    ),
    envelope=frozenset({"notes", "count"}),
    total="count",
    record=_record,
)

SOURCES.register(
    "openreview",
    SourceFormat(
        summary="notes of OpenReview: answers of its API, or crawls of it",
        sniff=_SERVICE.sniff,
        read=read,
        markup=Markup.LATEX,
    ),
)
