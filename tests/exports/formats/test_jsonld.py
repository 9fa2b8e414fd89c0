"""JSON-LD is plain JSON with a context, one subject a line, and expands to the same IRIs."""

import json
from typing import Any

from hypothesis import given, settings

from exports import DEFAULT_BASE_IRI, Options
from exports.formats.jsonld import _Names
from exports.rdf.terms import prefixes
from kg.graph import KnowledgeGraph
from kg.model import Source
from kg.schema import LinkKind, Relation
from tests.exports.exported import exported
from tests.exports.rdf.readers import by_oxigraph, by_rdflib, written
from tests.graphs.build import add_link, add_paper
from tests.graphs.sample import sample
from tests.strategies import graphs


def nodes(graph: KnowledgeGraph) -> dict[str, dict[str, Any]]:
    data = json.loads(exported(graph, "jsonld"))
    assert data["@context"] == prefixes(DEFAULT_BASE_IRI)
    return {node["@id"]: node for node in data["@graph"]}


def test_values_are_what_json_has_where_it_has_them() -> None:
    found = nodes(sample())
    model = found["model:crossvit"]
    assert model["@type"] == ["fair4ml:MLModel", "lpwcc:model", "mls:Model"]
    assert model["skos:prefLabel"] == "CrossViT"
    assert model["skos:altLabel"] == ["XViT", "cross ViT"]
    assert model["lpwc:introducedBy"] == {"@id": "paper:2103.14899"}
    assert found["paper:2103.14899/span/0-8/position"]["oa:end"] == 8
    confidence = found["paper:2103.14899/mention/0-8/model/crossvit"]["itsrdf:taConfidence"]
    assert confidence == {"@type": "xsd:decimal", "@value": "0.98"}


def test_each_subject_has_a_line_of_its_own() -> None:
    first, *lines = exported(sample(), "jsonld").decode().split("\n")
    assert first.startswith('{"@context": {')
    found = [json.loads(line.removesuffix(",")) for line in lines if line.startswith('{"@id"')]
    assert len(found) == len(lines) - 3
    assert lines[-2:] == ["]}", ""]
    assert {node["@id"] for node in found} == set(nodes(sample()))


def test_a_long_whole_number_keeps_its_digits() -> None:
    graph = KnowledgeGraph()
    far = 10**17 + 1
    add_paper(graph, "p", "T", source=(Source("page.txt", far),))
    content = exported(graph, "jsonld")
    assert f'{{"@type": "xsd:integer", "@value": "{far}"}}' in content.decode()
    assert by_oxigraph(content, "jsonld") == by_rdflib(content, "jsonld") == written(graph)


def test_an_iri_is_not_shortened_to_what_would_be_another() -> None:
    names = _Names(prefixes(DEFAULT_BASE_IRI))
    assert names["https://schema.org/url"] == "schema:url"
    assert names["https://schema.org///url"] == "https://schema.org///url"
    graph = KnowledgeGraph()
    paper = add_paper(graph, "p", "T")
    for url in ("https://schema.org///url", "https://schema.org/", "http://purl.org/dc/terms/"):
        add_link(graph, paper, url, LinkKind.OTHER, Relation.LINKS_TO)
    content = exported(graph, "jsonld")
    assert by_oxigraph(content, "jsonld") == by_rdflib(content, "jsonld") == written(graph)


@settings(max_examples=10, deadline=None)
@given(graphs())
def test_no_subject_stands_twice(graph: KnowledgeGraph) -> None:
    data = json.loads(exported(graph, "jsonld", Options()))
    identifiers = [node["@id"] for node in data["@graph"]]
    assert len(identifiers) == len(set(identifiers))
