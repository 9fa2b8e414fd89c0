"""Archives other than zip, which are refused: tar, 7z and rar."""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_MAGIC = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_TAR = slice(257, 262)


def sniff(head: Head) -> Match:
    r"""Say whether the bytes are those of an archive.

    >>> sniff(Head(b"Rar!\x1a\x07")).name
    'CERTAIN'
    """
    is_tar = head.data[_TAR] == b"ustar"
    return Match.CERTAIN if is_tar or head.data.startswith(_MAGIC) else Match.NO


SOURCES.register(
    "archives",
    SourceFormat(
        summary="an archive (tar, 7z or rar)",
        sniff=sniff,
        remedy="unpack it and give the folder",
    ),
)
