"""The table of input formats."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.registry import Registry

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one input and the name by which papers and messages speak of it.

    The name is never an absolute path. The text holds only characters that XML allows.
    """

    name: str
    text: str

    def lines(self) -> Iterator[tuple[int, str]]:
        r"""Yield each line without its end, with its 1-based number.

        Only a line feed ends a line, with or without a carriage return before it: titles may hold
        other characters that `str.splitlines` would take for an end, such as U+2028.

        >>> list(Document("a.txt", "one\r\ntwo").lines())
        [(1, 'one'), (2, 'two')]
        """
        lines = self.text.split("\n")
        if not lines[-1]:
            lines.pop()
        for number, line in enumerate(lines, 1):
            yield number, line.removesuffix("\r")


class Match(IntEnum):
    """How well an input fits a format; the format that it fits best reads it."""

    NO = 0
    """It is not of this format."""
    PERHAPS = 1
    """It has a general form, such as JSON, which the format reads where no other one is certain."""
    CERTAIN = 2
    """It has what only this format has: a header, a namespace, a key."""


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A format: a short description, how to recognise it, how to read it, and an example.

    `sniff` gets the text of an input and returns how well it fits. An input that fits two formats
    equally well is an error that names both. `read` yields papers, or extractions where nothing is
    left to extract. It reports each record that it leaves out, and raises `SourceError` where
    nothing of the input can be trusted. `example` is a short, whole input with one paper at least:
    the tests of all formats recognise it, read it and break it.
    """

    summary: str
    sniff: Callable[[str], Match]
    read: Callable[[Document, Report], Iterator[Paper | Extraction]]
    example: str


SOURCES = Registry[SourceFormat]("source format", "kg.sources")
