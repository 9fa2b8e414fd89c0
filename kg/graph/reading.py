"""Reading a graph: nodes, their records, edges, and nodes by exact name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any, Final, Self, TypeVar

from kg.errors import UnknownNameError
from kg.graph.attributes import LAYOUTS, Adjacent, Attributes
from kg.graph.data import Bearing, GraphData
from kg.graph.memory import Memory
from kg.graph.records import EntityRecord, LinkRecord, Record, ResultRecord
from kg.graph.statements import Edge, Statement
from kg.model import Paper
from kg.names.folding import fold
from kg.schema import KINDS, ROLE_RELATIONS, Kind, NodeKind, Relation

T = TypeVar("T")

_FIRST: Final = itemgetter(0)
_ROLES: Final = frozenset(map(str, ROLE_RELATIONS))


class ReadableGraph:
    """A graph to be read. `data` says where nodes and edges are."""

    def __init__(self, data: GraphData | None = None) -> None:
        """Begin without nodes, or with those of `data`."""
        self.data: GraphData = Memory() if data is None else data
        self._derived: dict[object, Any] = {}

    def __len__(self) -> int:
        return len(self.data)

    def __contains__(self, node: object) -> bool:
        return node in self.data

    def __repr__(self) -> str:
        papers = sum(1 for _ in self.nodes(NodeKind.PAPER))
        return f"<KnowledgeGraph: {papers} papers, {len(self)} nodes, {self.data.size()} edges>"

    def __iter__(self) -> Iterator[str]:
        return self.nodes()

    def node(self, node: str) -> Attributes:
        """Return the attributes of a node as they stand in `nx`; `record` gives them typed.

        Raise UnknownNameError if no node has that id.
        """
        try:
            return self.data.node(node)
        except KeyError:
            raise UnknownNameError("node", node, ()) from None

    def succ(self, node: str) -> Adjacent:
        """Return the nodes that edges from a node lead to, each with the edges by relation.

        They are as in `nx.succ[node]`. Raise UnknownNameError if no node has that id.
        """
        try:
            return self.data.succ(node)
        except KeyError:
            raise UnknownNameError("node", node, ()) from None

    def pred(self, node: str) -> Adjacent:
        """Return the nodes from which edges reach a node, each with the edges by relation.

        They are as in `nx.pred[node]`. Raise UnknownNameError if no node has that id.
        """
        try:
            return self.data.pred(node)
        except KeyError:
            raise UnknownNameError("node", node, ()) from None

    def statement(self, source: str, target: str, relation: Relation) -> Statement:
        """Return what the edge says; raise UnknownNameError if it is not there."""
        data = self.succ(source).get(target, {}).get(str(relation)) if source in self else None
        if data is None:
            raise UnknownNameError(f"edge {relation} from {source} to", target, ())
        return Statement.of(data)

    def kind(self, node: str) -> Kind | NodeKind:
        """Return the kind of a node: a `Kind` if it is an entity, else a `NodeKind`."""
        return KINDS[self.node(node)["kind"]]

    def name(self, node: str) -> str:
        """Return the preferred name of a node: a paper's title, a link's URL."""
        return str(self.node(node)["name"])

    def names(self, node: str) -> tuple[str, ...]:
        """Return the preferred name of a node and its aliases."""
        data = self.node(node)
        return (data["name"], *data["aliases"])

    def record(self, node: str) -> Record:
        """Return what stands in a node, as the record of its kind."""
        data = self.node(node)
        return LAYOUTS[data["kind"]].read(data)

    def paper(self, node: str) -> Paper:
        """Return the paper of a node; raise UnknownNameError if the node is none."""
        record = self.record(node)
        if not isinstance(record, Paper):
            raise UnknownNameError("paper", node, ())
        return record

    def entity(self, node: str) -> EntityRecord:
        """Return the entity of a node; raise UnknownNameError if the node is none."""
        record = self.record(node)
        if not isinstance(record, EntityRecord):
            raise UnknownNameError("entity", node, ())
        return record

    def result(self, node: str) -> ResultRecord:
        """Return the result of a node; raise UnknownNameError if the node is none."""
        record = self.record(node)
        if not isinstance(record, ResultRecord):
            raise UnknownNameError("result", node, ())
        return record

    def link(self, node: str) -> LinkRecord:
        """Return the link of a node; raise UnknownNameError if the node is none."""
        record = self.record(node)
        if not isinstance(record, LinkRecord):
            raise UnknownNameError("link", node, ())
        return record

    def kinds(self) -> Iterator[tuple[str, Kind | NodeKind]]:
        """Yield all ids and kinds, in the order in which the nodes were added."""
        return ((node, KINDS[kind]) for node, kind in self.data.columns(None, "kind"))

    def nodes(self, kind: Kind | NodeKind | None = None) -> Iterator[str]:
        """Yield ids in sorted order, of one kind or of all."""
        yield from sorted(node for (node,) in self.data.columns(kind))

    def entities(self) -> Iterator[str]:
        """Yield the ids of all models, methods, datasets, metrics and tasks, sorted."""
        yield from sorted(node for node, kind in self.kinds() if isinstance(kind, Kind))

    def edges(self) -> Iterator[Edge]:
        """Yield all edges, sorted by source, target and relation."""
        for source in self.nodes():
            yield from self.edges_from(source)

    def edges_from(self, source: str, *relations: Relation) -> Iterator[Edge]:
        """Yield the edges leaving `source`, all or of `relations`, by target and relation."""
        for target, said in sorted(self.succ(source).items(), key=_FIRST):
            for key in sorted(said):
                if not relations or key in relations:
                    yield Edge(source, target, Relation(key), Statement.of(said[key]))

    def edges_to(self, target: str, *relations: Relation) -> Iterator[Edge]:
        """Yield the edges reaching `target`, all or of `relations`, by source and relation."""
        for source, said in sorted(self.pred(target).items(), key=_FIRST):
            for key in sorted(said):
                if not relations or key in relations:
                    yield Edge(source, target, Relation(key), Statement.of(said[key]))

    def papers_of(self, entity: str) -> list[str]:
        """Return the ids of the papers that introduce, use or mention `entity`, sorted."""
        return sorted(paper for paper, said in self.pred(entity).items() if said.keys() & _ROLES)

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
        wanted = [n for n in bearers if kind is None or self.kind(n) == kind]

        def rank(node: str) -> tuple[bool, int, str]:
            return (fold(self.name(node)) != folded, -len(self.papers_of(node)), node)

        return sorted(wanted, key=rank)

    def derived(self, make: Callable[[Self], T]) -> T:
        """Return `make(self)`, made once and kept until a node or an edge is added or merged.

        A change made to `nx` itself is not noticed.
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found


def _bearers(graph: ReadableGraph) -> Bearing:
    return graph.data.bearers()
