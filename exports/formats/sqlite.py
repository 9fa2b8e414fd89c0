"""Tables in a file of SQLite, which `kg.load` opens without reading it whole.

`kg.storage.tables.schema` says which tables. Read it with any program that knows SQLite:
https://www.sqlite.org/fileformat.html.
"""

from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from kg.graph import KnowledgeGraph
from kg.storage.tables import writing


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` whole; no option has an effect."""
    del options
    writing.write(graph, file)


EXPORTERS.register(
    "sqlite",
    Exporter((".sqlite",), "Tables of SQLite that `kg` opens at once.", write, is_text=False),
)
