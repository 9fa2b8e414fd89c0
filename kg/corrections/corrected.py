"""From extractions to the graph that a user's corrections and the ids of an earlier build make."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.corrections import overrides as of_graph
from kg.corrections import stable_ids, statements
from kg.corrections.sorts import Overrides
from kg.errors import Problem
from kg.graph import KnowledgeGraph
from kg.model import Extraction
from kg.pipeline import build_graph


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected graph, the extractions in it, and which corrections match nothing."""

    graph: KnowledgeGraph
    extractions: list[Extraction]
    unmatched: tuple[Problem, ...]


def corrected(
    extractions: Iterable[Extraction], overrides: Overrides, earlier: KnowledgeGraph | None
) -> Corrected:
    """Return the graph of extractions, corrected, with the ids that its entities have in `earlier`.

    What single papers say is corrected first, then what the names of all papers mean.
    """
    found, of_papers = statements.apply(extractions, overrides)
    graph, of_nodes = of_graph.apply(build_graph(found), overrides)
    if earlier is not None:
        graph = stable_ids.keep_ids(graph, earlier)
    return Corrected(graph, found, (*of_papers, *of_nodes))
