"""Parts of a graph for a page that does not hold its papers' texts, as values of JSON.

Such a page knows all names and edges; what it asks a server for has the shape of what a smaller
page holds itself.
"""

from exports.viewer.data import node_data
from exports.viewer.details import Json, paper_details
from exports.viewer.folded import FoldedNames, folded_names
from kg.graph import Edge, KnowledgeGraph
from kg.schema import ROLE_RELATIONS, NodeKind, Relation

MOST_EDGES = 200
"""So many edges to one node, and papers at their other ends, come along; each of the others comes
when it is asked for itself."""

_ORDER = (*ROLE_RELATIONS, *(each for each in Relation if each not in ROLE_RELATIONS))


def neighbourhood(graph: KnowledgeGraph, node: str) -> Json:
    """Return a node, its neighbours, and the texts that its page quotes.

    `id` is the node's; `nodes` has it and its neighbours by id, as in the page; `edges` are
    `[source, relation, target]`: those that leave it, then those that reach it, in the order in
    which the page lists them and at most `MOST_EDGES`. `papers` holds by id what the page holds of
    a paper's text: of the node itself, or of the papers at the other ends. An unknown id is an
    `UnknownNameError`.
    """
    is_paper = graph.node(node)["kind"] == NodeKind.PAPER
    edges = [*graph.edges_from(node), *sorted(graph.edges_to(node), key=_rank)[:MOST_EDGES]]
    near = dict.fromkeys([node, *(end for edge in edges for end in (edge.source, edge.target))])
    nodes = {each: node_data(graph, each) for each in near}
    papers = [each for each in near if nodes[each]["kind"] == NodeKind.PAPER]
    return {
        "id": node,
        "nodes": nodes,
        "edges": [[edge.source, str(edge.relation), edge.target] for edge in edges],
        "papers": {each: paper_details(graph, each) for each in ([node] if is_paper else papers)},
    }


def _rank(edge: Edge) -> tuple[int, float, str]:
    return _ORDER.index(edge.relation), -edge.statement.confidence, edge.source


def search(graph: KnowledgeGraph, words: str, limit: int) -> Json:
    """Return what the page's own search finds: `found`, at most `limit`, and how many `more`.

    Of each: `id`, `kind`, `name`, `papers` (that introduce, use or mention it) and `alias`, the one
    that fits better than the name, else null.
    """
    names = graph.derived(_names)
    found = names.find(words)
    shown = [
        {
            "id": hit.node,
            "kind": str(graph.node(hit.node)["kind"]),
            "name": graph.node(hit.node)["name"],
            "papers": names.papers[hit.node],
            "alias": hit.alias,
        }
        for hit in found[:limit]
    ]
    return {"found": shown, "more": len(found) - len(shown)}


def _names(graph: KnowledgeGraph) -> FoldedNames:
    return folded_names(graph)
