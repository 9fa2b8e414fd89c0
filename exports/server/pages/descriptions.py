"""What RDF says of one node: its own statements, its parts, and those that point to it."""

from collections.abc import Iterator

from pyoxigraph import Triple

from exports.rdf import nodes, papers
from exports.rdf.iris import Description, Iris
from exports.rdf.terms import OWN
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind


def parts(graph: KnowledgeGraph, iris: Iris, paper: str) -> frozenset[str]:
    """Return the paths of all that the description of a paper describes."""
    return frozenset(part.path for part in papers.describe(graph, iris, paper))


def describe(graph: KnowledgeGraph, iris: Iris, node: str) -> Iterator[Triple]:
    """Yield the description of a node, some triples twice.

    A paper comes with its listings, runs, mentions, spans and text; any other node with the edges
    that reach it.
    """
    for description in _descriptions(graph, iris, node):
        subject = iris[description.path]
        for term, value in description.statements:
            yield Triple(subject, term, value)
    for edge in graph.edges_to(node):
        yield Triple(iris[edge.source], OWN[edge.relation], iris[node])


def _descriptions(graph: KnowledgeGraph, iris: Iris, node: str) -> Iterator[Description]:
    kind = graph.kind(node)
    if kind == NodeKind.PAPER:
        yield from papers.describe(graph, iris, node)
    elif kind == NodeKind.RESULT:
        yield Description(node, nodes.result(graph, iris, node))
    elif kind == NodeKind.LINK:
        yield Description(node, nodes.link(graph, node))
    else:
        yield Description(node, nodes.entity(graph, iris, node))
