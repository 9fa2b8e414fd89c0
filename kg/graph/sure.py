"""What of a graph is sure, and so shown by default; `kg.sureness` says from which confidence on."""

from collections.abc import Iterator

from kg.graph.graph import KnowledgeGraph
from kg.schema import DECIDING_RELATIONS, Relation

__all__ = ["is_sure", "is_sure_result", "left_out", "sure_nodes", "sure_part"]


def sure_part(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return all nodes with the edges that are shown by default; made once, and not to be changed.

    Left out are statements that are not sure, and that a paper reports a result which is not; see
    `is_sure_result`. The graph itself is returned if there are none.
    """
    return graph.derived(_sure_part)


def is_sure(graph: KnowledgeGraph, node: str) -> bool:
    """Return whether a paper says something sure of a node, or nothing at all."""
    return bool(graph.node(node).get("sure", True))


def sure_nodes(graph: KnowledgeGraph) -> set[str]:
    """Return the nodes of which `is_sure` holds."""
    marks = graph.data.columns(None, "sure")
    return {node for node, sure in marks if sure is None or sure}


def is_sure_result(graph: KnowledgeGraph, result: str) -> bool:
    """Return whether value and kind of a result are sure, and its model, dataset and metric.

    Its task and its rival may be in doubt: then they alone are not shown.
    """
    fields = (
        data.get("sure", True)
        for said in graph.succ(result).values()
        for key, data in said.items()
        if key in DECIDING_RELATIONS
    )
    return is_sure(graph, result) and all(fields)


def left_out(graph: KnowledgeGraph) -> Iterator[tuple[str, str, str]]:
    """Yield source, target and relation of the edges that are not shown by default."""
    for source, target, key in graph.data.triples():
        if key == Relation.REPORTS:
            is_shown = is_sure_result(graph, target)
        else:
            is_shown = graph.succ(source)[target][key].get("sure", True)
        if not is_shown:
            yield source, target, key


def _sure_part(graph: KnowledgeGraph) -> KnowledgeGraph:
    marked = graph.data.sure_part()
    if marked is not None:
        return graph if marked is graph.data else KnowledgeGraph(marked)
    edges = list(left_out(graph))
    if not edges:
        return graph
    part = KnowledgeGraph()
    part.nx = graph.nx.copy()
    for source, target, key in edges:
        part.nx.remove_edge(source, target, key=key)
    return part
