"""XML documents that stand one behind the other in a file, as downloads page by page leave them."""

from collections.abc import Iterator
from typing import BinaryIO, Final

__all__ = ["XmlDocument", "xml_documents"]

_DECLARATION: Final = b"<?xml "
_KEPT: Final = len(_DECLARATION) - 1


class XmlDocument:
    """One document of several: a file that ends before the next XML declaration."""

    def __init__(self, file: BinaryIO, begun: bytes) -> None:
        self._file, self._waiting, self._is_first = file, begun, True
        self.rest: bytes | None = None
        """What was read of the next document, once this one is read to its end; None if none."""

    def read(self, size: int = 65_536) -> bytes:
        """Return about `size` bytes, none at the end of the document."""
        if self.rest is not None:
            return b""
        given = self._waiting
        while len(given) < size + _KEPT and (more := self._file.read(size)):
            given += more
        place = given.find(_DECLARATION, 1 if self._is_first else 0)
        self._is_first &= not given
        if place >= 0:
            self.rest, self._waiting = given[place:], b""
            return given[:place]
        # The beginning of a declaration may stand at the end of what was read.
        end = len(given) - _KEPT if len(given) >= size + _KEPT else len(given)
        self._waiting = given[end:]
        return given[:end]


def xml_documents(file: BinaryIO) -> Iterator[XmlDocument]:
    """Yield each document; the next one is there when one is read to its end.

    >>> import io
    >>> found = xml_documents(io.BytesIO(b"<?xml version='1.0'?><a/><?xml version='1.0'?><b/>"))
    >>> [document.read() for document in found]
    [b"<?xml version='1.0'?><a/>", b"<?xml version='1.0'?><b/>"]
    """
    begun: bytes | None = b""
    while begun is not None:
        document = XmlDocument(file, begun)
        yield document
        while document.rest is None and document.read():
            pass
        begun = document.rest
