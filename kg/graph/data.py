"""Where the nodes and edges of a graph are: in memory, or in the tables of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Protocol

from kg.graph.attributes import Adjacent, Attributes
from kg.graph.memory import Memory
from kg.graph.spellings import Spelling


class Bearing(Protocol):
    """Which nodes bear a name or alias that folds so."""

    def __getitem__(self, folded: str, /) -> Collection[str]: ...


class GraphData(Protocol):
    """Nodes and edges to be read. Nodes come in one order, which is that of `columns`.

    A node that is not there is a KeyError.
    """

    def __len__(self) -> int:
        """Return the number of nodes."""

    def __contains__(self, node: object) -> bool: ...

    def size(self) -> int:
        """Return the number of edges."""

    def node(self, node: str) -> Attributes:
        """Return the attributes of a node."""

    def succ(self, node: str) -> Adjacent:
        """Return where edges lead from a node."""

    def pred(self, node: str) -> Adjacent:
        """Return where the edges that reach a node come from."""

    def columns(self, kind: str | None, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield the id of each node, of a kind or of all, and these attributes, None for none."""

    def triples(self, *relations: str) -> Iterator[tuple[str, str, str]]:
        """Yield source, target and relation of edges, all or of `relations`.

        They are by source, in the order of the nodes.
        """

    def spellings(self, kind: str) -> Iterator[Spelling]:
        """Yield what the nodes of a kind are found by, those of a node one after another."""

    def bearers(self) -> Bearing:
        """Return the nodes that bear each name."""

    def counts(self, node: str) -> tuple[int, int]:
        """Return how many papers have the node in a role for sure, and how many edges reach it."""

    def sure_part(self) -> GraphData | None:
        """Return the data that `kg.graph.sure_part` has, or None if that is to be made."""

    def whole(self) -> Memory:
        """Return all of it in memory."""
