"""A file in an archive."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from kg.reading.inputs.compression import Decompressor

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name, with folders, and a way to read it from its start.

    `opener` also returns the file that must be closed after it.
    """

    name: str
    opener: Callable[[], tuple[Decompressor, BinaryIO]]
