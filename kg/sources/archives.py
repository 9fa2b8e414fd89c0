"""Archives that are refused: 7z and rar."""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_MAGIC = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")


def sniff(head: Head) -> Match:
    r"""Say whether the bytes are those of an archive.

    >>> sniff(Head(b"Rar!\x1a\x07")).name
    'CERTAIN'
    """
    return Match.CERTAIN if head.data.startswith(_MAGIC) else Match.NO


SOURCES.register(
    "archives",
    SourceFormat(
        summary="an archive (7z or rar)",
        sniff=sniff,
        remedy="unpack it and give the folder, or pack it anew as zip or tar",
    ),
)
