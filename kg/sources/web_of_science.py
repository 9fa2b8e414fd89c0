"""Web of Science's tagged text: https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html.

A tag of two signs begins a value, three blanks go on with it; each line of authors is one author.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.reading.dates import iso_date, year_month
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.tagged import TaggedRecord, tagged_records
from kg.text.markup import Markup

_TAG: Final = re.compile(r"(?!FN |VR |EF)([A-Z][A-Z0-9])(?: (.*)|$)", re.ASCII)
_MAIL: Final = re.compile(r"\s*\([^)]*@[^)]*\)")


def sniff(head: Head) -> Match:
    r"""Say whether the file says that it comes from there.

    >>> sniff(Head(b"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n")).name
    'CERTAIN'
    """
    first = head.text.lstrip("\ufeff \r\n")
    is_named = re.match(r"FN [^\n]*(?:Web of Science|Web of Knowledge|ISI)", first) is not None
    return Match.CERTAIN if is_named or re.match(r"PT [A-Z]\r?\nA[UN] ", first) else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record each."""
    each = dict.fromkeys(("AU", "AF", "BE", "BA"), True)
    for record in tagged_records(document, _TAG, ends=frozenset({"ER"}), each_line=each):
        if record.first("TI"):
            yield _record(record)


def _record(record: TaggedRecord) -> Record:
    year, day = record.first("PY"), record.first("PD")
    return Record(
        line=record.line,
        title=(record.first("TI") or "").rstrip().removesuffix("."),
        abstract=record.first("AB"),
        id=record.first("UT", "AN"),
        doi=record.first("DI"),
        date=year_month(year, *_month_and_day(day)) or iso_date(day),
        authors=people([_MAIL.sub("", name) for name in record.all("AF", "AU")]),
        venue=record.first("SO", "CT"),
    )


def _month_and_day(text: str | None) -> tuple[str | None, str | None]:
    """Return the month and the day of `AUG 12`, `AUG` or `JUL-AUG`."""
    words = (text or "").replace("-", " ").split()
    day = next((word for word in words if word.isdigit() and len(word) <= 2), None)
    return (words[0] if words else None), day


SOURCES.register(
    "web-of-science",
    SourceFormat(
        summary="tagged text of Web of Science",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
