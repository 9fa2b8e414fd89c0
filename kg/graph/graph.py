"""The graph: papers, entities, results and links over a `networkx.MultiDiGraph`.

A node's id is its kind and its local name, such as `dataset/imagenet-1k`. Every node has `kind`,
`name` and `aliases`, and the fields of its record (`kg.graph.records`); every edge has its relation
as key, and `evidence` (spans of the paper's text: 0-based, half-open, in code points),
`confidence` and `extractor`. Both have `sure`: of an edge whether it is shown by default, of a node
whether a paper says something sure of it, or nothing at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.graph.attributes import Attributes, aliases_of, joined, layout_for
from kg.graph.checks import check_edge, check_node, check_nx, layout_of
from kg.graph.memory import Memory
from kg.graph.reading import ReadableGraph
from kg.graph.records import Record
from kg.graph.statements import Statement
from kg.schema import OF_PAPERS, ROLE_RELATIONS, NodeKind, Relation

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class KnowledgeGraph(ReadableGraph):
    """Papers, entities, results and links, with evidence; `nx` is the NetworkX graph inside.

    It holds data alone, in memory or in a file of tables until `nx` is asked for or something is
    added. `kg.KnowledgeGraph`, which users get, adds look-up, questions and display.
    What cannot be true is refused with a GraphError, and the graph is then as it was before.
    """

    @property
    def nx(self) -> MultiDiGraph[str]:
        """The NetworkX graph. From then on it holds the data: what is changed there is changed."""
        return self._in_memory().nx

    @nx.setter
    def nx(self, graph: MultiDiGraph[str]) -> None:
        self.data = Memory(graph)

    def _in_memory(self) -> Memory:
        if not isinstance(self.data, Memory):
            self.data = self.data.whole()
        return self.data

    def __getstate__(self) -> dict[str, Any]:
        return {"data": self.data, "_derived": {}}  # which is derived again

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
        >>> from kg.schema import Kind
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

    def merge(self, other: KnowledgeGraph) -> None:
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
