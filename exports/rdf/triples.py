"""A knowledge graph as RDF triples, the same for every RDF format.

Our own terms (`ontology.ttl`) mirror the edges one to one, beside published terms. Not in RDF: the
order of a paper's authors, and the confidence of a variant.
"""

from collections.abc import Iterator

from pyoxigraph import Triple

from exports.rdf import nodes, papers, void
from exports.rdf.iris import Described, Description, Iris, Shaped, Statements, order_of
from exports.rdf.options import Options
from exports.rdf.origins import origins
from exports.rdf.terms import DCTERMS
from kg.graph import KnowledgeGraph
from kg.lookup.former_ids import successors
from kg.schema import NodeKind, Relation


def triples(graph: KnowledgeGraph, options: Options) -> Iterator[Triple]:
    """Yield every triple of `graph` once, in the order of `descriptions`."""
    iris = Iris(options.base_iri)
    for description in descriptions(graph, options):
        subject = iris[description.path]
        for term, value in description.statements:
            yield Triple(subject, term, value)


def descriptions(graph: KnowledgeGraph, options: Options) -> Iterator[Described]:
    """Yield the description of each subject, every statement once.

    Subjects are sorted by the segments of their paths, so that the parts of a paper follow it;
    the last one, `void`, describes the graph and counts all triples, its own included.
    """
    iris = Iris(options.base_iri)
    counts = void.Counts()
    for found in _everything(graph, iris, options):
        description = once(found)
        counts.add(description)
        yield description
    yield from void.describe(iris, counts, options.date)


def paper_descriptions(
    graph: KnowledgeGraph, iris: Iris, paper: str, options: Options
) -> Iterator[Described]:
    """Yield the descriptions whose `paper` this one is, in the order of `descriptions`."""
    for found in papers.describe(graph, iris, paper, options.evidence):
        yield once(found)
    for edge in graph.edges_from(paper, Relation.REPORTS):
        if nodes.only_reporter(graph, edge.target) == paper:
            yield once(_node(graph, iris, edge.target))


def once(description: Described) -> Described:
    """Return the description without repeated statements, which no shape has."""
    if isinstance(description, Shaped):
        return description
    statements = tuple(dict.fromkeys(description.statements))
    return Description(description.path, statements, description.paper)


def _everything(graph: KnowledgeGraph, iris: Iris, options: Options) -> Iterator[Described]:
    """Yield all descriptions but those of the graph itself, sorted."""
    only_rdf = {origin.path: origin for origin in origins(graph, iris, options.date)}
    only_rdf |= _retired(graph, iris)
    for path in sorted({*only_rdf, *graph.nodes()}, key=order_of):
        if path in only_rdf:
            yield only_rdf[path]
        elif graph.kind(path) == NodeKind.PAPER:
            yield from papers.describe(graph, iris, path, options.evidence)
        else:
            yield _node(graph, iris, path)


def _retired(graph: KnowledgeGraph, iris: Iris) -> dict[str, Description]:
    """Return descriptions of ids that entities had in former builds, by id."""
    replaced = DCTERMS["isReplacedBy"]
    return {
        old: Description(old, [(replaced, iris[node]) for node in nodes])
        for old, nodes in successors(graph).items()
    }


def _node(graph: KnowledgeGraph, iris: Iris, node: str) -> Description:
    kind = graph.kind(node)
    if kind == NodeKind.RESULT:
        said = nodes.result(graph, iris, node)
        return Description(node, said, paper=nodes.only_reporter(graph, node))
    return Description(node, _shared(graph, iris, node))


def _shared(graph: KnowledgeGraph, iris: Iris, node: str) -> Statements:
    if graph.kind(node) == NodeKind.LINK:
        return nodes.link(graph, node)
    return nodes.entity(graph, iris, node)
