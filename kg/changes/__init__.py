"""What is new, gone or changed between two builds of a graph."""

from kg.changes.changes import Changes
from kg.changes.comparison import Comparison, compare
from kg.changes.forms import as_json, as_markdown, as_text

__all__ = ["Changes", "Comparison", "as_json", "as_markdown", "as_text", "compare"]
