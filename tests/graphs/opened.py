"""Graphs as they are opened from tables."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.graph import KnowledgeGraph
from kg.storage.tables.opening import open_tables
from kg.storage.tables.writing import write


def tables_of(graph: KnowledgeGraph) -> bytes:
    """The file of tables of a graph."""
    buffer = BytesIO()
    write(graph, buffer)
    return buffer.getvalue()


def opened(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph written as tables and opened; the file stays open, though its name goes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.sqlite"
        path.write_bytes(tables_of(graph))
        return KnowledgeGraph(open_tables(path))
