"""The graph's description of itself: every count is what SPARQL counts."""

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.options import Evidence
from exports.rdf.terms import VOCABULARIES, VOID, prefixes
from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs

PREFIXES = prefixes(DEFAULT_BASE_IRI)


def loaded(graph: KnowledgeGraph, options: Options | None = None) -> Store:
    store = Store()
    store.bulk_load(exported(graph, "turtle", options), RdfFormat.TURTLE)
    return store


def rows(store: Store, query: str) -> dict[str, int]:
    """A term and a number in each row."""
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    pairs = {}
    for term, number in found:
        assert isinstance(term, NamedNode | Literal)
        assert isinstance(number, Literal)
        assert term.value not in pairs
        pairs[term.value] = int(number.value)
    return pairs


COUNTS = {
    "triples": "(COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "(COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "entities": "(COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(isIRI(?s)) }",
    "classes": "(COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }",
    "properties": "(COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
}
GRAPHS = [sample(), hostile(), KnowledgeGraph()]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("graph", GRAPHS, ids=["sample", "hostile", "empty"])
def test_a_sum_is_what_sparql_counts(graph: KnowledgeGraph, count: str) -> None:
    store = loaded(graph)
    told = rows(store, f"SELECT ('n' AS ?k) ?n {{ [] a void:Dataset ; void:{count} ?n }}")
    assert told == rows(store, f"SELECT ('n' AS ?k) {COUNTS[count]}")
    assert told["n"] > 0


def agree(store: Store) -> None:
    whole = "?d a void:Dataset ;"
    told = rows(
        store,
        f"SELECT ?c ?n {{ {whole} void:classPartition [ void:class ?c ; void:entities ?n ] }}",
    )
    assert told == rows(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    told = rows(
        store,
        f"SELECT ?p ?n {{ {whole} void:propertyPartition [ void:property ?p ; void:triples ?n ] }}",
    )
    assert told == rows(store, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")


@pytest.mark.parametrize("graph", GRAPHS, ids=["sample", "hostile", "empty"])
@pytest.mark.parametrize("level", Evidence)
def test_a_part_is_what_sparql_counts(graph: KnowledgeGraph, level: Evidence) -> None:
    agree(loaded(graph, Options(evidence=level, date="2026-11-21")))


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_the_parts_of_any_graph_are_counted(graph: KnowledgeGraph) -> None:
    agree(loaded(graph))


def test_the_vocabularies_are_those_whose_terms_are_used() -> None:
    store = loaded(sample())
    told = {
        quad.object.value
        for quad in store.quads_for_pattern(None, VOID["vocabulary"], None)
        if isinstance(quad.object, NamedNode)
    }
    used = {
        *rows(store, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"),
        *rows(store, "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c"),
    }
    assert told == {v.iri for v in VOCABULARIES if any(term.startswith(v.iri) for term in used)}
    assert len(told) > 10
