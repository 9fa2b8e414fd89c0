"""Members of zip archives: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import SourceError
from kg.reading.inputs.compression import Opener, decompressed, guarded
from kg.reading.inputs.files import Input
from kg.text.characters import mend

__all__ = ["unpacked"]

_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_DEEPEST: Final = 3
"""How often an archive may lie in another one."""
_DOCUMENT_PARTS: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""Members of Office Open XML, OpenDocument and EPUB, whose files are zip archives too."""


def unpacked(given: Input, depth: int = 0) -> Iterator[Input]:
    """Yield `given` decompressed, or each member of the zip archive that it is, sorted by name.

    Hidden members are passed over. Archives inside it are unpacked too. An archive that cannot be
    read is a `SourceError`.
    """
    opener = decompressed(given.name, given.opener)
    with opener() as file:
        is_zip = file.read(4) in _MAGIC
    members = _members(given.name, opener) if is_zip else None
    if members is None:
        yield replace(given, opener=opener)
        return
    if depth == _DEEPEST:
        raise SourceError(given.name, 0, "archives lie in archives here", "unpack it")
    for member in members:
        name = mend(member.filename)[0]
        inside = Input(
            f"{given.name}/{name}",
            f"{given.shown}/{name}",
            _member_opener(given.name, opener, member),
            is_named=False,
        )
        yield from unpacked(inside, depth + 1)


def _members(name: str, opener: Opener) -> list[ZipInfo] | None:
    """Return the members that are files, or None where the archive is a document."""
    try:
        with opener() as file, ZipFile(file) as archive:
            members = archive.infolist()
    except (BadZipFile, NotImplementedError) as error:
        problem = f"it is a zip archive that is damaged or cut off ({error})"
        raise SourceError(name, 0, problem, "get the whole file again") from error
    if _DOCUMENT_PARTS.intersection(member.filename for member in members):
        return None
    wanted = [member for member in members if not member.is_dir() and not _is_hidden(member)]
    for member in wanted:
        if member.flag_bits & 1:
            raise SourceError(name, 0, "it is encrypted", "unpack it with its password")
    return sorted(wanted, key=lambda member: member.filename)


def _is_hidden(member: ZipInfo) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/"))


def _member_opener(name: str, opener: Opener, member: ZipInfo) -> Opener:
    def opened() -> BinaryIO:
        packed = opener()
        try:
            file = ZipFile(packed).open(member)  # noqa: SIM115 - `guarded` closes it
        except (BadZipFile, NotImplementedError) as error:
            packed.close()
            problem = f"{member.filename!r} in it cannot be unpacked ({error})"
            raise SourceError(name, 0, problem, "unpack it, and give the folder") from error
        return guarded(name, file, [packed])

    return opened
