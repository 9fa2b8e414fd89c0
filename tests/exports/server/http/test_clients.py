"""Clients of others, as people use them against any endpoint."""

import shutil
import subprocess
import warnings
from xml.dom.minidom import Document

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

# rdflib says so of its own reader of JSON-LD.
pytestmark = [
    pytest.mark.server,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

IMAGENET = "https://w3id.org/paperkg/dataset/imagenet1k"
SELECT = "SELECT ?d { ?d a dcat:Dataset } ORDER BY ?d"
CONSTRUCT = "CONSTRUCT { ?d a dcat:Dataset } { ?d a dcat:Dataset }"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_rows_in_every_form(address: str, method: str) -> None:
    found = []
    for form in (JSON, XML, CSV, TSV):
        wrapper = SPARQLWrapper(f"{address}/sparql")
        wrapper.setMethod(method)
        wrapper.setReturnFormat(form)
        wrapper.setQuery(SELECT)
        answer = wrapper.query()
        content = answer.convert()
        text = content.toxml() if isinstance(content, Document) else str(content)
        found.append(IMAGENET in text)
        answer.response.close()
    assert found == [True] * 4


@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_reads_graphs(address: str, form: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", returnFormat=form)
    wrapper.setQuery(CONSTRUCT)
    answer = wrapper.query()
    content = answer.convert()
    answer.response.close()
    if isinstance(content, bytes):
        content = rdflib.Graph().parse(data=content, format="turtle")
    assert isinstance(content, rdflib.Graph)
    assert rdflib.URIRef(IMAGENET) in set(content.subjects())


def test_sparqlwrapper_is_told_what_is_wrong(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", returnFormat=JSON)
    wrapper.setQuery("SELECT nonsense { }")
    with warnings.catch_warnings():
        # The wrapper leaves the connection of a failed request to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        with pytest.raises(QueryBadFormed, match="line 1"):
            wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_it_as_a_store(address: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql", method=method))
    rows = [str(row[0]) for row in graph.query(SELECT)]  # type: ignore[index]  # 'Value of type "Any | tuple[...] | bool" is not indexable'
    assert IMAGENET in rows
    assert graph.query("ASK { ?d a dcat:Dataset }").askAnswer is True
    label = rdflib.SKOS.prefLabel
    imagenet = rdflib.URIRef(IMAGENET)
    assert list(graph.objects(imagenet, label)) == [rdflib.Literal("ImageNet-1K")]


@pytest.mark.parametrize("form", [None, "turtle", "json-ld", "nt"])
def test_rdflib_reads_the_description_of_a_node_from_its_address(
    address: str, form: str | None
) -> None:
    graph = rdflib.Graph().parse(f"{address}/dataset/imagenet1k", format=form)
    imagenet = rdflib.URIRef(IMAGENET)
    assert rdflib.Literal("ImageNet-1K") in set(graph.objects(imagenet, rdflib.SKOS.prefLabel))


def test_curl_asks_it(address: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    arguments = ["-sS", "-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}"]
    answer = subprocess.run(
        [curl, *arguments, f"{address}/sparql"], capture_output=True, check=True, text=True
    )
    assert IMAGENET in answer.stdout.splitlines()
