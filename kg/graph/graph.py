"""The graph: papers, entities, results and links over a `networkx.MultiDiGraph`.

A node's id is its kind and its local name, such as `dataset/imagenet-1k`. Every node has `kind`,
`name` and `aliases`, and the fields of its record (`kg.graph.records`); every edge has its relation
as key, and `evidence` (spans of the paper's text: 0-based, half-open, in code points),
`confidence` and `extractor`. Both have `sure`: of an edge whether it is shown by default, of a node
whether a paper says something sure of it, or nothing at all.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import networkx as nx

from kg.errors import UnknownNameError
from kg.graph.attributes import LAYOUTS, Attributes, aliases_of, joined, layout_for
from kg.graph.checks import check_edge, check_node, check_nx, layout_of
from kg.graph.records import EntityRecord, LinkRecord, Record, ResultRecord
from kg.graph.statements import Edge, Statement
from kg.model import Paper
from kg.names.folding import fold
from kg.names.index import Bearers
from kg.schema import KINDS, OF_PAPERS, ROLE_RELATIONS, Kind, NodeKind, Relation

T = TypeVar("T")


class KnowledgeGraph:
    """Papers, entities, results and links, with evidence; `nx` is the NetworkX graph inside.

    It holds data alone. `kg.KnowledgeGraph`, which users get, adds look-up, questions and display.
    What cannot be true is refused with a GraphError, and the graph is then as it was before.
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

    def add_node(self, node: str, record: Record) -> str:
        """Add a node, or join aliases, sources and what is not yet known to the one that is there.

        Return the id. Raise GraphError if the record cannot be true, or if the node is there with
        another kind or, for papers, with another text.

        >>> from kg.graph import EntityRecord
        >>> KnowledgeGraph().add_node("model/vit", EntityRecord(Kind.MODEL, "ViT"))
        'model/vit'
        """
        layout = layout_for(record)
        data = layout.write(record)
        check_node(node, layout, data)
        self._put_node(node, data)
        return node

    def add_attributes(self, node: str, data: Attributes) -> str:
        """Add a node by its attributes, as `nx` holds them, where they come from a file.

        They must be all that a node of its kind has and nothing else; see `add_node`.
        """
        check_node(node, layout_of(node, data), data)
        self._put_node(node, data)
        return node

    def add_edge(
        self, source: str, target: str, relation: Relation, statement: Statement
    ) -> Relation:
        """Add an edge between nodes that are there; the same edge again joins its evidence.

        A paper holds one role for one entity: introduced before used before mentioned. Return
        the relation that the edge has in the end. Raise UnknownNameError if an end is not there,
        and GraphError if the edge cannot be true: `kg.schema.ENDS` says which ends a relation has.
        """
        check_edge(self.nx.nodes, (source, target, relation), statement)
        return self._put_edge(source, target, relation, statement)

    def merge(self, other: "KnowledgeGraph") -> None:
        """Take in all of `other`; merging the same graph twice changes nothing."""
        other.check()
        for node, data in other.nx.nodes(data=True):
            if node in self.nx:
                joined(node, self.nx.nodes[node], data)
        for node, data in other.nx.nodes(data=True):
            self._put_node(node, data)
        for source, target, key, data in other.nx.edges(keys=True, data=True):
            self._put_edge(source, target, Relation(key), Statement.of(data))

    def check(self) -> None:
        """Raise GraphError unless all that stands in `nx` can be true, whoever has put it there."""
        check_nx(self.nx)

    def _put_node(self, node: str, data: Attributes) -> None:
        if node in self.nx:
            data = joined(node, self.nx.nodes[node], data)
        elif data["aliases"]:
            data = {**data, "aliases": aliases_of(data["name"], data["aliases"])}
        self._derived.clear()
        self.nx.add_node(node, **{"sure": True, **data})

    def _put_edge(
        self, source: str, target: str, relation: Relation, statement: Statement
    ) -> Relation:
        self._derived.clear()
        relation = self._join_edge(source, target, relation, statement)
        if self.nx.nodes[source]["kind"] == NodeKind.PAPER:
            edges = self.nx.in_edges(target, keys=True, data=True)
            sure = (said.get("sure", True) for _, _, key, said in edges if key in OF_PAPERS)
            self.nx.nodes[target]["sure"] = any(sure)
        return relation

    def _join_edge(
        self, source: str, target: str, relation: Relation, statement: Statement
    ) -> Relation:
        if not self.nx.has_edge(source, target):
            self.nx.add_edge(source, target, key=str(relation), **statement.attributes)
            return relation
        if relation in ROLE_RELATIONS:
            held = [r for r in ROLE_RELATIONS if self.nx.has_edge(source, target, key=r)]
            if held and held[0] != relation:
                before = self.statement(source, target, held[0])
                self.nx.remove_edge(source, target, key=held[0])
                stronger = min(relation, held[0], key=ROLE_RELATIONS.index)
                first, second = (before, statement) if stronger == held[0] else (statement, before)
                # The weaker role's own confidence goes with it.
                relation, statement = stronger, first.with_evidence_of(second)
        if self.nx.has_edge(source, target, key=relation):
            statement = self.statement(source, target, relation).joined(statement)
        self.nx.add_edge(source, target, key=str(relation), **statement.attributes)
        return relation

    def statement(self, source: str, target: str, relation: Relation) -> Statement:
        """Return what the edge says; raise UnknownNameError if it is not there."""
        data = self.nx.get_edge_data(source, target, key=str(relation))
        if data is None:
            raise UnknownNameError(f"edge {relation} from {source} to", target, ())
        return Statement.of(data)

    def node(self, node: str) -> Mapping[str, Any]:
        """Return the attributes of a node as they stand in `nx`; `record` gives them typed.

        Raise UnknownNameError if no node has that id.
        """
        try:
            data: Mapping[str, Any] = self.nx.nodes[node]
        except KeyError:
            raise UnknownNameError("node", node, ()) from None
        return data

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
        return ((node, KINDS[data["kind"]]) for node, data in self.nx.nodes(data=True))

    def nodes(self, kind: Kind | NodeKind | None = None) -> Iterator[str]:
        """Yield ids in sorted order, of one kind or of all."""
        nodes = self.nx.nodes(data=True)
        yield from sorted(n for n, data in nodes if kind is None or data["kind"] == kind)

    def entities(self) -> Iterator[str]:
        """Yield the ids of all models, methods, datasets, metrics and tasks, sorted."""
        yield from sorted(node for node, kind in self.kinds() if isinstance(kind, Kind))

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
        wanted = [n for n in bearers if kind is None or self.kind(n) == kind]

        def rank(node: str) -> tuple[bool, int, str]:
            return (fold(self.name(node)) != folded, -len(self.papers_of(node)), node)

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
    nodes = graph.nx.nodes(data=True)
    return Bearers((node, (data["name"], *data["aliases"])) for node, data in nodes)
