"""The table of source formats."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from kg.errors import Problem
from kg.model import Extraction
from kg.reading.document import Document, Head
from kg.reading.record import Record
from kg.registry import Registry
from kg.text.markup import Markup

Report = Callable[[Problem], None]
"""Gets each record that is left out, and each thing in it that is left out or mended."""


class Match(IntEnum):
    """How well the beginning of an input fits a format; the format that fits best reads it."""

    NO = 0
    PERHAPS = 1
    """It is of a general form that the format reads where no other format fits: any JSON, CSV."""
    LIKELY = 2
    """Its fields or columns have names that the format knows."""
    CERTAIN = 3
    """It has what only this format has: a namespace, an envelope, a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFormat:
    """A format of papers: one sentence, how to recognise it, how to read it, its markup.

    `sniff` sees the beginning of an input, never its name, and says how well it fits. `read`
    yields a `Record` for each entry, in order and without holding the whole input in memory, or
    an `Extraction` where nothing is left to extract. It reports each entry that it cannot use,
    and raises `SourceError` where nothing of the input can be trusted, or where it holds no
    papers: an error answer, an empty page (`NoPapersError`). `markup` is what titles and abstracts
    may hold.

    A format that is known and holds nothing to be read (a page of search results, a PDF) has
    `remedy`, what to export instead, no `read`, and a `summary` that goes on after "it is".
    """

    summary: str
    sniff: Callable[[Head], Match]
    read: Callable[[Document, Report], Iterator[Record | Extraction]] | None = None
    markup: Markup = Markup.PLAIN
    remedy: str | None = None
    extra: str | None = None
    """The optional dependency that reading needs, `paperkg[EXTRA]`; None where it needs none."""


SOURCES = Registry[SourceFormat]("source format", "kg.sources")
