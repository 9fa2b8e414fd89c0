"""Compressed files, recognised by their first bytes and decompressed while they are read.

gzip https://www.rfc-editor.org/rfc/rfc1952, bzip2 https://sourceware.org/bzip2/,
xz https://tukaani.org/xz/xz-file-format.txt, Zstandard https://www.rfc-editor.org/rfc/rfc8878.
"""

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, BinaryIO, Final, Protocol
from zipfile import BadZipFile

from backports.zstd import ZstdError, ZstdFile

from kg.errors import SourceError

__all__ = ["MOST_BYTES", "Budget", "Decompressor", "Opener", "decompressed", "guarded"]

Opener = Callable[[], BinaryIO]

MOST_BYTES: Final = 40 * 2**30
"""Bytes that a file, or an archive, may unpack to: eight times arXiv's metadata."""
_DEEPEST: Final = 3
"""How often one file may be compressed again."""
_DAMAGE: Final = (OSError, EOFError, BadZipFile, lzma.LZMAError, zlib.error, ZstdError)
_MAGIC: Final = re.compile(
    rb"(?P<gzip>\x1f\x8b\x08)|(?P<bzip2>BZh[1-9](?:1AY&SY|\x17rE8P\x90))"
    rb"|(?P<xz>\xfd7zXZ\x00)|(?P<zstd>\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)",
    re.DOTALL,
)


class Decompressor(Protocol):
    """What of a file of `gzip`, `bz2`, `lzma`, `zipfile`, `tarfile` or `backports.zstd` is used."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none only at the end."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place and return it."""
        ...

    def tell(self) -> int:
        """Return the place."""
        ...

    def close(self) -> None:
        """Close it; it cannot be read any more."""
        ...


class Budget:
    """How many bytes all that is packed in one file has given so far; `MOST_BYTES` at most."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._reached: Counter[object] = Counter()
        self._sum = 0

    def reach(self, place: object, position: int, name: str) -> None:
        """Count the bytes of a part up to a position, each once; too many are a `SourceError`."""
        self._sum += max(0, position - self._reached[place])
        self._reached[place] = max(position, self._reached[place])
        if self._sum > MOST_BYTES:
            what = "it unpacks" if name == self._name else f"with it {self._name} unpacks"
            problem = f"{what} to more than {MOST_BYTES:,} bytes"
            raise SourceError(name, 0, problem, "give a part of it")


def decompressed(name: str, opener: Opener, budget: Budget) -> Opener:
    """Return an opener of the bytes inside, or `opener` itself where nothing is compressed.

    Where the data is damaged, cut off or unpacks to more than the budget allows, reading raises
    `SourceError` with `name`.
    """
    for _ in range(_DEEPEST):
        with opener() as file:
            match = _MAGIC.match(file.read(16))
        if match is None or match.lastgroup is None:
            return opener
        opener = _unpacking(name, match.lastgroup, opener, budget)
    raise SourceError(name, 0, "it is compressed many times over", "unpack it, and give the file")


def guarded(
    name: str, file: tuple[Decompressor, BinaryIO], reach: Callable[[int, str], None]
) -> BinaryIO:
    """Return a file with faults of its data as `SourceError`; `reach` is told how far it is read.

    With it stands the file that it reads from, which is closed after it.
    """
    return io.BufferedReader(_Guarded(name, file, reach), 2**16)


def _unpacking(name: str, kind: str, opener: Opener, budget: Budget) -> Opener:
    reach = partial(budget.reach, object())

    def opened() -> BinaryIO:
        packed = opener()
        return guarded(name, (_decompressor(kind, packed), packed), reach)

    return opened


def _decompressor(kind: str, packed: BinaryIO) -> Decompressor:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=packed, mode="rb")
    if kind == "bzip2":
        return bz2.BZ2File(packed)
    if kind == "xz":
        return lzma.LZMAFile(packed)
    return ZstdFile(packed)


class _Guarded(io.RawIOBase):
    """A decompressing file whose faults say of which input they are."""

    def __init__(
        self, name: str, file: tuple[Decompressor, BinaryIO], reach: Callable[[int, str], None]
    ) -> None:
        self._name, self._reach = name, reach
        self._file, self._packed = file

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be sought in."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - as typeshed has it
        """Read decompressed bytes into `buffer`."""
        with self._faults():
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._reach(self._file.tell(), self._name)
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place in the decompressed bytes; backwards, all is decompressed again."""
        with self._faults():
            return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the decompressed bytes."""
        return self._file.tell()

    def close(self) -> None:
        """Close the file, and those that it reads from."""
        if not self.closed:
            self._file.close()
            self._packed.close()
        super().close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            problem = f"its compressed data is damaged or cut off ({error})"
            raise SourceError(self._name, 0, problem, "get the whole file again") from error
