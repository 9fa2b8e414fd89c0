"""Members of zip archives: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT."""

from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import SourceError
from kg.reading.inputs.compression import Decompressor, Opener
from kg.reading.inputs.members import Member

__all__ = ["is_zip", "zip_members"]

_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENT_PARTS: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""Members of Office Open XML, OpenDocument and EPUB, whose files are zip archives too."""


def is_zip(head: bytes) -> bool:
    """Say whether a file that begins so is a zip archive."""
    return head.startswith(_MAGIC)


def zip_members(name: str, opener: Opener) -> list[Member] | None:
    """Return the files in an archive, or None where it is a document.

    One that is damaged or encrypted is a `SourceError`.
    """
    try:
        with opener() as file, ZipFile(file) as archive:
            members = archive.infolist()
    except (BadZipFile, NotImplementedError) as error:
        problem = f"it is a zip archive that is damaged or cut off ({error})"
        raise SourceError(name, 0, problem, "get the whole file again") from error
    if _DOCUMENT_PARTS.intersection(member.filename for member in members):
        return None
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(name, 0, "it is encrypted", "unpack it with its password")
    return [_member(name, opener, each) for each in members if not each.is_dir()]


def _member(name: str, opener: Opener, member: ZipInfo) -> Member:
    def opened() -> tuple[Decompressor, BinaryIO]:
        packed = opener()
        try:
            return ZipFile(packed).open(member), packed
        except (BadZipFile, NotImplementedError) as error:
            packed.close()
            problem = f"{member.filename!r} in it cannot be unpacked ({error})"
            raise SourceError(name, 0, problem, "unpack it, and give the folder") from error

    return Member(member.filename, opened)
