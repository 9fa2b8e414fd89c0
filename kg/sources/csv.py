"""Tables as text: CSV, TSV and their like, https://www.rfc-editor.org/rfc/rfc4180.

The header may have any usual spelling (`kg.reading.tables.spellings`) and stand below a preamble;
cells are parted by commas, semicolons, tabs or bars. Rows may be ragged. Where guessing fails,
`--columns` names the columns; a table that has all of them is recognised by them.
"""

import csv
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.rows import (
    HEADER_ROWS,
    has_columns,
    header_row,
    records_of_rows,
    refuse_header,
    tell_columns_not_there,
)
from kg.reading.tables.spelled_record import telling
from kg.text.markup import Markup

_DELIMITERS: Final = ",;\t|"
_BEGINNINGS: Final = ("{", "[", "<", "@", "%PDF", "PK")


def sniff(head: Head) -> Match:
    r"""Say whether a header with a title stands there, or at least rows of equal length.

    >>> sniff(Head(b"Title;Abstract\nViT;We propose\n")).name
    'LIKELY'
    >>> sniff(Head(b"Paper;Text\nViT;We propose\n", columns={"title": "Paper"})).name
    'LIKELY'
    """
    text = head.text.lstrip("\ufeff \r\n")
    if not text or "\0" in text[:4096]:
        return Match.NO
    if _named_header(text, head.columns) is not None:
        return Match.LIKELY
    if text.startswith(_BEGINNINGS):
        return Match.NO
    if _header(text) is not None:
        return Match.LIKELY
    return Match.PERHAPS if _looks_like_rows(text) else Match.NO


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        return [row for row, _ in zip(rows, range(HEADER_ROWS), strict=False)]
    except csv.Error:
        return []


def _named_header(text: str, given: Mapping[str, str]) -> str | None:
    """Return the delimiter with which a header has a title and all columns that the user names.

    A header of one column has nothing above it: further down it may be a line of prose.
    """
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter)
        found = header_row(rows, given)
        if found is None or not has_columns(header := rows[found[0]], given):
            continue
        if len(header) > 1 or not any(rows[: found[0]]):
            return delimiter
    return None


def _header(text: str) -> str | None:
    """Return the delimiter with which a header of several columns has a title."""
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter)
        found = header_row(row if len(row) > 1 else [] for row in rows)
        if found is not None:
            return delimiter
    return None


def _looks_like_rows(text: str) -> bool:
    lengths = [len(row) for row in _rows(text, _commonest(text)) if row]
    return len(lengths) > 2 and lengths[0] > 1 and len(set(lengths)) == 1


def _commonest(text: str) -> str:
    line = text.split("\n", 1)[0]
    return max(
        _DELIMITERS, key=lambda delimiter: (line.count(delimiter), -_DELIMITERS.index(delimiter))
    )


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a row; a table without a column of titles is refused with its columns."""
    csv.field_size_limit(sys.maxsize)
    head = document.head().text.lstrip("\ufeff")
    delimiter = _named_header(head, document.columns) or _header(head) or _commonest(head)
    found = header_row(_rows(head, delimiter), document.columns)
    if found is None:
        rows = _rows(head, delimiter)
        refuse_header(document, rows[0] if rows else [])
        return
    place, names = found
    tell_columns_not_there(document, _rows(head, delimiter)[place], report)
    with document.open_text() as file:
        reader = csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter)
        header: list[str] = []
        try:
            for _ in range(place + 1):
                header = next(reader)
            # The number of the line at which a row ends is known; most begin on it.
            body = ((reader.line_num, row) for row in reader)
            yield from records_of_rows(body, header, names, telling(document, report))
        except csv.Error as error:
            problem = f"its cells cannot be told apart ({error})"
            raise NoPapersError(document.name, reader.line_num, problem, "save it anew") from error


SOURCES.register(
    "csv",
    SourceFormat(
        summary="a table as text: CSV, TSV and their like",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX | Markup.HTML,
    ),
)
