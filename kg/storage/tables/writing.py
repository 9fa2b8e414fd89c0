"""Write a graph as tables: equal graphs give the same bytes with one version of SQLite."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from io import BufferedWriter
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.collector import without_collector
from kg.errors import OutputError
from kg.graph import KnowledgeGraph, left_out
from kg.graph.attributes import LAYOUTS
from kg.graph.spellings import names_of
from kg.names.folding import fold
from kg.names.words import words
from kg.storage.tables.schema import FORMAT, INDEXES, PAGE, RECORDS, TABLES, own
from kg.storage.tables.values import Cell, as_cell

_Row = tuple[Cell, ...]


def write(graph: KnowledgeGraph, file: BinaryIO) -> None:
    """Write `graph` as a file of SQLite, which `kg.storage.tables.opening` reads.

    An empty file that has a name is filled in its place, any other by way of a temporary file.
    Raise OutputError if there is no room.
    """
    if (place := _new_file(file)) is not None:
        _make(graph, place)
        file.seek(0, os.SEEK_END)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.sqlite"
        _make(graph, path)
        with path.open("rb") as made:
            shutil.copyfileobj(made, file, 1 << 20)


def _new_file(file: BinaryIO) -> Path | None:
    """Return the path of a file if it is a regular one in which nothing stands, else None."""
    if not isinstance(file, BufferedWriter) or not isinstance(file.name, str):
        return None  # one that compresses, or that is known by its number
    opened, path = os.fstat(file.fileno()), Path(file.name)
    if not stat.S_ISREG(opened.st_mode) or opened.st_size or file.tell():
        return None
    return path if path.exists() and os.path.samestat(opened, path.stat()) else None


def _make(graph: KnowledgeGraph, path: Path) -> None:
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        with closing(connection), without_collector():
            _fill(connection, graph)
    except sqlite3.Error as error:
        raise OutputError(
            f"{path}: tables cannot be written ({error}); make room there, or set TMPDIR to a"
            " folder with more room for temporary files"
        ) from error


def _fill(connection: sqlite3.Connection, graph: KnowledgeGraph) -> None:
    for setting in (
        f"page_size = {PAGE}",
        "journal_mode = OFF",  # the file is not the one that counts yet
        "synchronous = OFF",
    ):
        connection.execute(f"PRAGMA {setting}")
    FORMAT.mark(connection)
    connection.execute("BEGIN")
    for statement in TABLES:
        connection.execute(statement)
    number = {node: place for place, node in enumerate(graph.nodes())}
    _insert(connection, "nodes", _nodes(graph, number))
    for table in RECORDS:
        _insert(connection, table, _records(graph, number, table))
    _insert(connection, "edges", _edges(graph, number))
    _insert(connection, "names", _names(graph, number))
    for statement in INDEXES:
        connection.execute(statement)
    connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[_Row]) -> None:
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    places = ", ".join("?" * columns)
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _nodes(graph: KnowledgeGraph, number: Mapping[str, int]) -> Iterator[_Row]:
    for node, place in number.items():
        data = graph.node(node)
        sure = int(data.get("sure", True))
        own_names = data["name"], as_cell(data["aliases"])
        yield (place, node, str(data["kind"]), *own_names, sure, *graph.data.counts(node))


def _records(graph: KnowledgeGraph, number: Mapping[str, int], table: str) -> Iterator[_Row]:
    layout = RECORDS[table]
    attributes = [(each.name, each.default) for each in own(layout)]
    for node, place in number.items():
        data = graph.node(node)
        if LAYOUTS[data["kind"]] is layout:
            yield (place, *(as_cell(data.get(name, default)) for name, default in attributes))


def _edges(graph: KnowledgeGraph, number: Mapping[str, int]) -> Iterator[_Row]:
    hidden = set(left_out(graph))
    for source, place in number.items():
        for target, said in sorted(graph.succ(source).items(), key=itemgetter(0)):
            for relation, data in sorted(said.items(), key=itemgetter(0)):
                yield (
                    *(place, number[target], str(relation)),
                    *(data["confidence"], data.get("role_confidence")),
                    int(data.get("sure", True)),
                    int((source, target, relation) not in hidden),
                    *(data["extractor"], as_cell(data["evidence"])),
                )


def _names(graph: KnowledgeGraph, number: Mapping[str, int]) -> Iterator[_Row]:
    for node, node_number in number.items():
        data = graph.node(node)
        borne = 1 + len(data["aliases"])
        for place, name in enumerate(names_of(data)):
            folded = fold(name) if place < borne else None
            yield node_number, place, name, " ".join(words(name)), folded
