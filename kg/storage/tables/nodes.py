"""The nodes of a file of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from operator import lt
from sys import intern
from threading import Lock
from typing import Any, Final

from kg.collector import without_collector
from kg.graph.attributes import LAYOUTS
from kg.storage.tables.file import TableFile
from kg.storage.tables.schema import RECORDS, table_of
from kg.storage.tables.values import RecordReader, cell_reader, text

_READERS: Final = {table: RecordReader(layout) for table, layout in RECORDS.items()}
_TABLE_OF: Final[Mapping[str, str]] = {str(kind): table_of(kind) for kind in LAYOUTS}
_SHARED: Final = ("kind", "name", "aliases", "sure")
_SHARED_COLUMNS: Final = ", ".join(f"n.{name}" for name in _SHARED)

LENGTH: Final = "length(n.name) + 1 + length(p.abstract)"
"""The length of a paper's text; less where it has U+0000, at which SQLite ends a text."""

_PATIENCE: Final = 8
"""All are fetched once one in so many was, which takes about as long."""


class NodeTable:
    """Nodes, fetched one by one, and all at once when many are asked for."""

    def __init__(self, file: TableFile) -> None:
        self._file = file
        self._found: dict[str, dict[str, Any]] = {}
        self._all: dict[str, dict[str, Any]] | None = None
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, node: object) -> bool:
        if self._all is not None:
            return node in self._all
        found = self._file.rows("SELECT 1 FROM nodes WHERE id = ?", (node,))
        return node in self._found or bool(found)

    @cached_property
    def ids(self) -> list[str]:
        """The ids by their numbers."""
        rows = self._file.rows("SELECT node, id FROM nodes ORDER BY node")
        with self._file.intact():
            ids = [text(node) for _, node in rows]
            if [number for number, _ in rows] != [*range(len(ids))]:
                raise ValueError("nodes are not numbered from 0")
            if not all(map(lt, ids, islice(ids, 1, None))):
                raise ValueError("nodes are not in the order of their ids")
        return ids

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds by the numbers of nodes."""
        rows = self._file.rows("SELECT kind FROM nodes ORDER BY node")
        with self._file.intact():
            return [intern(text(kind)) for (kind,) in rows]

    def lengths(self) -> Mapping[int, int]:
        """Return the lengths of the texts of papers by their numbers, as `LENGTH` gives them."""
        query = f"SELECT n.node, {LENGTH} FROM nodes n JOIN papers p USING (node)"
        return dict(self._file.rows(query))

    def get(self, node: str) -> dict[str, Any]:
        """Return the attributes of a node; raise KeyError if there is none."""
        if self._all is None and node not in self._found:
            self._found[node] = self._fetch(node)
            if len(self._found) * _PATIENCE > len(self):
                self.all()
        return self._found[node] if self._all is None else self._all[node]

    def _fetch(self, node: str) -> dict[str, Any]:
        query = f"SELECT n.node, {_SHARED_COLUMNS} FROM nodes n WHERE n.id = ?"
        found = self._file.rows(query, (node,))
        if not found:
            raise KeyError(node)
        with self._file.intact():
            ((number, *shared),) = found
            table = _TABLE_OF[shared[0]]
            query = f"SELECT {_READERS[table].columns} FROM {table} WHERE node = ?"
            (record,) = self._file.rows(query, (number,))
            return _READERS[table].read(node, [*shared, *record])

    def all(self) -> dict[str, dict[str, Any]]:
        """Return the attributes of all nodes by id, in the order of the ids."""
        with self._lock, without_collector():
            if self._all is None:
                self._all = self.read_all()
        return self._all

    def read_all(self) -> dict[str, dict[str, Any]]:
        """Return what `all` does, new, to be changed."""
        found: dict[str, Any] = dict.fromkeys(self.ids)
        for table, reader in _READERS.items():
            columns = f"n.id, {_SHARED_COLUMNS}, {reader.columns}"
            query = f"SELECT {columns} FROM {table} JOIN nodes n USING (node)"
            with self._file.intact():
                for node, *row in self._file.rows(query):
                    found[node] = reader.read(node, row)
        if None in found.values():
            self._file.refuse("a node has no record")
        return found

    def columns(self, kind: str | None, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the id and these attributes of each node, of one kind or of all."""
        if kind is None and set(names) - {*_SHARED}:
            for node, data in self.all().items():
                yield (node, *map(data.get, names))
            return
        readers = [text, *(cell_reader(kind, name) for name in names)]
        rows = self._rows_of(kind, names)
        with self._file.intact():
            read = [tuple(r(cell) for r, cell in zip(readers, row, strict=True)) for row in rows]
        yield from read

    def _rows_of(self, kind: str | None, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
        named_by = None if kind is None else LAYOUTS[kind].named_by
        wanted = ("n.name" if n == named_by else f"n.{n}" if n in _SHARED else n for n in names)
        query = f"SELECT {', '.join(('n.id', *wanted))} FROM nodes n"
        if kind is None:
            return self._file.rows(f"{query} ORDER BY n.id")
        query = f"{query} JOIN {_TABLE_OF[kind]} USING (node) WHERE n.kind = ? ORDER BY n.id"
        return self._file.rows(query, (kind,))

    @cached_property
    def counts(self) -> Mapping[str, tuple[int, int]]:
        """How many papers have each node in a role for sure, and how many edges reach it."""
        rows = self._file.rows("SELECT id, papers, reached FROM nodes")
        with self._file.intact():
            if not all(type(count) is int and count >= 0 for row in rows for count in row[1:]):
                raise ValueError("a count is no whole number from 0 on")
        return {node: (papers, reached) for node, papers, reached in rows}
