"""The nodes of a file of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from threading import Lock
from typing import Any, Final

from kg.collector import without_collector
from kg.graph.attributes import LAYOUTS
from kg.graph.spellings import Spelling
from kg.storage.tables.file import TableFile
from kg.storage.tables.schema import RECORDS, table_of
from kg.storage.tables.values import RecordReader, list_reader

_READERS: Final = {table: RecordReader(layout) for table, layout in RECORDS.items()}
_TABLE_OF: Final[Mapping[str, str]] = {str(kind): table_of(kind) for kind in LAYOUTS}
_SHARED: Final = ("kind", "name", "aliases", "sure")
_SHARED_COLUMNS: Final = ", ".join(f"n.{name}" for name in _SHARED)

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
        return [node for (node,) in self._file.rows("SELECT id FROM nodes ORDER BY node")]

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
            return _READERS[table].read([*shared, *record])

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
                    found[node] = reader.read(row)
        if None in found.values():
            self._file.refuse("a node has no record")
        return found

    def columns(self, kind: str | None, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the id and these attributes of each node, of one kind or of all."""
        if kind is None and set(names) - {*_SHARED}:
            for node, data in self.all().items():
                yield (node, *map(data.get, names))
            return
        readers = {place: list_reader(name) for place, name in enumerate(names, start=1)}
        lists = [(place, read) for place, read in readers.items() if read is not None]
        for row in self._rows_of(kind, names):
            cells = list(row)
            with self._file.intact():
                for place, read in lists:
                    cells[place] = read(cells[place])
            yield tuple(cells)

    def _rows_of(self, kind: str | None, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
        named_by = None if kind is None else LAYOUTS[kind].named_by
        wanted = ("n.name" if n == named_by else f"n.{n}" if n in _SHARED else n for n in names)
        query = f"SELECT {', '.join(('n.id', *wanted))} FROM nodes n"
        if kind is None:
            return self._file.rows(f"{query} ORDER BY n.id")
        query = f"{query} JOIN {_TABLE_OF[kind]} USING (node) WHERE n.kind = ? ORDER BY n.id"
        return self._file.rows(query, (kind,))

    def spellings(self, kind: str) -> Iterator[Spelling]:
        """Yield what the nodes of a kind are found by."""
        query = (
            "SELECT n.id, m.name, m.words FROM nodes n JOIN names m USING (node)"
            " WHERE n.kind = ? ORDER BY n.id, m.place"
        )
        for node, name, words in self._file.rows(query, (kind,)):
            yield Spelling(node, name, tuple(words.split(" ")) if words else ())

    @cached_property
    def counts(self) -> Mapping[str, tuple[int, int]]:
        """How many papers have each node in a role for sure, and how many edges reach it."""
        rows = self._file.rows("SELECT id, papers, reached FROM nodes")
        return {node: (papers, reached) for node, papers, reached in rows}

    def __getitem__(self, folded: str) -> list[str]:
        """Return the nodes with a name or alias that folds so."""
        query = "SELECT DISTINCT n.id FROM names m JOIN nodes n USING (node) WHERE m.folded = ?"
        return [node for (node,) in self._file.rows(query, (folded,))]
