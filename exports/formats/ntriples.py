"""N-Triples, one triple a line, for tools that stream.

Specified in https://www.w3.org/TR/n-triples/. The same triples in the
same order as Turtle; `LC_ALL=C sort` makes two files comparable, since no node is blank.
"""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from exports import EXPORTERS, Exporter, Options
from exports.rdf.triples import triples
from kg.graph import KnowledgeGraph


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` as canonical N-Triples; IRIs begin with the base IRI of `options`."""
    serialize(triples(graph, options), file, RdfFormat.N_TRIPLES)


EXPORTERS.register("ntriples", Exporter((".nt",), "RDF, one triple a line.", write))
