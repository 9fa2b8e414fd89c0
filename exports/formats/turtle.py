"""Turtle, the RDF that people read.

Specified in https://www.w3.org/TR/turtle/. Written in one pass and never held as
a whole. Not supported: reading a graph back (`node_link` does), and what `exports.rdf.triples`
leaves out.
"""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from exports import EXPORTERS, Exporter, Options
from exports.rdf.terms import prefixes
from exports.rdf.triples import triples
from kg.collector import without_collector
from kg.graph import KnowledgeGraph


@without_collector()
def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` as Turtle, subjects sorted; IRIs begin with the base IRI of `options`."""
    statements = triples(graph, options)
    serialize(statements, file, RdfFormat.TURTLE, prefixes=prefixes(options.base_iri))


EXPORTERS.register(
    "turtle", Exporter((".ttl",), "RDF with prefixes, for SPARQL and for reading.", write)
)
