"""Spreadsheets: XLSX, XLS and ODS, read by calamine, https://github.com/dimastbk/python-calamine.

Of several sheets with a column of titles the one is read whose header has most that papers have,
the first among equal ones; the others are reported.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from kg.errors import MissingPackageError, NoPapersError, Outcome, Problem
from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.rows import (
    HEADER_ROWS,
    Names,
    header_row,
    records_of_rows,
    refuse_header,
    tell_columns_not_there,
)
from kg.reading.tables.spelled_record import telling
from kg.text.markup import Markup

_ZIP, _BEFORE_2007 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS: Final = (b"xl/", b"opendocument.spreadsheet", b"[Content_Types].xml")
_OTHERS: Final = (b"word/", b"ppt/", b"epub+zip")


def sniff(head: Head) -> Match:
    r"""Say whether the bytes are those of a spreadsheet.

    >>> sniff(Head(b"PK\x03\x04 xl/workbook.xml")).name
    'CERTAIN'
    """
    if head.data.startswith(_BEFORE_2007):
        return Match.CERTAIN if "Workbook".encode("utf-16-le") in head.data else Match.LIKELY
    if not head.data.startswith(_ZIP) or any(part in head.data for part in _OTHERS):
        return Match.NO
    return Match.CERTAIN if any(part in head.data for part in _PARTS) else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a row of the sheet that is most like papers."""
    sheets = list(_sheets(document))
    headers = [header_row(rows[:HEADER_ROWS], document.columns) for _, rows in sheets]
    best = max(range(len(sheets)), key=lambda place: _fit(headers[place], document), default=0)
    if not sheets or (found := headers[best]) is None:
        refuse_header(document, max((rows[0] for _, rows in sheets if rows), key=len, default=[]))
        return
    name, rows = sheets[best]
    others = [other for place, (other, _) in enumerate(sheets) if place != best]
    if others:
        text = f"the sheet {name!r} is read; passed over: {', '.join(map(repr, others[:10]))}"
        report(Problem(document.name, 0, text, Outcome.NOTED))
    begin, names = found
    tell_columns_not_there(document, rows[begin], report)
    body = enumerate(rows[begin + 1 :], start=begin + 2)
    yield from records_of_rows(body, rows[begin], names, telling(document, report))


def _fit(header: tuple[int, Names] | None, document: Document) -> tuple[int, int]:
    """Return how many of the columns that the user names are there, and how many fields in all."""
    names = header[1] if header else {}
    named = sum(names.get(field) == (column,) for field, column in document.columns.items())
    return named, len(names)


def _sheets(document: Document) -> Iterator[tuple[str, list[list[Any]]]]:
    try:
        import python_calamine as calamine
    except ImportError as error:
        raise MissingPackageError("python-calamine", "tables") from error
    with document.open() as file:
        data = BytesIO(file.read())
    try:
        book = calamine.CalamineWorkbook.from_filelike(data)
        for name in book.sheet_names:
            yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except (calamine.CalamineError, ValueError) as error:
        problem = f"it is a spreadsheet that cannot be read ({error})"
        raise NoPapersError(document.name, 0, problem, "save it anew as XLSX or CSV") from error


SOURCES.register(
    "spreadsheet",
    SourceFormat(
        summary="a spreadsheet: XLSX, XLS or ODS",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX | Markup.HTML,
        extra="tables",
    ),
)
