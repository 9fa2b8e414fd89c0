"""What an input seems to be that no source format reads, for the message about it."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from itertools import islice
from typing import Final

from kg.reading.document import Head

__all__ = ["header_of_table", "is_binary", "seeming"]

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ROOT: Final = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<([A-Za-z_][\w.:-]*)", re.DOTALL
)
_HTML: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE
)
_MARKDOWN: Final = re.compile(
    r"^(?:#{1,6} \S|[-*] \S|\d+\. \S|```|\|.*\|$)|\[[^\]]+\]\(", re.MULTILINE
)
_CODE: Final = re.compile(
    r"^\s*(?:import \w|from [\w.]+ import |def \w+\(|class \w+[:(])", re.MULTILINE
)
_LATEX: Final = re.compile(r"\\(?:documentclass|begin\{|usepackage)")
_KEY: Final = re.compile(r'"([A-Za-z_][\w.-]*)"\s*:')
_SHOWN: Final = 6
"""Names of columns or keys that a message has room for."""


def is_binary(head: Head) -> bool:
    """Say whether the bytes are no text in any encoding that is known here.

    >>> is_binary(Head(bytes([0, 1]) * 9)), is_binary(Head("Müller".encode()))
    (True, False)
    """
    wide = head.encoding.startswith(("utf-16", "utf-32"))
    found = 0 if wide else len(_CONTROL.findall(head.data))
    return found > 0.01 * len(head.data) or (not wide and b"\0" in head.data)


def seeming(head: Head) -> str:
    """Return a noun phrase for what the beginning of an input looks like.

    >>> seeming(Head(b"<html><body>")), seeming(Head(b"<?xml version='1.0'?><mets>"))
    ('an HTML page', 'XML with the root element <mets>')
    >>> seeming(Head(b'{"error": "x"}')), seeming(Head(b"Dear reader")), seeming(Head(b"# Notes"))
    ('a JSON object with error', 'plain text', 'Markdown')
    """
    if what := _binary_or_marked(head):
        return what
    if header := header_of_table(head):
        return f"a table with the columns {_listed(header)}"
    text = head.text.lstrip("\ufeff")
    return next((what for what, says in _TEXTS if says(text)), "plain text")


def _binary_or_marked(head: Head) -> str | None:
    if is_binary(head):
        return "binary data"
    text = head.text.lstrip("\ufeff")
    if _HTML.match(text):
        return "an HTML page"
    if root := _ROOT.match(text):
        return f"XML with the root element <{root[1]}>"
    return _json(text, is_whole=head.is_whole) if text.lstrip()[:1] in {"{", "["} else None


def _of_lines(pattern: re.Pattern[str], least: int) -> Callable[[str], bool]:
    return lambda text: len(pattern.findall(text)) >= min(least, 1 + text.count("\n") // 8)


_TEXTS: Final = (
    ("LaTeX", _of_lines(_LATEX, 1)),
    ("Python code", _of_lines(_CODE, 1)),
    ("Markdown", _of_lines(_MARKDOWN, 3)),
)


def _json(text: str, *, is_whole: bool) -> str:
    try:
        value, _ = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        keys = dict.fromkeys(_KEY.findall(text))
        kind = "JSON that is cut off or has a fault" if is_whole else "JSON"
        return f"{kind}, with {_listed(keys)}" if keys else "text that begins like JSON"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"a JSON array of objects with {_listed(value[0])}"
    return f"a JSON object with {_listed(value)}" if isinstance(value, dict) else "a JSON array"


def header_of_table(head: Head) -> list[str] | None:
    r"""Return the cells of the first row of what seems to be a table as text, else None.

    >>> header_of_table(Head(b"Paper|Text\nViT|We propose\n"))
    ['Paper', 'Text']
    """
    if _binary_or_marked(head):
        return None
    text = head.text.lstrip("\ufeff")
    # Where a bar begins the line, it is a table of Markdown.
    for separator in "\t;," if text.startswith("|") else "\t;,|":
        # Cells may hold line ends, and a cell in the head that was cut ends nowhere.
        rows = list(islice(csv.reader(StringIO(text[:20_000]), delimiter=separator), 4))[:3]
        is_even = len({len(row) for row in rows if row}) == 1
        if len(rows) > 1 and is_even and len(rows[0]) > 1:
            return rows[0]
    return None


def _listed(names: object) -> str:
    assert isinstance(names, list | dict)
    shown = [str(name).strip()[:30] for name in list(names)[:_SHOWN]]
    rest = len(names) - len(shown)
    listed = ", ".join(shown) or "nothing in it"
    return f"{listed} and {rest} more" if rest else listed
