"""A table of all nodes, as CSV (https://www.rfc-editor.org/rfc/rfc4180) in UTF-8.

`Id` and `Label` are the names that Gephi's import looks for; Neo4j's `LOAD CSV WITH HEADERS` and
spreadsheets take any. The other columns are those of `exports.formats._flat`, which says what is
left out.
Not read back. A spreadsheet may take a name that begins with `=` for a formula: import it as text.
"""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from exports.formats._flat import NODE_ATTRIBUTES, flat_nodes
from kg.graph import KnowledgeGraph

HEADER = ("Id", "Label", *NODE_ATTRIBUTES[1:])


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write a row for each node, sorted by id; unknown values are empty cells."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(HEADER)
    for node, attributes in flat_nodes(graph):
        rows.writerow([node, *(attributes.get(name, "") for name in NODE_ATTRIBUTES)])
    text.flush()
    text.detach()  # the file is the caller's to close


EXPORTERS.register(
    "csv-nodes", Exporter((".nodes.csv",), "A table of nodes for Gephi, Neo4j, pandas.", write)
)
