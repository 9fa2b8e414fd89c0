"""Select a part of a graph: some papers and what they mention."""

from collections.abc import Iterable
from itertools import chain

from kg.graph import KnowledgeGraph
from kg.schema import NodeKind


def select(graph: KnowledgeGraph, papers: Iterable[str]) -> KnowledgeGraph:
    """Return a new graph of these papers (ids of nodes) and all that can be reached from them.

    Their entities, results and links come along, and the families of which the entities are
    variants; other papers do not. Raise `UnknownNameError` for an id that is not in the graph.

    >>> from kg.model import Paper
    >>> graph = KnowledgeGraph()
    >>> for name in "ab":
    ...     _ = graph.add_node(f"paper/{name}", Paper(name, f"Title {name}", ""))
    >>> list(select(graph, ["paper/b"]).nodes())
    ['paper/b']
    """
    kept: set[str] = set()
    waiting = list(papers)
    while waiting:
        node = waiting.pop()
        if node not in kept:
            kept.add(node)
            waiting.extend(graph.succ(node))
    part = KnowledgeGraph()
    for node in sorted(kept):
        part.add_node(node, graph.record(node))
    for edge in chain.from_iterable(map(graph.edges_from, sorted(kept))):
        part.add_edge(edge.source, edge.target, edge.relation, edge.statement)
    return part


def papers_about(graph: KnowledgeGraph, entities: Iterable[str]) -> list[str]:
    """Return the ids of the papers that introduce, use or mention every one of `entities`, sorted.

    Without entities these are all papers.
    """
    about = [set(graph.papers_of(entity)) for entity in entities]
    return sorted(set(graph.nodes(NodeKind.PAPER)).intersection(*about))
