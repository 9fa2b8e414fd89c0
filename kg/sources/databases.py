"""Databases of SQLite, in which reference managers keep libraries, and which are refused.

https://www.sqlite.org/fileformat2.html
"""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat


def sniff(head: Head) -> Match:
    r"""Say whether the first bytes are those of a database.

    >>> sniff(Head(b"SQLite format 3\x00")).name
    'CERTAIN'
    """
    return Match.CERTAIN if head.data.startswith(b"SQLite format 3\0") else Match.NO


SOURCES.register(
    "databases",
    SourceFormat(
        summary="a database, such as the library of a reference manager",
        sniff=sniff,
        remedy="export the library from the program that keeps it",
    ),
)
