"""Tables with a header: which row it is, which column holds what, and a record for each row."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kg.errors import InvalidValueError, NoPapersError, Outcome, Problem
from kg.reading.document import Document
from kg.reading.json.inverted_index import abstract_of
from kg.reading.record import Record
from kg.reading.registry import Report
from kg.reading.tables.spelled_record import Tell, record_of_spelled
from kg.reading.tables.spellings import SPELLINGS, plain_name, spelled
from kg.text.markup import Markup

__all__ = [
    "HEADER_ROWS",
    "Names",
    "columns_of",
    "has_columns",
    "header_row",
    "read_columns",
    "records_of_rows",
    "refuse_header",
    "remedy_for",
    "tell_columns_not_there",
]

HEADER_ROWS: Final = 12
"""The header stands among so many first rows; above it may be a preamble."""
_LOOSE: Final = frozenset({"name", "paper", "display name"})
"""Headings that are a title only beside something else that papers have."""
_BESIDE: Final = frozenset({"abstract", "authors", "doi", "arxiv_id", "year", "venue"})
_FIELDS: Final = frozenset(
    {name for names in SPELLINGS.values() for name in names}
    | {"publisher", "maintainer", "contact", "keywords", "subject", "version", "license"}
)
_PROTECTED: Final = re.compile(r"\{(?:[A-Z][A-Za-z]*|-+|')\}")
_SPRINGER: Final = "Item Title"
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-Z])(?<!Mc)(?<!Mac)(?=[A-Z])")
"""Between the names of authors in Springer's export, which has nothing there."""
_INVERTED: Final = "abstract_inverted_index"

Names = Mapping[str, Sequence[str]]
"""For each field of a record the columns that may hold it."""


def columns_of(header: Sequence[str], given: Mapping[str, str] | None = None) -> Names | None:
    """Return what the columns of a header hold, or None if none of them is a title.

    `given` names the columns of fields outright, as a user does with `--columns`; it holds for
    those of its columns that the header has, and the usual spellings for all else. A header that
    lacks one of them needs a title in a usual spelling.
    """
    header = [str(cell) for cell in header]
    named = {field: (column,) for field, column in (given or {}).items() if column in header}
    usual = spelled(cell for cell in header if cell.strip())
    names = {**usual, **named}
    if has_columns(header, given):
        return names if "title" in named or _has_title(names) else None
    return names if _has_title(usual) else None


def _has_title(names: Names) -> bool:
    if "title" not in names:
        return False
    return names["title"][0].strip().casefold() not in _LOOSE or bool(_BESIDE & names.keys())


def has_columns(header: Sequence[Any], given: Mapping[str, str] | None) -> bool:
    """Say whether the user names columns, and the header has all of them."""
    return bool(given) and not _missing(header, given)


def _missing(header: Sequence[Any], given: Mapping[str, str] | None) -> list[str]:
    return sorted({*(given or {}).values()} - {*_texts(header)})


def header_row(
    rows: Iterable[Sequence[Any]], given: Mapping[str, str] | None = None
) -> tuple[int, Names] | None:
    """Return the 0-based place of the header among the first rows, and what its columns hold.

    A row that has all columns of `given` is the header before any other.
    """
    first = [_texts(row) for row, _ in zip(rows, range(HEADER_ROWS), strict=False)]
    for place, row in sorted(enumerate(first), key=lambda each: not has_columns(each[1], given)):
        names = columns_of(row, given)
        if names is not None and not _is_sheet_of_fields(row, names, first[place + 1 :]):
            return place, names
    return None


def _is_sheet_of_fields(row: Sequence[str], names: Names, below: Sequence[Sequence[str]]) -> bool:
    """Say whether the cells below a title name fields too, as where each row is one field."""
    column = row.index(names["title"][0])
    cells = [other[column] for other in below if column < len(other)]
    return sum(plain_name(cell) in _FIELDS for cell in cells) > 1


def records_of_rows(
    rows: Iterable[tuple[int, Sequence[Any]]], header: Sequence[Any], names: Names, tell: Tell
) -> Iterator[Record]:
    """Yield a record for each row that is not blank, given with its number.

    Cells beyond the header are passed over. A cell that holds a list, as Python or JSON write it,
    is that list.
    """
    heads = _texts(header)
    for number, row in rows:
        fields = {head: _cell(cell) for head, cell in zip(heads, row, strict=False) if head.strip()}
        if not any(value not in {None, ""} for value in fields.values() if _is_hashable(value)):
            continue
        if _INVERTED in fields and "abstract" not in fields:
            fields["abstract"] = abstract_of(fields[_INVERTED])
            names = {**names, "abstract": ("abstract", *names.get("abstract", ()))}
        if _SPRINGER in fields and isinstance(glued := fields.get("Authors"), str):
            fields["Authors"] = _GLUED.sub("; ", glued)
        record = record_of_spelled(number, fields, names, tell)
        # A column of small numbers counts the rows.
        is_count = record.id is not None and record.id.replace(".", "").isdigit()
        if is_count and len(record.id or "") < 7:
            record = replace(record, id=None)
        if _PROTECTED.search(record.title or ""):
            # The table was made of BibTeX, whose braces keep capitals.
            record = replace(record, markup=Markup.LATEX | Markup.HTML)
        yield record


def tell_columns_not_there(document: Document, header: Sequence[Any], report: Report) -> None:
    """Report the columns that the user names and a table with the usual headings does not have."""
    if missing := _missing(header, document.columns):
        text = f"it has no column {', '.join(map(repr, missing))}; its usual headings are read"
        report(Problem(document.name, 0, text, Outcome.NOTED))


def refuse_header(document: Document, header: Sequence[Any]) -> None:
    """Raise `NoPapersError` for a table of which no column is a title, with the columns it has."""
    names = ", ".join(repr(text) for text in _texts(header) if text.strip())
    problem = f"it is a table without a column of titles (its columns: {names[:300]})"
    raise NoPapersError(document.name, 1, problem, remedy_for(header, document.columns))


def remedy_for(header: Sequence[Any], given: Mapping[str, str]) -> str:
    """Return how the user gets a table read of which no column is a title.

    >>> remedy_for(["Paper", "Text"], {"title": "Papers", "abstract": "Text"})
    "it has no column 'Papers'; name them with --columns, as in --columns title=NAME,abstract=NAME"
    """
    remedy = "name them with --columns, as in --columns title=NAME,abstract=NAME"
    missing = ", ".join(map(repr, _missing(header, given)))
    return f"it has no column {missing}; {remedy}" if missing else remedy


def read_columns(text: str) -> dict[str, str]:
    """Return the columns that a user names: `title=Name,abstract=Text`.

    >>> read_columns("title=Paper,abstract=Text, long")
    {'title': 'Paper', 'abstract': 'Text, long'}
    """
    found: dict[str, str] = {}
    field = ""
    for part in text.split(","):
        name, equals, column = part.partition("=")
        if equals and name.strip() in SPELLINGS:
            field = name.strip()
            found[field] = column.strip()
        elif field:
            found[field] += f",{part}"
        else:
            known = ", ".join(SPELLINGS)
            raise InvalidValueError(f"columns is {text!r}; give FIELD=COLUMN with one of {known}")
    return found


def _texts(row: Sequence[Any]) -> list[str]:
    return ["" if cell is None else str(cell).strip("\ufeff \t\r\n") for cell in row]


def _is_hashable(value: object) -> bool:
    return not isinstance(value, list | dict)


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text[:1] == "[" and text[-1:] == "]":
        for parse in (json.loads, ast.literal_eval):
            try:
                found = parse(text)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(found, list):
                return found
    return text
