"""The graph of a built folder, from its tables where it has them, else from its JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kg.graph import KnowledgeGraph
from kg.storage.manifest import build_of, read_whole
from kg.storage.tables.file import TableFile, is_sqlite

GRAPH_FILE: Final = "graph.json"
"""Node-link JSON, which is read whole."""

TABLES_FILE: Final = "graph.sqlite"
"""The same graph as tables, which are opened."""


def open_graph(path: Path) -> KnowledgeGraph:
    """Return the graph of a folder that `kg build` wrote, or of a file of JSON or tables.

    What holds no graph is a `GraphError`. Tables that another version wrote are passed over where
    the JSON is there; so are those of a folder without a manifest, which may be of another build.
    """
    if not path.is_dir():
        return _of_file(path)
    return read_whole(path, lambda files: graph_of(path, files))


def graph_of(folder: Path, files: Mapping[str, Path]) -> KnowledgeGraph:
    """Return the graph of a folder whose files of one build lie there; see `open_graph`."""
    whole = files.get(GRAPH_FILE, folder / GRAPH_FILE)
    tables = files.get(TABLES_FILE)
    if tables is None:
        return _of_json(whole)
    if GRAPH_FILE in files and (build_of(folder) is None or not TableFile(tables).is_readable):
        return _of_json(whole)
    return _of_tables(tables)


def _of_file(path: Path) -> KnowledgeGraph:
    try:
        has_tables = is_sqlite(path)
    except OSError:
        has_tables = False  # which reading it as JSON explains
    return _of_tables(path) if has_tables else _of_json(path)


def _of_tables(path: Path) -> KnowledgeGraph:
    from kg.storage.tables.opening import open_tables

    return KnowledgeGraph(open_tables(path))


def _of_json(path: Path) -> KnowledgeGraph:
    from kg.storage.graph import load

    return load(path)
