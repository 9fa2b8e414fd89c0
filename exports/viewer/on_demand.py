"""Parts of a graph for a page that does not hold its papers' texts, as values of JSON.

Such a page knows all names and edges; what it asks a server for has the shape of what a smaller
page holds itself.
"""

from exports.viewer.data import node_data
from exports.viewer.details import Json, paper_details
from kg.graph import Edge, KnowledgeGraph
from kg.lookup.finding import find, paper_count
from kg.schema import ROLE_RELATIONS, Kind, NodeKind, Relation

MOST_EDGES = 200
"""Number of edges to one node, with the papers at their other ends, that are given at most."""

_ORDER = (*ROLE_RELATIONS, *(each for each in Relation if each not in ROLE_RELATIONS))


def neighbourhood(graph: KnowledgeGraph, node: str) -> Json:
    """Return a node, its neighbours, and the texts that its page quotes.

    `id` is the node's; `nodes` has it and its neighbours by id, as in the page; `edges` are
    `[source, relation, target]`: those that leave it, then those that reach it, at most
    `MOST_EDGES`, in the order in which the page lists them. `papers` has by id what the page holds
    of a paper's text: of the node itself if it is a paper, else of its neighbours. Raise
    `UnknownNameError` if no node has that id.
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


def search(graph: KnowledgeGraph, query: str, limit: int) -> Json:
    """Return nodes of every kind by name: `found`, at most `limit`, and how many `more` there are.

    A node has `id`, `kind`, `name`, `papers` (how many introduce, use or mention it) and `alias`:
    the one that fits better than the name, else null.
    """
    hits = find(graph, query, (*Kind, *NodeKind))
    shown = [
        {
            "id": hit.node,
            "kind": str(graph.node(hit.node)["kind"]),
            "name": graph.node(hit.node)["name"],
            "papers": paper_count(graph, hit.node),
            "alias": hit.matched if hit.is_alias else None,
        }
        for hit in hits[:limit]
    ]
    return {"found": shown, "more": len(hits) - len(shown)}
