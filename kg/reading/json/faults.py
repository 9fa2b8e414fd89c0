"""Where a JSON input breaks off or is wrong."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import ijson

from kg.reading.document import Document
from kg.reading.json.text import JsonText

__all__ = ["Fault", "fault_of"]

_PIECE: Final = 2**16
_CONTINUES, _CONTINUATION = 0b1100_0000, 0b1000_0000
"""The bits of a byte of UTF-8 that say whether it continues a character, and what they say."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The place of the first character that cannot be, or of the end; both are 1-based."""

    line: int
    column: int
    reason: str


def fault_of(document: Document) -> Fault | None:
    r"""Return the first fault of a JSON input, or None where a parser finds none.

    The input is parsed twice: in pieces, of which one has the fault, then that one byte by byte.

    >>> fault_of(Document.of("a.json", b'{"title":\n "ViT", "x": tru}'))
    Fault(line=2, column=17, reason='invalid string in json text.')
    >>> fault_of(Document.of("a.json", b'{"title": "V'))
    Fault(line=1, column=13, reason='premature EOF')
    """
    whole = _faulty_piece(document)
    if whole is None:
        return None
    parser, (line, column) = _parser(), (1, 1)
    with document.open_text() as file:
        pieces = _pieces(JsonText(file, mend=True, keep_length=True))
        try:
            for piece in islice(pieces, whole):
                parser.send(piece)
                line, column = _behind(line, column, piece)
            for byte in next(pieces, b""):
                parser.send(bytes([byte]))
                line, column = _behind(line, column, bytes([byte]))
            parser.close()
        except ijson.JSONError as error:
            return Fault(line, column, _reason(error))
    return None


def _faulty_piece(document: Document) -> int | None:
    """Return how many pieces stand before the one that the parser stops at."""
    parser, number = _parser(), 0
    with document.open_text() as file:
        try:
            for piece in _pieces(JsonText(file, mend=True, keep_length=True)):
                parser.send(piece)
                number += 1
            parser.close()
        except ijson.JSONError:
            return number
        except ValueError:
            # It is nested too deep, which is no fault of one place.
            return None
    return None


def _pieces(text: JsonText) -> Iterator[bytes]:
    while piece := text.read(_PIECE):
        yield piece


def _parser() -> "Generator[None, bytes, None]":
    sink = _sink()
    next(sink)
    parser: Generator[None, bytes, None] = ijson.basic_parse_coro(sink, multiple_values=True)
    return parser


def _sink() -> "Generator[None, object, None]":
    while True:
        yield


def _behind(line: int, column: int, data: bytes) -> tuple[int, int]:
    """Return the place behind `data` that begins at a place."""
    ends = data.count(b"\n")
    rest = data.rpartition(b"\n")[2]
    characters = sum(byte & _CONTINUES != _CONTINUATION for byte in rest)
    return line + ends, (1 if ends else column) + characters


def _reason(error: Exception) -> str:
    return str(error).split("\n", 1)[0].partition("error: ")[2]
