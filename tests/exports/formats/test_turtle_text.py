"""Turtle is what Oxigraph's own writer makes of the same triples, letter by letter."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from exports import Options
from exports.formats._turtle_text import turtle_blocks
from exports.rdf.iris import Description, Iris, Shape, Shaped, Slot
from exports.rdf.options import Evidence
from exports.rdf.terms import OWN, RDFS, XSD, A, prefixes
from exports.rdf.triples import triples
from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs, texts

BASES = [
    "https://w3id.org/paperkg/",
    "https://example.org/kg#",
    "https://example.org/?a=1&b=/",
    "http://purl.org/",  # other prefixes lie under it
    "https://w3id.org/",
]


def _by_oxigraph(statements: list[Triple], base_iri: str) -> bytes:
    file = BytesIO()
    serialize(statements, file, RdfFormat.TURTLE, prefixes=prefixes(base_iri))
    return file.getvalue()


@pytest.mark.parametrize("base_iri", BASES)
@pytest.mark.parametrize("level", Evidence)
@pytest.mark.parametrize("graph", [sample(), hostile()], ids=["sample", "hostile"])
def test_graphs_are_written_as_oxigraph_writes_them(
    graph: KnowledgeGraph, level: Evidence, base_iri: str
) -> None:
    options = Options(base_iri, level, date="2026-11-21T09:30:00Z")
    expected = _by_oxigraph(list(triples(graph, options)), base_iri)
    assert exported(graph, "turtle", options) == expected


@given(graphs())
def test_any_graph_is_written_as_oxigraph_writes_it(graph: KnowledgeGraph) -> None:
    options = Options()
    expected = _by_oxigraph(list(triples(graph, options)), options.base_iri)
    assert exported(graph, "turtle", options) == expected


def _blocks(descriptions: list[Description | Shaped], base_iri: str) -> bytes:
    return "".join(turtle_blocks(descriptions, base_iri)).encode()


_signs = st.sampled_from("aZ09_.:/%-+~!$&'()*,;=?#@é\u00b7\u0300×ª\U0001f600")
_locals = st.lists(_signs, max_size=5).map("".join)
_kinds = st.sampled_from(["model/", "paper/", "page/", "ontology#", "result", "ns/mls#", ""])


@given(st.sampled_from(BASES), _kinds, _locals)
def test_any_iri_is_written_as_oxigraph_writes_it(base_iri: str, kind: str, local: str) -> None:
    try:
        node = NamedNode(f"{base_iri}{kind}{local}")
    except ValueError:
        return
    said = [(A, node), (RDFS["label"], node)]
    expected = [Triple(node, term, value) for term, value in said]
    found = _blocks([Description(f"{kind}{local}", said)], base_iri)
    assert found == _by_oxigraph(expected, base_iri)


_numbers = st.sampled_from(["1", "-1", "+1", "1.0", "-.5", "5.", "1e3", "true", "True", "x", ""])
_types = st.sampled_from(["integer", "decimal", "double", "boolean", "gYear", "anyURI"])


@given(texts(), _numbers, _types, st.integers(0, 10**6))
def test_any_literal_is_written_as_oxigraph_writes_it(
    text: str, number: str, datatype: str, place: int
) -> None:
    base_iri = BASES[0]
    label, own = RDFS["label"], OWN["score"]
    typed = Literal(number, datatype=XSD[datatype])
    shape = Shape((A, OWN["Listing"]), (label, Slot.TEXT), (label, Slot.TEXT))
    shape = Shape(*shape.places, (own, Slot.LITERAL), (own, Slot.INTEGER), (own, Slot.PATH))
    values = (text, number, typed, place, "model/vit")
    shaped = Shaped("paper/p1", shape, values, "paper/p1", Iris(base_iri))
    plain = Description("paper/p2", list(shaped.statements))
    expected = [
        Triple(Iris(base_iri)[path], term, value)
        for path in ("paper/p1", "paper/p2")
        for term, value in plain.statements
    ]
    assert _blocks([shaped, plain], base_iri) == _by_oxigraph(expected, base_iri)


def test_a_subject_of_which_nothing_is_said_has_no_line() -> None:
    empty, full = Description("model/vit", ()), Description("model/bert", [(A, OWN["Listing"])])
    assert _blocks([empty, full], BASES[0]) == _blocks([full], BASES[0])
