"""Python dictionaries as `print` or `str` writes them, often named .json or .jsonl: refused."""

import re
from typing import Final

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_BEGINNING: Final = re.compile(r"\ufeff?\s*[\[(]?\s*\{\s*(?:'[^'\n]{1,80}'\s*:|u'|\d+\s*:)")


def sniff(head: Head) -> Match:
    """Say whether a dictionary begins there whose first key stands in single quotes.

    >>> sniff(Head(b"{'title': 'CrossViT', 'abstract': None}")).name
    'CERTAIN'
    """
    return Match.CERTAIN if _BEGINNING.match(head.text) else Match.NO


SOURCES.register(
    "python-dictionaries",
    SourceFormat(
        summary="Python dictionaries, which are no JSON",
        sniff=sniff,
        remedy="write them with json.dumps, one a line, and give that file",
    ),
)
