"""The objects of a JSON input, one after the other, however large it is.

Parsed by ijson, https://github.com/ICRAR/ijson, or line by line where each line is one object.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import ijson

from kg.errors import SourceError
from kg.reading.document import Document, Head
from kg.reading.json.faults import Fault, fault_of
from kg.reading.json.lines import objects
from kg.reading.json.text import JsonText
from kg.reading.registry import Report

__all__ = ["Fields", "is_lines", "json_objects"]

Fields = dict[str, Any]
_PIECE: Final = 2**20
"""Bytes parsed at once; a text of many pieces takes the parser quadratic time."""
_FAULTS: Final = (ijson.JSONError, ValueError, RecursionError)


def json_objects(document: Document, path: str, report: Report) -> Iterator[tuple[int, Fields]]:
    """Yield each object at `path` (of ijson) with its number, from 1 on.

    At the empty path, where the input is JSON Lines, that is the number of its line, and a line
    that holds no object is reported and left out. What is no object, such as the null that some
    services give for an id that they do not know, is passed over but counted. JSON that breaks off
    or is none is a `SourceError`; `NaN`, which Python writes for what is missing, is null.
    """
    if path == "" and is_lines(document.head()):
        yield from objects(document, report)
        return
    number = 0
    try:
        for number, item in _items(document, path, mend=False):
            if isinstance(item, dict):
                yield number, item
    except _FAULTS:
        yield from _mended(document, path, number)


def _mended(document: Document, path: str, before: int) -> Iterator[tuple[int, Fields]]:
    """Yield the objects behind the first `before` ones of an input that is not quite JSON."""
    number = before
    try:
        for number, item in islice(_items(document, path, mend=True), before, None):
            if isinstance(item, dict):
                yield number, item
    except _FAULTS as error:
        fault = fault_of(document) or Fault(0, 0, str(error))
        place = f" at column {fault.column:,}," if fault.line else ""
        problem = f"its JSON breaks off or is wrong{place} after record {number:,}"
        remedy = f"get the whole file, or mend it ({fault.reason})"
        raise SourceError(document.name, fault.line, problem, remedy) from error


def _items(document: Document, path: str, *, mend: bool) -> Iterator[tuple[int, Any]]:
    with document.open_text() as file:
        text = JsonText(file, mend=mend)
        found = ijson.items(text, path, buf_size=_PIECE, use_float=True, multiple_values=True)
        yield from enumerate(found, start=1)


def is_lines(head: Head) -> bool:
    r"""Say whether the first line that is not blank is a whole object: JSON Lines, or one object.

    >>> is_lines(Head(b'{"title": "ViT"}\n{"title": "CrossViT"}\n')), is_lines(Head(b"{\n}"))
    (True, False)
    """
    lines = [line for line in head.text.lstrip("\ufeff").split("\n", 9)[:9] if line.strip()]
    if not lines or not lines[0].lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(lines[0], strict=False), dict)
    except (ValueError, RecursionError):
        # One line that breaks off, or one that is longer than the head.
        return len(lines) == 1 and len(lines[0]) > 1
