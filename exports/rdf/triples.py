"""A knowledge graph as RDF triples: the one list that every RDF format writes.

Our own terms (`ontology.ttl`) mirror the edges one to one; published ones stand beside them. What
RDF does not say: the order of a paper's authors, and the confidence and evidence of edges that
leave no paper (of a variant, or of a result to its dataset).
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

import kg
from exports.rdf import nodes, papers
from exports.rdf.iris import Description, Iris, Statements
from exports.rdf.terms import DCAT, DCTERMS, PROV, RDFS, SCHEMA, VOCABULARIES, VOID, A
from exports.rdf.values import integer
from kg.graph import KnowledgeGraph
from kg.ids import segment
from kg.model import Source
from kg.schema import ANNOTATION, NodeKind


def triples(graph: KnowledgeGraph, base_iri: str) -> Iterator[Triple]:
    """Yield every triple of `graph` once, those of a subject together.

    Subjects are sorted by the segments of their paths, so that the parts of a paper follow it;
    last comes `void`, which describes the graph and counts all triples, its own too. A base
    that is no absolute IRI is an `InvalidValueError`, raised before the first triple is asked for.
    """
    return _triples(graph, Iris(base_iri))


def _triples(graph: KnowledgeGraph, iris: Iris) -> Iterator[Triple]:
    written = subjects = 0
    for description in _descriptions(graph, iris):
        subjects += 1
        for triple in _triples_of(iris, description):
            written += 1
            yield triple
    itself = list(_graph(iris))
    # The graph's description is a subject too, and the two counts are triples.
    itself.append((VOID["distinctSubjects"], integer(subjects + 1)))
    itself.append((VOID["triples"], integer(written + len(itself) + 1)))
    yield from _triples_of(iris, Description("void", itself))


def _triples_of(iris: Iris, description: Description) -> Iterator[Triple]:
    subject = iris[description.path]
    for term, value in dict.fromkeys(description.statements):
        yield Triple(subject, term, value)


def _descriptions(graph: KnowledgeGraph, iris: Iris) -> Iterator[Description]:
    """Yield everything but the graph itself, sorted."""
    origins = {origin.path: origin for origin in _origins(graph, iris)} | _retired(graph, iris)
    for path in sorted({*origins, *graph.nodes()}, key=lambda path: path.split("/")):
        if path in origins:
            yield origins[path]
        elif graph.node(path)["kind"] == NodeKind.PAPER:
            yield from papers.describe(graph, iris, path)
        else:
            yield Description(path, _node(graph, iris, path))


def _retired(graph: KnowledgeGraph, iris: Iris) -> dict[str, Description]:
    """Return what is said of ids that entities had in former builds."""
    successors: dict[str, list[NamedNode]] = {}
    for node in graph.nodes():
        for old in graph.node(node).get("replaces", ()):
            if old not in graph:
                successors.setdefault(old, []).append(iris[node])
    return {
        old: Description(old, [(DCTERMS["isReplacedBy"], successor) for successor in found])
        for old, found in successors.items()
    }


def _node(graph: KnowledgeGraph, iris: Iris, node: str) -> Statements:
    kind = graph.node(node)["kind"]
    if kind == NodeKind.LINK:
        return nodes.link(graph, node)
    if kind == NodeKind.RESULT:
        return nodes.result(graph, iris, node)
    return nodes.entity(graph, iris, node)


def _origins(graph: KnowledgeGraph, iris: Iris) -> Iterator[Description]:
    """Yield the pages that papers stood on, the software, and its extractors with their runs."""
    for page in sorted({source.file for source in _sources(graph)}):
        yield Description(papers.page_path(page), _page(page))
    yield Description("build", _activity(iris, "software"))
    yield Description("software", _agent("paperkg", kg.__version__))
    joined = {str(data["extractor"]) for _, _, data in graph.nx.edges(data=True)}
    for component in sorted({part for name in joined for part in name.split("+")}):
        path = f"extractor/{segment(component)}"
        yield Description(f"extraction/{segment(component)}", _activity(iris, path))
        yield Description(path, _extractor(iris, component))


def _sources(graph: KnowledgeGraph) -> Iterator[Source]:
    for paper in graph.nodes(NodeKind.PAPER):
        yield from graph.node(paper)["source"]


def _page(file: str) -> Statements:
    yield A, PROV["Entity"]
    yield RDFS["label"], Literal(file)


def _activity(iris: Iris, agent: str) -> Statements:
    # No start and no end: the same input gives the same bytes.
    yield A, PROV["Activity"]
    yield PROV["wasAssociatedWith"], iris[agent]


def _agent(name: str, version: str) -> Statements:
    yield A, PROV["SoftwareAgent"]
    yield RDFS["label"], Literal(name)
    yield SCHEMA["softwareVersion"], Literal(version)


def _extractor(iris: Iris, component: str) -> Statements:
    if component == ANNOTATION:
        yield A, PROV["Agent"]
        yield RDFS["label"], Literal(component)
        return
    yield from _agent(component, kg.__version__)
    yield PROV["actedOnBehalfOf"], iris["software"]


def _graph(iris: Iris) -> Statements:
    yield A, DCAT["Dataset"]
    yield A, VOID["Dataset"]
    yield DCTERMS["title"], Literal("Knowledge graph of papers")
    yield PROV["wasGeneratedBy"], iris["build"]
    yield VOID["uriSpace"], Literal(iris.base)
    for vocabulary in VOCABULARIES:
        yield VOID["vocabulary"], NamedNode(vocabulary.iri)
