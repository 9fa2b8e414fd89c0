"""The table of input formats."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A format: one sentence, how to recognise it, and how to read it.

    `sniff` gets the text of an input and says whether it looks like the format; the first format
    by name that says so is taken. `read` yields papers, or extractions where nothing is left to
    extract. It reports each record that it leaves out, and raises `SourceError` where nothing of
    the input can be trusted.
    """

    summary: str
    sniff: Callable[[str], bool]
    read: Callable[[Document, Report], Iterator[Paper | Extraction]]


SOURCES = Registry[SourceFormat]("source format", "kg.sources")
