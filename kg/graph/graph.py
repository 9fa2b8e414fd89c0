"""The graph: papers, entities, results and links over a `networkx.MultiDiGraph`.

A node's id is its kind and its local name, such as `dataset/imagenet-1k`. Every node has `kind`,
`name` and `aliases`; every edge has its relation as key, and `evidence` (spans of the paper's
text: 0-based, half-open, in code points), `confidence` and `extractor`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import networkx as nx

from kg.errors import GraphError, UnknownNameError
from kg.names.folding import fold
from kg.names.index import Bearers
from kg.schema import ANNOTATION, ROLE_RELATIONS, Kind, NodeKind, Relation

T = TypeVar("T")
Span = tuple[int, int]
"""Start and end in a paper's text: 0-based, half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an edge says beside its two ends: where it stands, how sure it is, who found it."""

    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    extractor: str = ANNOTATION
    role_confidence: float | None = None
    """How sure the role is, for edges from a paper to an entity; else None."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One edge of the graph, as sorted views give it."""

    source: str
    target: str
    relation: Relation
    statement: Statement


class KnowledgeGraph:
    """Papers, entities, results and links, with evidence; `nx` is the NetworkX graph inside.

    It holds data alone. `kg.KnowledgeGraph`, which users get, adds look-up, questions and display.
    """

    def __init__(self) -> None:
        self.nx: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._derived: dict[object, Any] = {}

    def __len__(self) -> int:
        return len(self.nx)

    def __contains__(self, node: object) -> bool:
        return node in self.nx

    def __repr__(self) -> str:
        papers = sum(1 for _ in self.nodes(NodeKind.PAPER))
        return f"<KnowledgeGraph: {papers} papers, {len(self)} nodes, {self.nx.size()} edges>"

    def __iter__(self) -> Iterator[str]:
        return self.nodes()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return dict(self.nx.nodes) == dict(other.nx.nodes) and list(self.edges()) == list(
            other.edges()
        )

    __hash__ = None  # type: ignore[assignment]  # a graph changes: "Incompatible types in assignment"

    def add_node(
        self,
        node: str,
        kind: Kind | NodeKind,
        name: str,
        *,
        aliases: Iterable[str] = (),
        **attributes: object,
    ) -> str:
        """Add a node, or join `aliases` and what is not yet known to the one that is there.

        Returns the id. A node that is there with another kind is a `GraphError`.
        """
        self._derived.clear()
        if node not in self.nx:
            rest = tuple(sorted(set(aliases) - {name}))
            self.nx.add_node(node, kind=str(kind), name=name, aliases=rest, **attributes)
            return node
        data = self.nx.nodes[node]
        if data["kind"] != kind:
            raise GraphError(f"{node} is a {data['kind']} and cannot also be a {kind}; rename one")
        names = {*data["aliases"], *aliases, name}
        data["aliases"] = tuple(sorted(names - {data["name"]}))
        for key, value in attributes.items():
            data[key] = _join_attribute(key, data.get(key), value)
        return node

    def add_edge(
        self, source: str, target: str, relation: Relation, statement: Statement
    ) -> Relation:
        """Add an edge between nodes that are there; the same edge again joins its evidence.

        A paper holds one role for one entity: introduced before used before mentioned. Returns
        the relation that the edge bears in the end.
        """
        for node in (source, target):
            if node not in self.nx:
                raise UnknownNameError("node", node, ())
        self._derived.clear()
        if not self.nx.has_edge(source, target):
            self.nx.add_edge(source, target, key=str(relation), **_edge_data(statement))
            return relation
        if relation in ROLE_RELATIONS:
            held = [r for r in ROLE_RELATIONS if self.nx.has_edge(source, target, key=r)]
            if held and held[0] != relation:
                before = self.statement(source, target, held[0])
                self.nx.remove_edge(source, target, key=held[0])
                stronger = min(relation, held[0], key=ROLE_RELATIONS.index)
                first, second = (before, statement) if stronger == held[0] else (statement, before)
                relation, statement = stronger, _with_evidence(first, second)
        if self.nx.has_edge(source, target, key=relation):
            statement = _join(self.statement(source, target, relation), statement)
        self.nx.add_edge(source, target, key=str(relation), **_edge_data(statement))
        return relation

    def merge(self, other: "KnowledgeGraph") -> None:
        """Take in all of `other`; merging the same graph twice changes nothing."""
        for node, data in other.nx.nodes(data=True):
            self.add_node(node, **data)
        for edge in other.edges():
            self.add_edge(edge.source, edge.target, edge.relation, edge.statement)

    def statement(self, source: str, target: str, relation: Relation) -> Statement:
        """Return what the edge says; an edge that is not there is an error."""
        data = self.nx.get_edge_data(source, target, key=str(relation))
        if data is None:
            raise UnknownNameError(f"edge {relation} from {source} to", target, ())
        return Statement(
            evidence=data["evidence"],
            confidence=data["confidence"],
            extractor=data["extractor"],
            role_confidence=data.get("role_confidence"),
        )

    def node(self, node: str) -> Mapping[str, Any]:
        """Return the attributes of a node; an unknown id is an error."""
        if node not in self.nx:
            raise UnknownNameError("node", node, ())
        data: Mapping[str, Any] = self.nx.nodes[node]
        return data

    def nodes(self, kind: Kind | NodeKind | None = None) -> Iterator[str]:
        """Yield ids in sorted order, of one kind or of all."""
        nodes = self.nx.nodes(data=True)
        yield from sorted(n for n, data in nodes if kind is None or data["kind"] == kind)

    def edges(self) -> Iterator[Edge]:
        """Yield all edges, sorted by source, target and relation."""
        for source in sorted(self.nx):
            yield from self.edges_from(source)

    def edges_from(self, source: str, *relations: Relation) -> Iterator[Edge]:
        """Yield the edges leaving `source`, all or of `relations`, by target and relation."""
        for _, target, key in sorted(self.nx.out_edges(source, keys=True)):
            if not relations or key in relations:
                relation = Relation(key)
                yield Edge(source, target, relation, self.statement(source, target, relation))

    def edges_to(self, target: str, *relations: Relation) -> Iterator[Edge]:
        """Yield the edges reaching `target`, all or of `relations`, by source and relation."""
        for source, _, key in sorted(self.nx.in_edges(target, keys=True)):
            if not relations or key in relations:
                relation = Relation(key)
                yield Edge(source, target, relation, self.statement(source, target, relation))

    def papers_of(self, entity: str) -> list[str]:
        """Return the ids of the papers that introduce, use or mention `entity`, sorted."""
        edges = self.nx.in_edges(entity, keys=True)
        return sorted({source for source, _, key in edges if key in ROLE_RELATIONS})

    def text(self, paper: str) -> str:
        """Return title, newline, abstract of a paper: what evidence counts in."""
        data = self.node(paper)
        return f"{data['title']}\n{data['abstract']}"

    def resolve(self, name: str, kind: Kind | NodeKind | None = None) -> str | None:
        """Return the id of the node that bears exactly this name or alias after folding, or None.

        Of several bearers the one whose preferred name it is, then the one with most papers,
        then the first id.
        """
        return next(iter(self.resolve_all(name, kind)), None)

    def resolve_all(self, name: str, kind: Kind | NodeKind | None = None) -> list[str]:
        """Return the ids of all nodes that bear this name or alias after folding, best first."""
        folded = fold(name)
        bearers = self.derived(_bearers)[folded]
        wanted = [n for n in bearers if kind is None or self.nx.nodes[n]["kind"] == kind]

        def rank(node: str) -> tuple[bool, int, str]:
            preferred = fold(self.nx.nodes[node]["name"]) == folded
            return (not preferred, -len(self.papers_of(node)), node)

        return sorted(wanted, key=rank)

    def derived(self, make: Callable[["KnowledgeGraph"], T]) -> T:
        """Return `make(self)`, made once and kept until a node or an edge is added or merged.

        A change made to `nx` itself is not noticed.
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found


def _bearers(graph: KnowledgeGraph) -> Bearers:
    return Bearers((node, data) for node, data in graph.nx.nodes(data=True))


def _join_attribute(key: str, old: Any, new: Any) -> Any:  # noqa: ANN401 - whatever a node holds
    """Return what a node holds when told twice: all sources, else what it was told first."""
    if key == "source":
        return tuple(sorted({*(old or ()), *(new or ())}))
    return new if old is None else old


def _with_evidence(first: Statement, second: Statement) -> Statement:
    """`first`, with the evidence of both: the weaker role's own confidence goes with it."""
    return Statement(
        evidence=tuple(sorted({*first.evidence, *second.evidence})),
        confidence=first.confidence,
        extractor=first.extractor,
        role_confidence=first.role_confidence,
    )


def _join(first: Statement, second: Statement) -> Statement:
    """Both statements as one: all evidence, the higher confidences, every extractor."""
    roles = [s.role_confidence for s in (first, second) if s.role_confidence is not None]
    extractors = {*first.extractor.split("+"), *second.extractor.split("+")}
    return Statement(
        evidence=tuple(sorted({*first.evidence, *second.evidence})),
        confidence=max(first.confidence, second.confidence),
        extractor="+".join(sorted(extractors)),
        role_confidence=max(roles, default=None),
    )


def _edge_data(statement: Statement) -> dict[str, object]:
    data: dict[str, object] = {
        "evidence": statement.evidence,
        "confidence": statement.confidence,
        "extractor": statement.extractor,
    }
    if statement.role_confidence is not None:
        data["role_confidence"] = statement.role_confidence
    return data
