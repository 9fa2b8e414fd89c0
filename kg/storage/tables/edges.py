"""The edges of a file of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from threading import Lock
from typing import Any, Final

from kg.collector import without_collector
from kg.graph.attributes import Adjacent
from kg.graph.checks import HOLD
from kg.storage.tables.edge_checks import End, check
from kg.storage.tables.file import TableFile
from kg.storage.tables.nodes import LENGTH, NodeTable
from kg.storage.tables.values import TRUTHS, spans

_Edges = dict[str, dict[str, dict[str, dict[str, Any]]]]

_SAID: Final = "e.relation, e.confidence, e.role_confidence, e.sure, e.extractor, e.evidence"
_LENGTH: Final = f", (SELECT {LENGTH} FROM papers p WHERE p.node = n.node)"
_END: Final = f"SELECT n.id, n.kind{_LENGTH} FROM nodes n WHERE n.id = ?"


_EACH: Final = 4
"""Asking for the edges of a node takes as long as reading so many."""

_PATIENCE: Final = 2
"""All are fetched once so much was spent, for each node of the graph; about that many it has."""


class EdgeTable:
    """Edges, fetched node by node, and all at once when many are asked for.

    With `shown` it has those alone that are shown by default.
    """

    def __init__(self, file: TableFile, nodes: NodeTable, *, shown: bool) -> None:
        self._file, self._nodes = file, nodes
        self._if_shown = "e.shown" if shown else "1"
        self._succ: dict[str, Adjacent] = {}
        self._pred: dict[str, Adjacent] = {}
        self._all: tuple[_Edges, _Edges] | None = None
        self._spent = 0
        self._lock = Lock()

    def size(self) -> int:
        """Return the number of edges."""
        ((number,),) = self._file.rows(f"SELECT count(*) FROM edges e WHERE {self._if_shown}")
        return int(number)

    def succ(self, node: str) -> Adjacent:
        """Return where edges lead from a node; raise KeyError if the node is not there."""
        if self._all is not None:
            return self._all[0][node]
        return self._succ[node] if node in self._succ else self._near(node, 0)

    def pred(self, node: str) -> Adjacent:
        """Return where the edges that reach a node come from; likewise."""
        if self._all is not None:
            return self._all[1][node]
        return self._pred[node] if node in self._pred else self._near(node, 1)

    def _near(self, node: str, side: int) -> Adjacent:
        if node not in self._nodes:
            raise KeyError(node)
        if self._spent > _PATIENCE * len(self._nodes):
            return self.all()[side][node]
        here, there = ("source", "target") if side == 0 else ("target", "source")
        found: dict[str, dict[str, dict[str, Any]]] = {}
        query = (
            f"SELECT {_SAID}, n.id, n.kind{_LENGTH * side}"
            f" FROM edges e JOIN nodes n ON n.node = e.{there}"
            f" WHERE e.{here} = (SELECT node FROM nodes WHERE id = ?) AND {self._if_shown}"
            f" ORDER BY e.{there}, e.relation"
        )
        rows = self._file.rows(query, (node,))
        with self._file.intact():
            own = End(*self._file.rows(_END, (node,))[0])
            for (relation, data), row in zip(_read(rows), rows, strict=True):
                other = End(*row[6:])
                ends = (other, own) if side else (own, other)
                check(self._nodes.get, *ends, (relation, data))
                found.setdefault(other.node, {})[relation] = data
        (self._succ, self._pred)[side][node] = found
        self._spent += _EACH + len(found)
        return found

    def triples(self, relations: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Yield source, target and relation of edges, all or of `relations`, sorted."""
        ids, kinds = dict(enumerate(self._nodes.ids)), self._nodes.kinds
        one_of = f" AND e.relation IN ({', '.join('?' * len(relations))})" if relations else ""
        query = (
            f"SELECT e.source, e.target, e.relation FROM edges e WHERE {self._if_shown}{one_of}"
            " ORDER BY e.source, e.target, e.relation"
        )
        rows = self._file.rows(query, [*map(str, relations)])
        with self._file.intact():
            for s, t, relation in rows:
                if (relation, kinds[s], kinds[t]) not in HOLD:
                    raise ValueError(f"{relation} leads from a {kinds[s]} to a {kinds[t]}")
            triples = [(ids[s], ids[t], relation) for s, t, relation in rows]
        yield from triples

    def all(self) -> tuple[_Edges, _Edges]:
        """Return the edges of all nodes, from their sources and from their targets."""
        with self._lock, without_collector():
            if self._all is None:
                self._all = self.read_all()
        return self._all

    def read_all(self) -> tuple[_Edges, _Edges]:
        """Return what `all` does, new, to be changed."""
        ids = self._nodes.ids
        succ: _Edges = {node: {} for node in ids}
        pred: _Edges = {node: {} for node in ids}
        query = (
            f"SELECT {_SAID}, e.source, e.target FROM edges e WHERE {self._if_shown}"
            " ORDER BY e.source, e.target, e.relation"
        )
        rows = self._file.rows(query)
        with self._file.intact():
            lengths = self._nodes.lengths()
            nodes = enumerate(zip(ids, self._nodes.kinds, strict=True))
            ends = {number: End(*node, lengths.get(number)) for number, node in nodes}
            for (relation, data), row in zip(_read(rows), rows, strict=True):
                start, end = ends[row[6]], ends[row[7]]
                check(self._nodes.get, start, end, (relation, data))
                source, target = start.node, end.node
                near = succ[source]
                if target not in near:
                    near[target] = pred[target][source] = {}
                near[target][relation] = data
        return succ, pred


def _read(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the relations and attributes of edges, from rows that begin with `_SAID`."""
    for row, evidence in zip(rows, spans([row[5] for row in rows]), strict=True):
        data = {
            "evidence": evidence,
            "confidence": row[1],
            "extractor": intern(row[4]),
            "sure": TRUTHS[row[3]],
        }
        if row[2] is not None:
            data["role_confidence"] = row[2]
        yield intern(row[0]), data
