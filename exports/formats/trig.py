"""TriG: RDF in named graphs, one for each paper.

Specified in https://www.w3.org/TR/trig/. The name of a graph is the IRI of a paper, and it holds
what that paper alone says: its title and text, what it introduces, uses and mentions, its results,
and its evidence. So one asks which paper says a thing with `GRAPH ?paper { ... }`, takes one paper
out or brings it up to date with `DROP GRAPH` or a PUT of that graph, and trusts papers one by one.
What papers share stands in the default graph: entities with their names, links, the software, and
the description of the whole. All graphs together hold the triples of Turtle, each once.
"""

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from exports import EXPORTERS, Exporter, Options
from exports.rdf.iris import Described, Description, Iris, order_of
from exports.rdf.terms import LPWC, prefixes
from exports.rdf.triples import descriptions, paper_descriptions
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind, Relation

_INTRODUCED_BY = LPWC["introducedBy"]


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write the default graph, then those of the papers, sorted; subjects sorted in each."""
    serialize(_quads(graph, options), file, RdfFormat.TRIG, prefixes=prefixes(options.base_iri))


def _quads(graph: KnowledgeGraph, options: Options) -> Iterator[Quad]:
    iris = Iris(options.base_iri)
    for description in descriptions(graph, options):
        if description.paper is None:
            subject = iris[description.path]
            for term, value in description.statements:
                # The one statement on an entity that a single paper makes.
                if term != _INTRODUCED_BY:
                    yield Quad(subject, term, value)
    for paper in graph.nodes(NodeKind.PAPER):
        for description in _of_paper(graph, iris, paper, options):
            subject = iris[description.path]
            for term, value in description.statements:
                yield Quad(subject, term, value, iris[paper])


def _of_paper(
    graph: KnowledgeGraph, iris: Iris, paper: str, options: Options
) -> Iterator[Described]:
    introduced: NamedNode = iris[paper]
    found: list[Described] = [
        Description(edge.target, [(_INTRODUCED_BY, introduced)], paper)
        for edge in graph.edges_from(paper, Relation.INTRODUCES)
    ]
    found += paper_descriptions(graph, iris, paper, options)
    yield from sorted(found, key=lambda description: order_of(description.path))


EXPORTERS.register("trig", Exporter((".trig",), "RDF with a named graph a paper.", write))
