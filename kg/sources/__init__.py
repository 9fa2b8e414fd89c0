"""Papers from files: one input format, one file.

What a format needs is here; `kg.reading` says what each of these is, and has what formats share.
"""

from kg.reading.document import Document, Head
from kg.reading.reader import read
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup

__all__ = [
    "SOURCES",
    "Document",
    "Head",
    "Markup",
    "Match",
    "Record",
    "Report",
    "SourceFormat",
    "read",
]
