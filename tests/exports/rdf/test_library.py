"""`kg.rdf` gives rdflib's interface over the triples of the Turtle, with Oxigraph behind it."""

from decimal import Decimal

import pytest
import rdflib
from oxrdflib import OxigraphStore

import kg
from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.options import Evidence
from exports.rdf.terms import prefixes
from exports.rdf.triples import triples
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph
from tests.graphs.sample import hostile, sample

MODEL = rdflib.URIRef(f"{DEFAULT_BASE_IRI}model/crossvit")


@pytest.mark.parametrize("graph", [sample(), hostile(), KnowledgeGraph()])
def test_it_holds_the_triples_of_turtle(graph: KnowledgeGraph) -> None:
    held = kg.rdf(graph)
    expected = {(str(t.subject), str(t.predicate)) for t in triples(graph, Options())}
    assert len(held) == len(list(held)) == len(list(triples(graph, Options())))
    assert {(f"<{s}>", f"<{p}>") for s, p, _ in held} == expected


def test_oxigraph_stands_behind_it() -> None:
    assert isinstance(kg.rdf(sample()).store, OxigraphStore)


def test_the_prefixes_are_bound_for_queries_and_for_writing() -> None:
    held = kg.rdf(sample())
    assert {prefix: str(iri) for prefix, iri in held.namespaces()} == prefixes(DEFAULT_BASE_IRI)
    rows = held.query(
        "SELECT ?name ?value { ?r a lpwcc:evaluationresult ; paperkg:ofModel ?m ;"
        " mls:hasValue ?value . ?m skos:prefLabel ?name } ORDER BY ?value",
        initBindings={"name": rdflib.Literal("CrossViT")},
    )
    values = [row[1] for row in rows if isinstance(row, rdflib.query.ResultRow)]
    numbers = [value.value for value in values if isinstance(value, rdflib.Literal)]
    assert numbers == [Decimal("82.3"), Decimal("82.3"), Decimal(83), Decimal(85)]
    assert "model:crossvit" in held.serialize(format="turtle")


def test_a_graph_can_be_added_to() -> None:
    held = kg.rdf(sample())
    note = (MODEL, rdflib.RDFS.comment, rdflib.Literal("seen"))
    held.add(note)
    assert note in held
    assert bool(held.query("ASK { model:crossvit rdfs:comment 'seen' }"))


def test_the_choices_of_the_command_line_hold() -> None:
    options = {"base_iri": "https://example.org/", "evidence": "none", "date": "2026-11-21"}
    held = kg.rdf(sample(), **options)
    chosen = Options("https://example.org/", Evidence.NONE, "2026-11-21")
    assert len(held) == len(list(triples(sample(), chosen)))
    assert all(str(s).startswith("https://example.org/") for s in held.subjects())
    with pytest.raises(InvalidValueError, match="is no date"):
        kg.rdf(sample(), date="today")
