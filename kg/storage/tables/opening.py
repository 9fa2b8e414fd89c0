"""A graph whose nodes and edges stay in a file of tables until they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.collector import without_collector
from kg.graph.attributes import Adjacent, Attributes
from kg.graph.data import Bearing
from kg.graph.memory import Memory, count_edges
from kg.graph.spellings import Spelling
from kg.storage.tables.edges import EdgeTable
from kg.storage.tables.file import TableFile
from kg.storage.tables.nodes import NodeTable


class Tables:
    """Nodes and edges in a file. What was fetched is kept."""

    def __init__(self, file: TableFile) -> None:
        """Read from a file that was checked."""
        self._file = file
        self._nodes = NodeTable(file)
        self._edges = EdgeTable(file, self._nodes, shown=False)
        self._is_part = False

    def __reduce__(self) -> tuple[Any, ...]:
        # Whole, since the file may be gone when this is read.
        return _itself, (self.whole(),)

    def __deepcopy__(self, memo: object) -> Tables:
        return self  # it never changes

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, node: object) -> bool:
        return node in self._nodes

    def size(self) -> int:
        """Return the number of edges."""
        return self._edges.size()

    def node(self, node: str) -> Attributes:
        """Return the attributes of a node."""
        return self._nodes.get(node)

    def succ(self, node: str) -> Adjacent:
        """Return where edges lead from a node."""
        return self._edges.succ(node)

    def pred(self, node: str) -> Adjacent:
        """Return where the edges that reach a node come from."""
        return self._edges.pred(node)

    def columns(self, kind: str | None, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield ids and attributes of nodes, in the order of their ids."""
        return self._nodes.columns(kind, names)

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Yield source, target and relation of all edges."""
        return self._edges.triples()

    def spellings(self, kind: str) -> Iterator[Spelling]:
        """Yield what the nodes of a kind are found by."""
        return self._nodes.spellings(kind)

    def bearers(self) -> Bearing:
        """Return the nodes that bear each name."""
        return self._nodes

    def counts(self, node: str) -> tuple[int, int]:
        """Return the number of papers with the node, and of edges that reach it."""
        if not self._is_part:
            return self._nodes.counts[node]
        return count_edges(self.pred(node))

    def sure_part(self) -> Tables:
        """Return the same nodes with the edges that are shown by default."""
        hidden = "SELECT 1 FROM edges WHERE NOT shown LIMIT 1"
        if self._is_part or not self._file.rows(hidden):
            return self
        part = Tables(self._file)
        part._nodes, part._is_part = self._nodes, True
        part._edges = EdgeTable(self._file, self._nodes, shown=True)
        return part

    def whole(self) -> Memory:
        """Return all nodes and edges in memory, new, to be changed."""
        with without_collector():
            return Memory.of(self._nodes.read_all(), *self._edges.read_all())


def _itself(memory: Memory) -> Memory:
    return memory


def open_tables(path: Path) -> Tables:
    """Open the file at `path`; raise GraphError unless it has tables that this version reads."""
    file = TableFile(path)
    file.check()
    return Tables(file)
