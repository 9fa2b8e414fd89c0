"""Nodes by the names that people give them."""

from collections.abc import Mapping
from operator import itemgetter

from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.lookup.finding import near_names, papers_beginning
from kg.names.arxiv import arxiv_id
from kg.names.doi import doi
from kg.schema import Kind, NodeKind


def name_of(graph: KnowledgeGraph, node: str | None) -> str | None:
    """Return the preferred name of a node, or None if `node` is None."""
    return None if node is None else str(graph.node(node)["name"])


def entity(graph: KnowledgeGraph, name: str, *kinds: Kind) -> str:
    """Return the node of a model, method, dataset, metric or task, or of one of `kinds`.

    `name` is an id, a name or an alias. Raise `UnknownNameError` with near names if there is none.
    """
    wanted = kinds or tuple(Kind)
    if name in graph and graph.kind(name) in wanted:
        return name
    for node in graph.resolve_all(name):
        if graph.kind(node) in wanted:
            return node
    what = kinds[0].lower() if len(kinds) == 1 else "entity"
    raise UnknownNameError(what, name, near_names(graph, name, wanted), near=True)


def dataset(graph: KnowledgeGraph, name: str) -> str:
    """Return the node of a dataset; see `entity`."""
    return entity(graph, name, Kind.DATASET)


def metric(graph: KnowledgeGraph, name: str) -> str:
    """Return the node of a metric; see `entity`."""
    return entity(graph, name, Kind.METRIC)


def task(graph: KnowledgeGraph, name: str) -> str:
    """Return the node of a task; see `entity`."""
    return entity(graph, name, Kind.TASK)


def paper(graph: KnowledgeGraph, name: str) -> str:
    """Return the node of a paper by its id, its title, its arXiv id, or the beginning of its title.

    See `papers_beginning` for which title is meant where several begin so. Raise `UnknownNameError`
    with these titles if there are still several, or with near titles if there is none.
    """
    if name in graph and graph.kind(name) == NodeKind.PAPER:
        return name
    found = graph.resolve(name, NodeKind.PAPER) or graph.derived(_by_id).get(_id_key(name))
    if found is not None:
        return found
    starting = papers_beginning(graph, name)
    if len(starting) == 1:
        return starting[0]
    titles = [graph.name(node) for node in starting[:5]]
    near = titles or near_names(graph, name, [NodeKind.PAPER])
    raise UnknownNameError("paper", name, near, near=True)


def _by_id(graph: KnowledgeGraph) -> Mapping[str, str]:
    """Return the papers by every id that inputs gave them, DOIs and citation keys among them."""
    found: dict[str, str] = {}
    names = ("other_ids", "key", "doi", "arxiv_id", "url", "paper_id")
    rows = sorted(graph.data.columns(NodeKind.PAPER, *names), key=itemgetter(0), reverse=True)
    for node, other_ids, *ids, url, own in rows:
        for known in filter(None, (*(other_ids or ()), *ids, arxiv_id(url or ""), own)):
            found[_id_key(known)] = node
    return found


def _id_key(name: str) -> str:
    return arxiv_id(name) or doi(name) or name.casefold()
