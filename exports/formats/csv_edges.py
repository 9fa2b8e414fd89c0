"""A table of all edges, as CSV (https://www.rfc-editor.org/rfc/rfc4180) in UTF-8.

`Source` and `Target` are the names that Gephi's import looks for; Neo4j's `LOAD CSV WITH HEADERS`
and spreadsheets take any. The other columns are those of `exports.formats._flat`. Not read back.
"""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from exports.formats._flat import EDGE_ATTRIBUTES, flat_edges
from kg.graph import KnowledgeGraph

HEADER = ("Source", "Target", *EDGE_ATTRIBUTES)


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write a row for each edge, by source, target and relation; unknown values are empty cells."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(HEADER)
    for edge, attributes in flat_edges(graph):
        cells = (attributes.get(name, "") for name in EDGE_ATTRIBUTES)
        rows.writerow([edge.source, edge.target, *cells])
    text.flush()
    text.detach()  # the file is the caller's to close


EXPORTERS.register(
    "csv-edges", Exporter((".edges.csv",), "A table of edges for Gephi, Neo4j, pandas.", write)
)
