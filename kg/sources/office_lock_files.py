"""Files that office programs keep beside an open document, `~$papers.xlsx`; they are refused."""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat

_SIZES = (162, 165)
_LONGEST_NAME = 54


def sniff(head: Head) -> Match:
    r"""Say whether a file has the size of one and says twice how long the name of its user is.

    >>> sniff(Head(b"\x03Ada".ljust(55) + b"\x03".ljust(110))).name
    'CERTAIN'
    """
    has_size = head.is_whole and len(head.data) in _SIZES
    is_name = has_size and 0 < head.data[0] <= _LONGEST_NAME and head.data[0] in head.data[54:56]
    return Match.CERTAIN if is_name else Match.NO


SOURCES.register(
    "office-lock-files",
    SourceFormat(
        summary="the lock file of a document that is open in an office program",
        sniff=sniff,
        remedy="leave it out, or close the document",
    ),
)
