"""TriG puts into the graph of a paper what that paper alone says, and nothing is in two graphs."""

from hypothesis import given, settings
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
)

from exports import DEFAULT_BASE_IRI
from exports.rdf.iris import Iris
from exports.rdf.terms import DCTERMS, LPWC, OA, OWN, SKOS, VOID, A, prefixes
from kg.graph import KnowledgeGraph, Statement
from kg.schema import NodeKind, Relation
from tests.exports.exported import exported
from tests.graphs.build import add_paper, add_result
from tests.graphs.sample import sample
from tests.strategies import graphs

IRIS = Iris(DEFAULT_BASE_IRI)
FIRST, SECOND = IRIS["paper/2103.14899"], IRIS["paper/p2"]


def quads(graph: KnowledgeGraph) -> list[Quad]:
    return list(parse(exported(graph, "trig"), RdfFormat.TRIG))


def homes(found: list[Quad], term: NamedNode) -> set[object]:
    """The graphs in which a property or a class is used."""
    return {
        DefaultGraph() if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        for quad in found
        if term in (quad.predicate, quad.object if quad.predicate == A else None)
    }


def test_the_graph_of_a_paper_holds_what_it_alone_says() -> None:
    found = quads(sample())
    assert homes(found, DCTERMS["title"]) == {FIRST, SECOND, DefaultGraph()}
    for term in (OWN["uses"], OWN["reports"], OA["Annotation"], OWN["spelling"], OWN["ofModel"]):
        assert homes(found, term) == {FIRST, SECOND}, term
    assert homes(found, LPWC["introducedBy"]) == {FIRST}


def test_what_papers_share_stands_in_the_default_graph() -> None:
    found = quads(sample())
    for term in (SKOS["altLabel"], OWN["variantOf"], OWN["linkKind"], VOID["triples"]):
        assert homes(found, term) == {DefaultGraph()}, term


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_no_triple_is_in_two_graphs_and_each_paper_has_one(graph: KnowledgeGraph) -> None:
    found = quads(graph)
    triples = {(quad.subject, quad.predicate, quad.object) for quad in found}
    assert len(triples) == len(found)
    named = [quad.graph_name for quad in found if isinstance(quad.graph_name, NamedNode)]
    in_order = list(dict.fromkeys(named))
    assert in_order == [IRIS[paper] for paper in graph.nodes(NodeKind.PAPER)]
    blocks = [name for at, name in enumerate(named) if at == 0 or named[at - 1] != name]
    assert blocks == in_order


def test_a_result_of_two_papers_is_shared() -> None:
    graph = KnowledgeGraph()
    papers = [add_paper(graph, local, "T") for local in ("a", "b")]
    result = add_result(graph, papers[0], "81")
    graph.add_edge(papers[1], result, Relation.REPORTS, Statement((), 0.5, "results"))
    found = quads(graph)
    assert homes(found, OWN["spelling"]) == {DefaultGraph()}
    assert homes(found, OWN["reports"]) == {IRIS[paper] for paper in papers}


def test_without_the_graph_of_a_paper_the_others_say_what_they_said() -> None:
    store = Store()
    store.bulk_load(exported(sample(), "trig"), RdfFormat.TRIG)
    query = "SELECT ?paper { GRAPH ?paper { ?paper paperkg:reports ?result } } ORDER BY ?paper"
    store.update(f"DROP GRAPH {FIRST}")
    rows = store.query(query, prefixes=prefixes(DEFAULT_BASE_IRI))
    assert isinstance(rows, QuerySolutions)
    assert [row["paper"] for row in rows] == [SECOND, SECOND]
    speaking = list(store.quads_for_pattern(FIRST, None, None, None))
    assert speaking == []
