"""What of a graph is sure, and so shown by default; `kg.sureness` says from which confidence on."""

from kg.graph.graph import KnowledgeGraph
from kg.schema import DECIDING_RELATIONS, Relation

__all__ = ["is_sure", "is_sure_result", "sure_part"]


def sure_part(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return all nodes with the edges that are shown by default; made once, and not to be changed.

    Left out are statements that are not sure, and that a paper reports a result which is not; see
    `is_sure_result`. The graph itself is returned if there are none.
    """
    return graph.derived(_sure_part)


def is_sure(graph: KnowledgeGraph, node: str) -> bool:
    """Return whether a paper says something sure of a node, or nothing at all."""
    return bool(graph.node(node).get("sure", True))


def is_sure_result(graph: KnowledgeGraph, result: str) -> bool:
    """Return whether value and kind of a result are sure, and its model, dataset and metric.

    Its task and its rival may be in doubt: then they alone are not shown.
    """
    edges = graph.nx.out_edges(result, keys=True, data="sure", default=True)
    fields = (sure for _, _, key, sure in edges if key in DECIDING_RELATIONS)
    return is_sure(graph, result) and all(fields)


def _sure_part(graph: KnowledgeGraph) -> KnowledgeGraph:
    left_out = [
        (source, target, key)
        for source, target, key, sure in graph.nx.edges(keys=True, data="sure", default=True)
        if not (is_sure_result(graph, target) if key == Relation.REPORTS else sure)
    ]
    if not left_out:
        return graph
    part = KnowledgeGraph()
    part.nx = graph.nx.copy()
    part.nx.remove_edges_from(left_out)
    return part
