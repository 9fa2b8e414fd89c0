"""PDF, which is refused: https://pdfa.org/resource/iso-32000-2/.

Readers of PDF guess where an abstract begins and ends; whoever has the PDF of a paper can have its
title and abstract as they were written.
"""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat


def sniff(head: Head) -> Match:
    """Say whether the mark of PDF stands among the first bytes, where readers look for it.

    >>> sniff(Head(b"%PDF-1.7")).name
    'CERTAIN'
    """
    return Match.CERTAIN if b"%PDF-" in head.data[:1024] else Match.NO


SOURCES.register(
    "pdf",
    SourceFormat(
        summary="a PDF",
        sniff=sniff,
        remedy="give title and abstract, as a reference manager or a search for it exports them",
    ),
)
