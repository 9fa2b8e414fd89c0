"""Every RDF format holds the same triples, whoever reads it, whatever the names are."""

import re
from io import BytesIO

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, parse

from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.options import Evidence
from exports.rdf.terms import SKOS
from exports.rdf.triples import triples
from kg.graph import KnowledgeGraph
from kg.schema import Kind
from kg.storage.graph import read
from tests.exports.exported import exported
from tests.exports.rdf.readers import (
    FORMATS,
    by_oxigraph,
    by_rdflib,
    by_store,
    rdflib_triples,
    written,
)
from tests.graphs.build import add_entity
from tests.graphs.sample import HOSTILE, hostile, sample
from tests.strategies import graphs

PREF_LABEL = rdflib.SKOS.prefLabel

every_format = pytest.mark.parametrize("form", FORMATS)
SAMPLES = {"sample": sample(), "hostile": hostile(), "empty": KnowledgeGraph()}
OPTIONS = [
    Options(base_iri="https://example.org/kg#", date="2026-11-21"),
    Options(base_iri="https://example.org/?a=1&b=/", evidence=Evidence.QUOTES),
    Options(evidence=Evidence.NONE, date="2026-11-21T09:30:00Z"),
]


def test_the_formats_of_rdf_are_read_here() -> None:
    assert set(FORMATS) >= {"jsonld", "ntriples", "rdfxml", "trig", "turtle"}


@every_format
@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_holds_the_triples_and_others_read_them(form: str, name: str) -> None:
    graph = SAMPLES[name]
    content = exported(graph, form)
    expected = written(graph)
    assert by_oxigraph(content, form) == expected
    assert by_store(content, form) == expected
    assert by_rdflib(content, form) == expected


@every_format
@pytest.mark.parametrize("options", OPTIONS, ids=["date", "quotes", "none"])
def test_what_is_chosen_holds_in_every_format(form: str, options: Options) -> None:
    content = exported(sample(), form, options)
    assert by_oxigraph(content, form) == written(sample(), options)
    assert by_rdflib(content, form) == written(sample(), options)


@every_format
@settings(max_examples=12, deadline=None)
@given(graph=graphs())
def test_any_graph_is_read_back_the_same(form: str, graph: KnowledgeGraph) -> None:
    content = exported(graph, form)
    assert by_oxigraph(content, form) == written(graph)
    assert by_rdflib(content, form) == written(graph)


def named(text: str) -> KnowledgeGraph:
    """A graph of one model that bears this name."""
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, text)
    return graph


@every_format
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_comes_back_with_every_character(form: str, text: str) -> None:
    content = exported(named(text), form)
    quads = parse(content, FORMATS[form][0])
    assert [q.object for q in quads if q.predicate == SKOS["prefLabel"]] == [Literal(text)]
    names = [value for _, term, value in rdflib_triples(content, form) if term == PREF_LABEL]
    assert [str(name) for name in names] == [text]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_comes_back_from_node_link_json(text: str) -> None:
    again = read(BytesIO(exported(named(text), "node-link")))
    assert [again.node(node)["name"] for node in again.nodes()] == [text]


SEGMENT = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_~-]|%[0-9A-F]{2})")


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_every_iri_of_ours_is_encoded_with_a_final_dot_too_and_no_node_is_blank(
    graph: KnowledgeGraph,
) -> None:
    local = set()
    for triple in triples(graph, Options()):
        for term in (triple.subject, triple.object):
            assert not isinstance(term, BlankNode)
            if isinstance(term, NamedNode) and term.value.startswith(DEFAULT_BASE_IRI):
                local.add(term.value.removeprefix(DEFAULT_BASE_IRI))
    local = {path for path in local if not path.startswith("ontology#")}
    assert len(local) > len(graph)
    for path in local:
        assert all(SEGMENT.fullmatch(segment) for segment in path.split("/")), path


@pytest.mark.parametrize("text", HOSTILE)
def test_the_iri_of_a_hostile_name_is_encoded(text: str) -> None:
    (node,) = named(text).nodes()
    assert SEGMENT.fullmatch(node.removeprefix("model/"))
