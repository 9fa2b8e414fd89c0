"""Answers as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import Field, fields
from html import escape
from typing import Any, Final

from kg.answers.rows import Rows
from kg.text.characters import visible
from kg.text.counts import counted

_GAP: Final = "  "
_INDENT: Final = "    "
_NARROWEST: Final = 8


def shown(value: object) -> str:
    """Return a value as one line of a table: empty for None, at most four decimals.

    >>> [shown(value) for value in (None, 0.98, 87.30, 0.00001234, True, False, 7)]
    ['', '0.98', '87.3', '1.2e-05', 'yes', 'no', '7']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if value and abs(value) < 0.001:
            return f"{value:.2g}"
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return visible(" ".join(str(value).split()))


def text_table(answer: Rows, width: int = 80) -> str:
    """Return a table at most `width` columns wide unless a word is longer; no final line feed.

    Cells are wrapped at words and numbers aligned right; long fields follow their row on lines of
    their own; the last line counts the rows.
    """
    columns = [f for f in fields(answer.row) if "place" not in f.metadata or _is_told(f, answer)]
    below = [f for f in fields(answer.row) if f.metadata.get("place") == "below"]
    cells = [[shown(getattr(row, f.name)) for f in columns] for row in answer]
    right = [_is_number(f) for f in columns]
    heads = [f.name.replace("_", " ") for f in columns]
    widths = _widths([heads, *cells], right, width)
    lines = _lines(heads, widths, right) if cells else []
    before = [""] * len(below)
    for row, texts in zip(answer, cells, strict=True):
        lines += _lines(texts, widths, right)
        now = [shown(getattr(row, field.name)) for field in below]
        for text, same in zip(now, before, strict=True):
            lines += _paragraph("(as above)" if text == same and " " in text else text, width)
        before = now
    return "\n".join([*lines, *textwrap.wrap(rows_counted(answer), width)])


def _is_told(field: Field[Any], answer: Rows) -> bool:
    """Return whether the field is a mark, and false in a row."""
    is_mark = field.metadata.get("place") == "mark"
    return is_mark and not all(getattr(row, field.name) for row in answer)


def _paragraph(words: str, width: int) -> list[str]:
    """Return the lines of a field below its row; a long address is not broken."""
    return textwrap.wrap(
        words,
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_on_hyphens=False,
        break_long_words=False,
    )


def rows_counted(answer: Rows) -> str:
    """Return how many rows there are, or why there are none, and how many more are not sure."""
    total = counted(answer.total, "row")
    told = total if len(answer) == answer.total else f"{len(answer):,} of {total}"
    if answer.left_out:
        return f"{told}; {left_out(answer)}"
    why = answer.why_none if not answer.total else ""
    return f"{told}: {shown(why)}" if why else told


def left_out(answer: Rows) -> str:
    """Say how many rows are left out, and how to see them."""
    return f"{answer.left_out:,} more not sure (--all, all=True)"


def html_table(answer: Rows) -> str:
    """Return an HTML table, escaped, without fields marked `DETAIL`."""
    columns = [
        f
        for f in fields(answer.row)
        if f.metadata.get("place") not in {"detail", "mark"} or _is_told(f, answer)
    ]
    head = "".join(f"<th>{escape(f.name.replace('_', ' '))}</th>" for f in columns)
    rows = ["".join(_cell(f, shown(getattr(row, f.name))) for f in columns) for row in answer]
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return (
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n"
        f"<caption>{escape(rows_counted(answer))}</caption>\n</table>"
    )


def _cell(field: Field[Any], text: str) -> str:
    side = "right" if _is_number(field) else "left"
    return f'<td style="text-align:{side}">{escape(text)}</td>'


def _is_number(field: Field[Any]) -> bool:
    """Return whether a field holds numbers; annotations are strings in some modules."""
    hint = (
        field.type
        if isinstance(field.type, str)
        else getattr(field.type, "__name__", str(field.type))
    )
    return any(word in hint for word in ("int", "float"))


def _widths(rows: Sequence[Sequence[str]], right: Sequence[bool], width: int) -> list[int]:
    """Return column widths: numbers get what they need, texts share the rest."""
    needed = [max(map(_cell_width, column)) for column in zip(*rows, strict=True)]
    rest = (
        width
        - len(_GAP) * (len(needed) - 1)
        - sum(n for n, r in zip(needed, right, strict=True) if r)
    )
    texts = sorted((n, i) for i, (n, r) in enumerate(zip(needed, right, strict=True)) if not r)
    for place, (wanted, i) in enumerate(texts):
        needed[i] = min(wanted, max(rest // (len(texts) - place), _NARROWEST))
        rest -= needed[i]
    return needed


def _lines(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """Return the lines of one row, without white space at their ends."""
    parts = [
        textwrap.wrap(t, w, break_on_hyphens=False) or [""]
        for t, w in zip(texts, widths, strict=True)
    ]
    lines = []
    for line in range(max(map(len, parts))):
        cells = [part[line] if line < len(part) else "" for part in parts]
        padded = (_padded(c, w, r) for c, w, r in zip(cells, widths, right, strict=True))
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _cell_width(text))
    return f"{space}{text}" if right else f"{text}{space}"


def _cell_width(text: str) -> int:
    """Return the number of terminal columns that `text` takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
