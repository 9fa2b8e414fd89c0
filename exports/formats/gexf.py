"""GEXF 1.2, the format of Gephi: https://gexf.net/schema.html.

Attributes are those of `exports.formats._flat`, which says what is left out. Written whole in
memory; `networkx.read_gexf` reads it, this package does not.
"""

from typing import BinaryIO
from xml.etree.ElementTree import indent, tostring

from networkx.readwrite.gexf import GEXFWriter

from exports import EXPORTERS, Exporter, Options
from exports.formats._flat import flat_graph
from kg.graph import KnowledgeGraph


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write `graph` as GEXF in UTF-8, nodes and edges sorted."""
    flat = flat_graph(graph)
    for source, target, relation in flat.edges(keys=True):
        # Gephi shows an edge's label, and takes its identity from its id alone.
        flat.edges[source, target, relation]["label"] = relation
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(flat)
    for meta in writer.xml.findall("meta"):
        # It holds the day and NetworkX's version; the same graph gives the same bytes with any.
        writer.xml.remove(meta)
    indent(writer.xml)
    content: bytes = tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    # An XML reader takes a bare carriage return for a line feed; written so, it stays one.
    file.write(content.replace(b"\r", b"&#13;").rstrip() + b"\n")


EXPORTERS.register("gexf", Exporter((".gexf",), "XML for Gephi.", write))
