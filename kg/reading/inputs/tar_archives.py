"""Members of tar archives: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html.

Read are those of POSIX and of GNU; links and devices in them are passed over.
"""

import tarfile
from typing import BinaryIO, Final

from kg.errors import SourceError
from kg.reading.inputs.compression import Decompressor, Opener
from kg.reading.inputs.members import Member

__all__ = ["is_tar", "tar_members"]

_MAGIC: Final = b"ustar"
_PLACE: Final = slice(257, 262)


def is_tar(head: bytes) -> bool:
    """Say whether a file that begins so is a tar archive.

    >>> is_tar(bytes(257) + b"ustar"), is_tar(b"ustar")
    (True, False)
    """
    return head[_PLACE] == _MAGIC


def tar_members(name: str, opener: Opener) -> list[Member]:
    """Return the files in an archive; one that is damaged is a `SourceError`."""
    try:
        with opener() as file, tarfile.open(fileobj=file, mode="r:") as archive:
            return [_member(opener, each) for each in archive.getmembers() if each.isreg()]
    except tarfile.TarError as error:
        problem = f"it is a tar archive that is damaged or cut off ({error})"
        raise SourceError(name, 0, problem, "get the whole file again") from error


def _member(opener: Opener, member: tarfile.TarInfo) -> Member:
    def opened() -> tuple[Decompressor, BinaryIO]:
        packed = opener()
        archive = tarfile.open(fileobj=packed, mode="r:")  # noqa: SIM115 - its reader closes it
        file = archive.extractfile(member)
        assert file is not None
        return file, packed

    return Member(member.name, opened)
