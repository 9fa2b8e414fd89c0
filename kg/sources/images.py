"""Images, which are refused."""

import re

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_MAGIC = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*|BM.{4}\x00{4}", re.DOTALL
)


def sniff(head: Head) -> Match:
    """Say whether the first bytes are those of PNG, JPEG, GIF, WebP, TIFF or BMP.

    >>> sniff(Head(b"GIF89a")).name
    'CERTAIN'
    """
    return Match.CERTAIN if _MAGIC.match(head.data) else Match.NO


SOURCES.register(
    "images",
    SourceFormat(
        summary="an image",
        sniff=sniff,
        remedy="leave it out",
    ),
)
