"""Turtle, the RDF that people read.

Specified in https://www.w3.org/TR/turtle/. Written in one pass and never held as
a whole. Not supported: reading a graph back (`node_link` does), and what `exports.rdf.triples`
leaves out.
"""

from itertools import islice
from typing import BinaryIO, Final

from exports import EXPORTERS, Exporter, Options
from exports.formats._turtle_text import turtle_blocks
from exports.rdf.triples import descriptions
from kg.collector import without_collector
from kg.graph import KnowledgeGraph

_AT_ONCE: Final = 10_000
"""Subjects whose text is written in one go."""


@without_collector()
def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` as Turtle, subjects sorted; IRIs begin with the base IRI of `options`."""
    blocks = turtle_blocks(descriptions(graph, options), options.base_iri)
    while some := "".join(islice(blocks, _AT_ONCE)):
        file.write(some.encode())


EXPORTERS.register(
    "turtle", Exporter((".ttl",), "RDF with prefixes, for SPARQL and for reading.", write)
)
