"""The objects of a JSON input, one after the other, however large it is.

Parsed by ijson, https://github.com/ICRAR/ijson, or line by line where each line is one object.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

import ijson

from kg.errors import SourceError
from kg.reading.document import Document, Head
from kg.reading.json_lines import objects
from kg.reading.registry import Report

__all__ = ["Fields", "is_lines", "json_objects"]

Fields = dict[str, Any]


def json_objects(document: Document, path: str, report: Report) -> Iterator[tuple[int, Fields]]:
    """Yield each object at `path` (of ijson) with its number, from 1 on.

    At the empty path, where the input is JSON Lines, that is the number of its line, and a line
    that holds no object is reported and left out. What is no object is passed over. JSON that
    breaks off or is none is a `SourceError`.
    """
    if path == "" and is_lines(document.head()):
        yield from objects(document, report)
        return
    number = 0
    with document.open_text() as file:
        found = ijson.items(_Utf8(file), path, use_float=True, multiple_values=True)
        while True:
            number += 1
            try:
                item = next(found, None)
            except (ijson.JSONError, ValueError, RecursionError) as error:
                problem = f"its JSON breaks off or is wrong after record {number - 1:,}"
                reason = " ".join(str(error).split())[:120]
                remedy = f"get the whole file, or mend it ({reason})"
                raise SourceError(document.name, 0, problem, remedy) from error
            if item is None:
                return
            if isinstance(item, dict):
                yield number, item


@dataclass(frozen=True, slots=True)
class _Utf8:
    """A text as the bytes that ijson reads, without a byte order mark."""

    text: TextIO

    def read(self, size: int = -1) -> bytes:
        """Return about `size` bytes, fewer only at the end."""
        return self.text.read(size).encode("utf-8", "replace")


def is_lines(head: Head) -> bool:
    r"""Say whether the first line that is not blank is a whole object: JSON Lines, or one object.

    >>> is_lines(Head(b'{"title": "ViT"}\\n{"title": "CrossViT"}\\n')), is_lines(Head(b"{\\n}"))
    (True, False)
    """
    first = next((line for line in head.text.lstrip("\ufeff").split("\n") if line.strip()), "")
    try:
        return isinstance(json.loads(first, strict=False), dict)
    except (ValueError, RecursionError):
        return False
