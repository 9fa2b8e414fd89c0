"""GraphML, for Cytoscape, yEd, Gephi and NetworkX: http://graphml.graphdrawing.org/specification.html.

Attributes are those of `exports.formats._flat`, which says what is left out. Written whole in
memory; `networkx.read_graphml(file, force_multigraph=True)` reads it, this package does not.
"""

from io import BytesIO
from typing import BinaryIO

from networkx.readwrite.graphml import write_graphml_xml

from exports import EXPORTERS, Exporter, Options
from exports.formats._flat import flat_graph
from kg.graph import KnowledgeGraph


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write `graph` as GraphML in UTF-8, nodes and edges sorted."""
    flat = flat_graph(graph)
    for source, target, relation in flat.edges(keys=True):
        # The key alone stands on many edges, and ids may stand once.
        flat.edges[source, target, relation]["id"] = f"{source} {relation} {target}"
    buffer = BytesIO()
    write_graphml_xml(flat, buffer, named_key_ids=True, edge_id_from_attribute="id")
    # An XML reader takes a bare carriage return for a line feed; written so, it stays one.
    file.write(buffer.getvalue().rstrip().replace(b"\r", b"&#13;") + b"\n")


EXPORTERS.register(
    "graphml", Exporter((".graphml",), "XML for Cytoscape, yEd, Gephi and NetworkX.", write)
)
