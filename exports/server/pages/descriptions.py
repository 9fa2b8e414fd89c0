"""The RDF description of one node: its statements, its parts, and incoming edges."""

from collections.abc import Iterator

from pyoxigraph import Triple

from exports.rdf import nodes, papers
from exports.rdf.iris import Described, Description, Iris
from exports.rdf.terms import OWN
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind


def parts(graph: KnowledgeGraph, iris: Iris, paper: str) -> frozenset[str]:
    """Return the paths of a paper and of its parts in RDF."""
    return frozenset(part.path for part in papers.describe(graph, iris, paper))


def describe(graph: KnowledgeGraph, iris: Iris, node: str) -> Iterator[Triple]:
    """Yield the triples that describe a node, some of them twice.

    Those of a paper include its listings, runs, mentions, spans and text; those of any other node
    include the edges that lead to it.
    """
    for description in _descriptions(graph, iris, node):
        subject = iris[description.path]
        for term, value in description.statements:
            yield Triple(subject, term, value)
    for edge in graph.edges_to(node):
        yield Triple(iris[edge.source], OWN[edge.relation], iris[node])


def _descriptions(graph: KnowledgeGraph, iris: Iris, node: str) -> Iterator[Described]:
    kind = graph.kind(node)
    if kind == NodeKind.PAPER:
        yield from papers.describe(graph, iris, node)
    elif kind == NodeKind.RESULT:
        yield Description(node, nodes.result(graph, iris, node))
    elif kind == NodeKind.LINK:
        yield Description(node, nodes.link(graph, node))
    else:
        yield Description(node, nodes.entity(graph, iris, node))
