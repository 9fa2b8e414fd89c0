"""Papers from files: one input format, one file."""

from kg.sources._read import read
from kg.sources._records import read_record
from kg.sources._registry import SOURCES, Document, Match, Report, SourceFormat

__all__ = ["SOURCES", "Document", "Match", "Report", "SourceFormat", "read", "read_record"]
