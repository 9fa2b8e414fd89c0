"""A finished graph with other entities: every edge moved, every result's id made anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.graph import Edge, KnowledgeGraph
from kg.names.ids import result_id
from kg.schema import Kind, NodeKind, Relation

Place = Callable[[str, str | None], str | None]
"""The new id of an entity's node for a paper's node, or for none; None where it has gone."""

_KINDS = frozenset(Kind)
_KEY_OF_RESULT = (
    Relation.FOR_TASK,
    Relation.ON_DATASET,
    Relation.OF_MODEL,
    Relation.BY_METRIC,
)
"""The ends in the order in which `kg.names.ids.result_id` takes them."""
_ENDS = {
    Relation.FOR_TASK: {"task"},
    Relation.ON_DATASET: {"dataset"},
    Relation.OF_MODEL: {"model", "method"},
    Relation.BY_METRIC: {"metric"},
}
"""The kinds, as ids begin with them, that each end of a result has."""


@dataclass(frozen=True, slots=True)
class Target:
    """An entity as it is to be; `attributes` is what it has beside name and aliases."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)


def is_entity(graph: KnowledgeGraph, node: str) -> bool:
    """Say whether `node` is a model, method, dataset, metric or task."""
    return graph.node(node)["kind"] in _KINDS


def entities(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield the ids of all models, methods, datasets, metrics and tasks, sorted."""
    return (node for node in graph.nodes() if is_entity(graph, node))


def rewrite(graph: KnowledgeGraph, targets: Iterable[Target], place: Place) -> KnowledgeGraph:
    """Return the graph with `targets` for entities, each old one standing where `place` says.

    An edge to an entity that has gone goes too, and so does a variant of itself or of another
    kind. Two edges that become one join their evidence.
    """
    rewritten = KnowledgeGraph()
    for target in targets:
        rewritten.add_node(
            target.id, target.kind, target.name, aliases=target.aliases, **target.attributes
        )
    ids: dict[str, str] = {}
    for node in graph.nodes():
        if not is_entity(graph, node):
            is_result = graph.node(node)["kind"] == NodeKind.RESULT
            ids[node] = _result(graph, node, place) if is_result else node
            rewritten.add_node(ids[node], **graph.node(node))
    for edge in graph.edges():
        paper = _paper(graph, edge.source)
        start, end = (ids.get(e) or place(e, paper) for e in (edge.source, edge.target))
        if start and end and _holds(rewritten, edge, start, end):
            rewritten.add_edge(start, end, edge.relation, edge.statement)
    return rewritten


def _holds(graph: KnowledgeGraph, edge: Edge, source: str, target: str) -> bool:
    if edge.relation in _KEY_OF_RESULT:
        return _fits(edge.relation, edge.target, target)
    same_kind = graph.node(source)["kind"] == graph.node(target)["kind"]
    return edge.relation != Relation.VARIANT_OF or (same_kind and source != target)


def _fits(relation: Relation, before: str, after: str | None) -> bool:
    """Say whether a result still has this end: one that became of another kind may be none."""
    if after is None:
        return False
    kind = after.partition("/")[0]
    return kind in _ENDS[relation] or kind == before.partition("/")[0]


def _paper(graph: KnowledgeGraph, source: str) -> str | None:
    """Return the paper whose statement an edge from `source` is."""
    if graph.node(source)["kind"] == NodeKind.PAPER:
        return source
    reports = graph.edges_to(source, Relation.REPORTS)
    return next((edge.source for edge in reports), None)


def _result(graph: KnowledgeGraph, node: str, place: Place) -> str:
    paper = _paper(graph, node)
    ends = {edge.relation: edge.target for edge in graph.edges_from(node, *_KEY_OF_RESULT)}
    placed = {relation: place(end, paper) for relation, end in ends.items()}
    moved = {r: end for r, end in placed.items() if _fits(r, ends[r], end)}
    if moved == ends or paper is None:
        return node
    data = graph.node(node)
    key = [*(moved.get(relation) for relation in _KEY_OF_RESULT), data["result_kind"]]
    return result_id(graph.node(paper)["paper_id"], [*key, data["value"], data["unit"]])
