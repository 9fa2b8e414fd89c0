"""Node-link JSON: the whole graph, which `kg.load` and NetworkX read back.

`kg.storage.graph` says how it is written.
"""

from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from kg.graph import KnowledgeGraph
from kg.storage import graph as storage


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` whole; no option has an effect."""
    del options
    storage.write(graph, file)


EXPORTERS.register(
    "node-link", Exporter((".json",), "JSON that NetworkX and `kg` read back.", write)
)
