"""Texts and slides of office programs and e-books, which are refused; Office before 2007 too.

https://ecma-international.org/publications-and-standards/standards/ecma-376/ and
https://docs.oasis-open.org/office/OpenDocument/v1.3/.
"""

import re

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_ZIP, _BEFORE_2007 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = re.compile(
    rb"word/|ppt/|mimetypeapplication/(?:vnd\.oasis\.opendocument\.(?!spreadsheet)|epub\+zip)"
)

_STREAMS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document"))


def sniff(head: Head) -> Match:
    r"""Say whether the bytes are those of a text or slides; a file before 2007 may be a table.

    >>> sniff(Head(b"PK\x03\x04 word/document.xml")).name
    'CERTAIN'
    """
    if head.data.startswith(_BEFORE_2007):
        return Match.CERTAIN if any(name in head.data for name in _STREAMS) else Match.PERHAPS
    is_text = head.data.startswith(_ZIP) and _PARTS.search(head.data)
    return Match.CERTAIN if is_text else Match.NO


SOURCES.register(
    "office-documents",
    SourceFormat(
        summary="a document of an office program",
        sniff=sniff,
        remedy="save its titles and abstracts as a table, one paper a row",
    ),
)
