"""Web pages of which no other format knows what stands where: refused."""

import re
from typing import Final

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_HTML: Final = re.compile(
    r"(?is)\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b"
)


def sniff(head: Head) -> Match:
    """Say whether HTML stands there.

    >>> sniff(Head(b"<!-- saved --><!DOCTYPE html><html>")).name
    'PERHAPS'
    """
    return Match.PERHAPS if _HTML.match(head.text) else Match.NO


SOURCES.register(
    "web-pages",
    SourceFormat(
        summary="a web page, in which it is not known where papers stand",
        sniff=sniff,
        remedy="export the papers from the site as BibTeX, RIS or CSV, or collect them in Zotero",
    ),
)
