"""A finished graph with other entities: every edge moved, every result's id made anew."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.graph import Edge, EntityRecord, KnowledgeGraph, Span, Statement
from kg.names.ids import result_id
from kg.schema import ENDS, RESULT_RELATIONS, ROLE_RELATIONS, Kind, NodeKind, Relation

Place = Callable[[str, str | None, Span | None], str | None]
"""The new id of an entity's node, for a paper's node or for none; None where it has gone.

Where a paper writes what has become several, it is what is written nearest to the span.
"""


@dataclass(frozen=True, slots=True)
class Target:
    """An entity as it is to be."""

    id: str
    record: EntityRecord


def rewrite(graph: KnowledgeGraph, targets: Iterable[Target], place: Place) -> KnowledgeGraph:
    """Return the graph with `targets` for entities, each old one standing where `place` says.

    An edge to an entity that has gone goes too, and so does a variant of itself, and an edge that
    its ends can no longer have, such as `onDataset` to what is a task now. Two edges that become
    one join their evidence.
    """
    rewritten = KnowledgeGraph()
    for target in targets:
        rewritten.add_node(target.id, target.record)
    ids: dict[str, str] = {}
    for node, kind in sorted(graph.kinds()):
        if not isinstance(kind, Kind):
            is_result = kind == NodeKind.RESULT
            ids[node] = _result(graph, node, rewritten, place) if is_result else node
            rewritten.add_node(ids[node], graph.record(node))
    for edge in graph.edges():
        for start, end, statement in _moved(graph, edge, ids, place):
            if start and end and _holds(rewritten, edge, start, end):
                rewritten.add_edge(start, end, edge.relation, statement)
    return rewritten


def _moved(
    graph: KnowledgeGraph, edge: Edge, ids: Mapping[str, str], place: Place
) -> Iterator[tuple[str | None, str | None, Statement]]:
    """Yield the ends of an edge and what it says; an edge whose mentions part becomes several."""
    if edge.relation in ROLE_RELATIONS and edge.statement.evidence:
        parts: dict[str | None, list[Span]] = defaultdict(list)
        for span in edge.statement.evidence:
            parts[place(edge.target, edge.source, span)].append(span)
        for target, spans in parts.items():
            yield edge.source, target, replace(edge.statement, evidence=tuple(spans))
    else:
        paper, near = _stated(graph, edge.source)
        start, end = (ids.get(e) or place(e, paper, near) for e in (edge.source, edge.target))
        yield start, end, edge.statement


def move(graph: KnowledgeGraph, targets: Mapping[str, Target]) -> KnowledgeGraph:
    """Return the graph with `targets` for the entities they are given for; the rest stays.

    No two entities may become one: `rewrite` joins them.
    """
    moved = KnowledgeGraph()
    moved.nx = graph.nx.copy()

    def place(node: str, _paper: str | None, _near: Span | None) -> str:
        return targets[node].id if node in targets else node

    renamed = [node for node, target in targets.items() if node != target.id]
    results = {e.source for node in renamed for e in graph.edges_to(node, *RESULT_RELATIONS)}
    moved.nx.remove_nodes_from([*targets, *results])
    ids = {node: moved.add_node(target.id, target.record) for node, target in targets.items()}
    for node in sorted(results):
        ids[node] = _result(graph, node, moved, place)
        moved.add_node(ids[node], graph.record(node))
    edges = {edge for node in ids for edge in (*graph.edges_to(node), *graph.edges_from(node))}
    for edge in sorted(edges, key=lambda edge: (edge.source, edge.target, edge.relation)):
        start, end = (ids.get(node, node) for node in (edge.source, edge.target))
        moved.add_edge(start, end, edge.relation, edge.statement)
    return moved


def _holds(graph: KnowledgeGraph, edge: Edge, source: str, target: str) -> bool:
    can = ENDS[edge.relation].allow(graph.kind(source), graph.kind(target))
    return can and source != target


def _stated(graph: KnowledgeGraph, source: str) -> tuple[str | None, Span | None]:
    """Return the paper whose statement an edge from `source` is, and where it states a result."""
    if graph.kind(source) == NodeKind.PAPER:
        return source, None
    for edge in graph.edges_to(source, Relation.REPORTS):
        return edge.source, next(iter(edge.statement.evidence), None)
    return None, None


def _result(graph: KnowledgeGraph, node: str, entities: KnowledgeGraph, place: Place) -> str:
    """Return the new id of a result, whose ends stand in `entities` by their new ids."""
    paper, near = _stated(graph, node)
    if paper is None:
        return node
    ends = {edge.relation: edge.target for edge in graph.edges_from(node, *RESULT_RELATIONS)}
    placed = {relation: place(end, paper, near) for relation, end in ends.items()}
    moved = {
        relation: end
        for relation, end in placed.items()
        if end is not None and ENDS[relation].allow(NodeKind.RESULT, entities.kind(end))
    }
    if moved == ends:
        return node
    return result_id(graph.paper(paper).id, graph.result(node).key(moved))
