"""Papers from files: one input format, one file."""

from kg.sources._read import read
from kg.sources._registry import SOURCES, Document, Report, SourceFormat

__all__ = ["SOURCES", "Document", "Report", "SourceFormat", "read"]
