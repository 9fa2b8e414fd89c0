"""Ids that entities had in former builds."""

from collections.abc import Mapping

from kg.graph import KnowledgeGraph


def successors(graph: KnowledgeGraph) -> Mapping[str, tuple[str, ...]]:
    """Return by each former id the nodes that have taken its place, sorted by id.

    A former id that a node of `graph` has again is not among them. The table is made once for a
    graph.

    >>> from kg.example import example
    >>> successors(example())
    {}
    """
    return graph.derived(_successors)


def _successors(graph: KnowledgeGraph) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in graph.nodes():
        for old in graph.node(node).get("replaces", ()):
            if old not in graph:
                found[old] = (*found.get(old, ()), node)
    return found
