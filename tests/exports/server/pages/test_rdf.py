"""Pages of what only RDF names, and of the terms and shapes that ship."""

import re
from pathlib import Path

import httpx
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

import exports
from exports.rdf.terms import OWN_IRI
from exports.server.pages.template import node_path
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind
from tests.exports.exported import exported

pytestmark = pytest.mark.server

BASE = "https://w3id.org/paperkg/"
HTML = {"accept": "text/html"}
NTRIPLES = {"accept": "application/n-triples"}


def subjects(graph: KnowledgeGraph) -> dict[str, set[Triple]]:
    """What the export says, by the path of the subject."""
    found: dict[str, set[Triple]] = {}
    for quad in parse(exported(graph, "turtle"), RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        found.setdefault(quad.subject.value.removeprefix(BASE), set()).add(quad.triple)
    return found


def is_of_a_paper(graph: KnowledgeGraph, path: str) -> bool:
    paper = "/".join(path.split("/")[:2])
    return paper in graph and graph.node(paper)["kind"] == NodeKind.PAPER


def test_every_subject_of_the_export_answers(client: httpx.Client, graph: KnowledgeGraph) -> None:
    others = {
        path: said
        for path, said in subjects(graph).items()
        if path not in graph and not is_of_a_paper(graph, path)
    }
    firsts = {path.partition("/")[0] for path in others}
    assert firsts >= {"void", "build", "software", "page", "extraction", "extractor"}
    for path, said in others.items():
        response = client.get(node_path(path), headers=NTRIPLES)
        if response.status_code != 308:  # an id of a former build
            assert {q.triple for q in parse(response.content, RdfFormat.N_TRIPLES)} == said


def test_the_page_of_the_graph_says_what_it_counts_and_leads_on(client: httpx.Client) -> None:
    response = client.get("/void", headers=HTML)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert "<script" not in response.text
    assert re.search(r">void:triples</a></th><td>\d+</td>", response.text)
    assert 'href="/build"' in response.text
    assert 'href="/void/class/dcat/Dataset"' in response.text
    assert 'href="/void.ttl"' in response.text
    assert "dcat:Dataset" in client.get("/void.ttl").text


def test_the_page_of_an_extractor_is_that_of_its_name(
    client: httpx.Client, graph: KnowledgeGraph
) -> None:
    for path in (path for path in subjects(graph) if path.startswith(("extractor/", "page/"))):
        response = client.get(node_path(path), headers=HTML)
        assert response.status_code == 200
        assert "<script" not in response.text


@pytest.mark.parametrize("path", ["/page/none", "/void/none", "/extractor/x%3E", "/builds"])
def test_what_rdf_does_not_name_is_not_found(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.text.count("\n")) == (404, 1)


def test_no_form_that_is_had_is_not_acceptable(client: httpx.Client) -> None:
    assert client.get("/void", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_terms_and_shapes_are_those_that_ship(client: httpx.Client, name: str) -> None:
    shipped = rdflib.Graph().parse(Path(exports.__file__).parent / "rdf" / f"{name}.ttl")
    for address in (f"{client.base_url}/{name}", f"{client.base_url}/{name}.nt"):
        served = rdflib.Graph().parse(address)
        assert len(served) == len(shipped)
        assert set(served.predicates()) == set(shipped.predicates())


def test_a_term_is_found_on_the_page_at_the_end_of_its_name(client: httpx.Client) -> None:
    text = client.get("/ontology", headers=HTML).text
    assert f'<h2 id="introduces">{OWN_IRI}introduces</h2>' in text
    assert "The entity is a new contribution of the paper." in text
    query = f"SELECT ?x {{ VALUES ?x {{ <{OWN_IRI}introduces> }} }}"
    answer = client.get("/sparql", params={"query": query}, headers=HTML).text
    assert '<a href="/ontology#introduces">paperkg:introduces</a>' in answer
