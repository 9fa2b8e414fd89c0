"""The data of a graph in memory, in the dictionaries of a `networkx.MultiDiGraph`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.graph.attributes import Adjacent
from kg.graph.spellings import Spelling, names_of
from kg.names.index import Bearers
from kg.names.words import words
from kg.schema import ROLE_RELATIONS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_Nodes = dict[str, dict[str, Any]]
_Edges = dict[str, dict[str, dict[str, dict[str, Any]]]]


class Memory:
    """Nodes and edges in memory, and the NetworkX graph of them once it is asked for.

    NetworkX itself is imported only then. Its views of nodes and edges take several times as long
    as its dictionaries, which are read here.
    """

    def __init__(self, graph: MultiDiGraph[str] | None = None) -> None:
        """Take a NetworkX graph, or begin without nodes."""
        self._nx = graph
        self._nodes: _Nodes = {}
        self._succ: _Edges = {}
        self._pred: _Edges = {}
        if graph is not None:
            self._read()

    @classmethod
    def of(cls, nodes: _Nodes, succ: _Edges, pred: _Edges) -> Memory:
        """Take the dictionaries of a MultiDiGraph: attributes, and edges from both their ends."""
        made = cls()
        made._nodes, made._succ, made._pred = nodes, succ, pred
        return made

    def _read(self) -> None:
        graph: Any = self._nx
        self._nodes, self._succ, self._pred = graph._node, graph._succ, graph._pred  # noqa: SLF001 - see the class

    @property
    def nx(self) -> MultiDiGraph[str]:
        """The NetworkX graph, with the same dictionaries."""
        if self._nx is None:
            from networkx import MultiDiGraph

            graph: Any = MultiDiGraph()
            graph._node, graph._adj, graph._pred = self._nodes, self._succ, self._pred  # noqa: SLF001 - see the class
            self._nx = graph
        return self._nx

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, node: object) -> bool:
        return node in self._nodes

    def size(self) -> int:
        """Return the number of edges."""
        return sum(len(keys) for near in self._succ.values() for keys in near.values())

    def node(self, node: str) -> dict[str, Any]:
        """Return the attributes of a node."""
        return self._nodes[node]

    def succ(self, node: str) -> Adjacent:
        """Return where edges lead from a node."""
        return self._succ[node]

    def pred(self, node: str) -> Adjacent:
        """Return where the edges that reach a node come from."""
        return self._pred[node]

    def columns(self, kind: str | None, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield ids and attributes of nodes, in the order in which they were added."""
        for node, data in self._nodes.items():
            if kind is None or data["kind"] == kind:
                yield (node, *map(data.get, names))

    def triples(self, *relations: str) -> Iterator[tuple[str, str, str]]:
        """Yield source, target and relation of edges, all or of `relations`."""
        wanted = frozenset(relations)
        for source, near in self._succ.items():
            for target, keys in near.items():
                for key in keys:
                    if not wanted or key in wanted:
                        yield source, target, key

    def spellings(self, kind: str) -> Iterator[Spelling]:
        """Yield what the nodes of a kind are found by."""
        for node, data in self._nodes.items():
            if data["kind"] == kind:
                for name in names_of(data):
                    yield Spelling(node, name, words(name))

    def bearers(self) -> Bearers:
        """Return the nodes that bear each name."""
        nodes = self._nodes.items()
        return Bearers((node, (data["name"], *data["aliases"])) for node, data in nodes)

    def counts(self, node: str) -> tuple[int, int]:
        """Return the number of papers with the node, and of edges that reach it."""
        return count_edges(self._pred[node])

    def sure_part(self) -> None:
        """Return None: it is to be made."""
        return

    def whole(self) -> Memory:
        """Return this data."""
        return self


def count_edges(near: Adjacent) -> tuple[int, int]:
    """Return how many of these edges are sure roles in papers, and how many there are."""
    said = [edge for keys in near.values() for edge in keys.items()]
    return sum(key in ROLE_RELATIONS and data.get("sure", True) for key, data in said), len(said)
