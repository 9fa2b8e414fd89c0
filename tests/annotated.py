"""The annotated papers, and what is made of them; each made once, so nothing may change it."""

from functools import cache
from pathlib import Path

from kg.graph import KnowledgeGraph
from kg.model import Extraction
from kg.pipeline import build_graph
from kg.sources import read
from tests.exports.exported import exported
from tests.paths import DEV, TRAIN


@cache
def annotated_papers(*files: Path) -> tuple[Extraction, ...]:
    """The papers of these files, of all without any."""
    found = read(files or [DEV, TRAIN], format="extractions")
    return tuple(each for each in found if isinstance(each, Extraction))


@cache
def annotated_graph(*files: Path) -> KnowledgeGraph:
    """The graph of these files, of all without any."""
    return build_graph(annotated_papers(*files))


@cache
def annotated_turtle() -> bytes:
    """The Turtle of all annotated papers."""
    return exported(annotated_graph(), "turtle")
