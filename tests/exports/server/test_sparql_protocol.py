"""The SPARQL protocol, by its details: https://www.w3.org/TR/sparql11-protocol/."""

import json
from collections.abc import Sequence

import httpx
import pytest
import rdflib

from exports.sparql.answers import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES
from exports.sparql.book import query_book
from exports.sparql.check import MAX_LENGTH
from tests.exports.sparql.limits import ENDLESS

# rdflib says so of its own reader of JSON-LD.
pytestmark = [
    pytest.mark.server,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

SELECT = 'SELECT ?d { ?d a dcat:Dataset ; skos:prefLabel "ImageNet-1K" }'
CONSTRUCT = "CONSTRUCT { ?d a dcat:Dataset } { ?d a dcat:Dataset }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def ask(client: httpx.Client, query: str, accept: str | None = None, **more: str) -> httpx.Response:
    headers = {} if accept is None else {"accept": accept}
    return client.get("/sparql", params={"query": query, **more}, headers=headers)


def names(response: httpx.Response) -> list[str]:
    assert response.status_code == 200, response.text
    return [row["d"]["value"] for row in response.json()["results"]["bindings"]]


def test_the_three_ways_to_send_a_query_give_one_answer(client: httpx.Client) -> None:
    by_get = ask(client, SELECT)
    by_form = client.post("/sparql", data={"query": SELECT})
    by_body = client.post("/sparql", content=SELECT, headers={"content-type": QUERY})
    spoken = client.post(
        "/sparql", content=SELECT, headers={"content-type": f"{QUERY}; charset=UTF-8"}
    )
    answers = [names(response) for response in (by_get, by_form, by_body, spoken)]
    assert answers == [["https://w3id.org/paperkg/dataset/imagenet1k"]] * 4


@pytest.mark.parametrize("media", ROW_MEDIA_TYPES)
@pytest.mark.parametrize("query", [SELECT, "ASK { ?d a dcat:Dataset }"])
def test_rows_and_truth_values_come_in_every_form(
    client: httpx.Client, query: str, media: str
) -> None:
    response = ask(client, query, media)
    assert (response.status_code, media_of(response)) == (200, media)
    assert response.headers["vary"] == "Accept"
    assert "imagenet1k" in response.text or "true" in response.text


@pytest.mark.parametrize("media", GRAPH_MEDIA_TYPES)
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE dataset:imagenet1k"])
def test_triples_come_in_every_form(client: httpx.Client, query: str, media: str) -> None:
    response = ask(client, query, media)
    assert (response.status_code, media_of(response)) == (200, media)
    read = rdflib.Graph().parse(data=response.text, format=media)
    assert rdflib.URIRef("https://w3id.org/paperkg/dataset/imagenet1k") in set(read.subjects())


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/xml", "application/xml"),
        (SELECT, "text/*;q=0.5", "text/csv"),
        (SELECT, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "text/turtle, application/xml;q=0.3", "application/xml"),
        (SELECT, BROWSER, "text/html"),
        (CONSTRUCT, None, "text/turtle"),
        (CONSTRUCT, "application/json", "application/json"),
        (CONSTRUCT, "text/plain", "text/plain"),
        (CONSTRUCT, BROWSER, "text/html"),
    ],
)  # fmt: skip
def test_the_client_decides_on_the_form(
    client: httpx.Client, query: str, accept: str | None, media: str
) -> None:
    assert media_of(ask(client, query, accept)) == media


@pytest.mark.parametrize(
    ("query", "name", "media"),
    [
        (SELECT, "csv", "text/csv"),
        (SELECT, "json", "application/sparql-results+json"),
        (CONSTRUCT, "json", "application/ld+json"),
        (CONSTRUCT, "ntriples", "application/n-triples"),
        (SELECT, "turtle", "text/html"),
        (SELECT, "nonsense", "text/html"),
    ],
)
def test_a_link_in_the_page_can_name_the_form(
    client: httpx.Client, query: str, name: str, media: str
) -> None:
    assert media_of(ask(client, query, BROWSER, format=name)) == media
    # What a program accepts holds, whatever else it sends.
    assert media_of(ask(client, query, format=name)) == media_of(ask(client, query))


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv")],
)
def test_a_form_that_the_answer_has_not_is_not_acceptable(
    client: httpx.Client, query: str, accept: str
) -> None:
    line(ask(client, query, accept), 406, "accept one of")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT nonsense", "line 1, column 8"),
        ("", ""),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT would change the graph"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD would change the graph"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE would ask"),
        ("SELECT * { nope:a ?b ?c }", "prefix 'nope' is not declared"),
    ],
)  # fmt: skip
def test_a_query_that_may_not_run_is_refused_with_one_line(
    client: httpx.Client, query: str, said: str
) -> None:
    line(ask(client, query), 400, said)
    page = ask(client, query or "?", BROWSER)
    assert page.status_code == 400
    assert 'role="alert"' in page.text


