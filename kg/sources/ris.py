"""RIS, which most reference managers and databases export: https://en.wikipedia.org/wiki/RIS_(file_format).

Lines without a tag go on with the value before them; a blank value is none.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.names.arxiv import arxiv_id_within
from kg.reading.dates import iso_date, year_month
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.texts.tagged import TaggedRecord, tagged_records
from kg.text.markup import Markup

_TAG: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?:  -\s?|\t-\s?)(.*)$", re.ASCII)
_NARROW_TAG: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9]) -(?:\s(.*)|$)", re.ASCII)
"""How files write tags whose `TY` has one blank; in others such words are text."""
_TYPE: Final = re.compile(r"(?m)^\ufeff?TY( {1,2}|\t)- ?\w", re.ASCII)
_ARXIV: Final = ("AN", "M1", "N1", "UR", "L1", "T2", "JO", "ID", "C7")


def sniff(head: Head) -> Match:
    r"""Say whether one of the first lines has the tag of a type.

    >>> sniff(Head(b"\nTY  - JOUR\nTI  - ViT\nER  - \n")).name
    'CERTAIN'
    """
    return Match.CERTAIN if _TYPE.search(head.text) else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record each."""
    type_ = _TYPE.search(document.head().text)
    tag = _NARROW_TAG if type_ and type_[1] == " " else _TAG
    for record in tagged_records(document, tag, begins=frozenset({"TY"}), ends=frozenset({"ER"})):
        yield _record(record)


def _record(record: TaggedRecord) -> Record:
    places = (value for tag in _ARXIV for value in record.all(tag))
    key = record.first("ID", "LB")
    return Record(
        line=record.line,
        title=record.first("TI", "T1", "CT", "ST") or (record.first("BT")),
        abstract=record.first("AB", "N2"),
        key=key if key and not key.isdigit() else None,
        doi=record.first("DO", "DI") or next((v for v in record.all("UR") if "doi.org" in v), None),
        arxiv_id=next((value for value in places if arxiv_id_within(value)), None),
        url=record.first("UR", "LK", "L2"),
        date=_date(record),
        authors=people(record.all("AU", "A1", "A2")),
        venue=record.first("T2", "JO", "JF", "JA", "BT", "C3", "PB"),
        language=_language(record.first("LA")),
    )


def _date(record: TaggedRecord) -> str | None:
    dates = [iso_date(value.strip()) for tag in ("DA", "Y1", "PY") for value in record.all(tag)]
    found = [date for date in dates if date]
    year = year_month(record.first("PY", "Y1"))
    same = [date for date in found if year is None or date.startswith(year[:4])]
    return max(same or found, key=len, default=None)


def _language(name: str | None) -> str | None:
    codes = {"english": "en", "eng": "en", "german": "de", "french": "fr", "spanish": "es"}
    return codes.get((name or "").strip().casefold())


SOURCES.register(
    "ris",
    SourceFormat(
        summary="RIS",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
