"""One input as a source format sees it: its beginning, its lines, its bytes."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO, TextIO

HEAD_BYTES = 65_536
"""How much of an input a format sees when it is to recognise it."""


@dataclass(frozen=True)
class Head:
    """The beginning of an input, decompressed; `is_whole` says whether nothing follows it."""

    data: bytes
    encoding: str = "utf-8-sig"
    is_whole: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: the columns that the user names, by the field that they hold."""

    @cached_property
    def text(self) -> str:
        """The decoded beginning; a character cut in two at its end is left out."""
        return self.data.decode(self.encoding, "ignore" if not self.is_whole else "replace")


@dataclass(frozen=True)
class Document:
    """An input: the name by which papers and messages speak of it, and ways to read it.

    The name is never an absolute path. `opener` gives the decompressed bytes from the start, in a
    new file each time it is called.
    """

    name: str
    opener: Callable[[], BinaryIO]
    encoding: str = "utf-8-sig"
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: the columns that the user names, by the field that they hold."""

    @classmethod
    def of(cls, name: str, data: bytes, encoding: str = "utf-8-sig") -> "Document":
        """Return a document over bytes in memory."""
        return cls(name, lambda: io.BytesIO(data), encoding)

    def open(self) -> BinaryIO:
        """Open the bytes for reading from their start; the file can be sought in."""
        return self.opener()

    def open_text(self) -> TextIO:
        """Open the text for reading from its start, line ends untouched."""
        return io.TextIOWrapper(self.open(), self.encoding, "replace", newline="")

    def is_last_line_ended(self) -> bool:
        """Say whether the text ends with a line feed, as one that was not cut off does."""
        last = "\n"
        with self.open_text() as file:
            while part := file.read(HEAD_BYTES):
                last = part[-1]
        return last == "\n"

    def head(self) -> Head:
        """Return the beginning of the input."""
        with self.open() as file:
            data = file.read(HEAD_BYTES + 1)
        is_whole = len(data) <= HEAD_BYTES
        return Head(data[:HEAD_BYTES], self.encoding, is_whole, self.columns)

    def lines(self) -> Iterator[tuple[int, str]]:
        r"""Yield each line without its end, with its 1-based number.

        Only a line feed ends a line, with or without a carriage return before it: titles may hold
        other characters that `str.splitlines` would take for an end, such as U+2028.

        >>> list(Document.of("a.txt", b"one\r\ntwo").lines())
        [(1, 'one'), (2, 'two')]
        """
        with self.open_text() as file:
            # `newline=""` ends lines at a lone carriage return too, which is joined again here.
            number, begun = 1, ""
            for part in file:
                begun += part
                if part.endswith("\n"):
                    yield number, begun[:-1].removesuffix("\r")
                    number, begun = number + 1, ""
            if begun:
                yield number, begun.removesuffix("\r")