@pytest.mark.parametrize(
    ("method", "parameters", "content", "kind", "status", "said"),
    [
        ("POST", {}, "update=CLEAR+ALL", FORM, 403, "read-only"),
        ("GET", {"update": "CLEAR ALL"}, None, None, 403, "read-only"),
        ("POST", {}, "CLEAR ALL", "application/sparql-update", 403, "read-only"),
        ("POST", {}, "{}", "application/json", 415, f"send a query as {FORM} or {QUERY}"),
        ("POST", {}, "x", None, 415, "send a query as"),
        ("POST", {}, "a=b", FORM, 400, "there is no query"),
        ("POST", {}, b"\xff", QUERY, 400, "cannot be read"),
        ("POST", {}, b"query=%FF", FORM, 400, "cannot be read"),
        ("POST", {}, "&".join(["a=b"] * 200), FORM, 400, "cannot be read"),
        ("POST", {"query": SELECT}, SELECT, QUERY, 400, "there are 2 queries"),
        ("GET", {"query": [SELECT, SELECT]}, None, None, 400, "there are 2 queries"),
        ("GET", {"query": SELECT, "default-graph-uri": "a:b"}, None, None, 400, "one graph"),
        ("POST", {"named-graph-uri": "a:b"}, SELECT, QUERY, 400, "one graph"),
        ("POST", {}, f"query={'x' * (MAX_LENGTH + 1)}", FORM, 413, "shorten it"),
        ("GET", {"book": "nonsense"}, None, None, 404, "unknown query 'nonsense'; known: "),
        ("GET", {"book": "leaderboard", "p-nope": "1"}, None, None, 404, "unknown parameter"),
        ("GET", {"book": "leaderboard", "p-limit": "x"}, None, None, 400, "limit is 'x'"),
        ("PUT", {}, "x", QUERY, 405, "method not allowed"),
        ("DELETE", {}, None, None, 405, "method not allowed"),
    ],
)
def test_what_the_protocol_does_not_have_is_refused_with_one_line(
    client: httpx.Client,
    method: str,
    parameters: dict[str, str | Sequence[str]],
    content: str | bytes | None,
    kind: str | None,
    status: int,
    said: str,
) -> None:
    headers = {} if kind is None else {"content-type": kind}
    response = client.request(
        method, "/sparql", params=parameters, content=content, headers=headers
    )
    line(response, status, said)
    if status == 405:
        assert response.headers["allow"] == "GET, HEAD, POST"


def test_an_address_of_no_utf8_is_refused_as_a_body_of_none_is(client: httpx.Client) -> None:
    line(client.get("/sparql?query=ASK%7B%7D%23%FF"), 400, "the address cannot be read")


def test_an_answer_that_takes_too_long_or_is_too_large_is_refused_and_the_next_one_comes(
    client: httpx.Client,
) -> None:
    line(ask(client, ENDLESS), 504, "1 second")
    assert len(names(ask(client, SELECT))) == 1
    line(ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f }"), 422, "100,000")
    assert len(names(ask(client, SELECT))) == 1


def test_without_a_query_the_service_describes_itself(client: httpx.Client) -> None:
    response = client.get("/sparql", headers={"accept": "text/turtle"})
    read = rdflib.Graph().parse(data=response.text, format="turtle")
    endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert [str(o) for o in read.objects(predicate=endpoint)] == [str(response.url)]
    line(client.get("/sparql", headers={"accept": "image/png"}), 406, "accept one of")


def test_a_browser_gets_a_page_that_lists_the_shipped_queries(client: httpx.Client) -> None:
    page = client.get("/sparql", headers={"accept": BROWSER}).text
    assert "<textarea" in page
    assert "<script" not in page
    for name in query_book():
        assert f'href="/sparql?book={name}"' in page


def test_a_shipped_query_is_asked_with_values_of_the_form(client: httpx.Client) -> None:
    values = {"book": "leaderboard", "p-dataset": 'ImageNet-1K" } #', "p-limit": "3"}
    page = client.get("/sparql", params=values, headers={"accept": BROWSER})
    assert page.status_code == 200
    assert 'value="ImageNet-1K&#34; } #"' in page.text
    values["p-dataset"] = "ImageNet-1K"
    rows = client.get("/sparql", params=values).json()["results"]["bindings"]
    assert 0 < len(rows) <= 3


def test_the_answer_in_the_page_leads_to_pages_of_nodes_and_is_escaped(
    client: httpx.Client,
) -> None:
    query = "SELECT ?d ?n ?c { ?d a mls:Model ; skos:prefLabel ?n ; a ?c } ORDER BY ?d"
    page = ask(client, query, BROWSER).text
    assert 'href="/model/crossvit"' in page
    assert ">mls:Model<" in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    ids = "SELECT ?id { BIND('model/crossvit' AS ?id) }"
    assert '<a href="/model/crossvit">model/crossvit</a>' in ask(client, ids, BROWSER).text
    evil = 'SELECT (IRI("javascript:alert(1)") AS ?x) {}'
    assert "href=&#34;javascript" not in ask(client, evil, BROWSER).text
    assert 'href="javascript' not in ask(client, evil, BROWSER).text


def test_a_long_answer_is_shown_in_part_and_says_so(client: httpx.Client) -> None:
    query = "SELECT ?a ?b ?c { ?a ?b ?c } LIMIT 700"
    page = ask(client, query, BROWSER).text
    assert ">700 rows<" in page
    assert "The first 500 are shown" in page
    assert page.count("<tr>") == 501
    assert ask(client, query, "text/csv").text.count("\n") >= 700


def test_what_the_client_writes_into_the_query_stays_text(client: httpx.Client) -> None:
    query = "</textarea><script>alert(1)</script>"
    page = ask(client, query, BROWSER)
    assert page.status_code == 400
    assert "<script" not in page.text
    assert "&lt;/textarea&gt;&lt;script&gt;" in page.text


def test_a_head_request_has_no_body(client: httpx.Client) -> None:
    response = client.head("/sparql", params={"query": SELECT})
    assert (response.status_code, response.content) == (200, b"")


def media_of(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


def line(response: httpx.Response, status: int, said: str) -> None:
    """The response is an error of one line that says so."""
    assert response.status_code == status, response.text
    assert media_of(response) == "text/plain"
    assert response.text.count("\n") == 1
    assert response.text.endswith("\n")
    assert said in response.text


def test_json_answers_are_json(client: httpx.Client) -> None:
    assert json.loads(ask(client, CONSTRUCT, "application/json").text)
