"""The graph of the annotated papers, as RDF."""

from functools import cache
from pathlib import Path

from kg.model import Extraction
from kg.pipeline import build_graph
from kg.sources import read
from tests.exports.graphs import exported

GOLD = Path(__file__).parents[1] / "gold"


@cache
def annotated_turtle() -> bytes:
    """The Turtle of all annotated papers; made once, for it takes a second."""
    found = read([GOLD / "dev.jsonl", GOLD / "train.jsonl"])
    graph = build_graph(each for each in found if isinstance(each, Extraction))
    return exported(graph, "turtle")
