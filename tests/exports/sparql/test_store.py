"""Queries over a Turtle file: answers, formats, and what is refused."""

import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import DEFAULT_BASE_IRI, Options
from exports.rdf.terms import prefixes
from exports.sparql.answers import QueryAnswer
from exports.sparql.check import MAX_LENGTH, check
from exports.sparql.store import QueryableGraph
from kg.errors import GraphError, QueryError, QueryTooLargeError
from kg.names.ids import entity_id
from kg.schema import Kind
from tests.exports.exported import exported
from tests.graphs.sample import sample

PREFIXES = prefixes(DEFAULT_BASE_IRI)


def run(path: Path, query: str) -> QueryAnswer:
    """The answer given in this process, without a worker's limits."""
    return QueryableGraph(path).run(query)


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    path.write_bytes(exported(sample(), "turtle"))
    return path


def test_a_select_query_needs_no_prefixes_and_gives_python_values(turtle: Path) -> None:
    answer = run(
        turtle,
        """SELECT ?name ?value ?unit ?dataset WHERE {
             ?result a lpwcc:evaluationresult ; paperkg:ofModel ?model ; mls:hasValue ?value .
             ?model skos:prefLabel ?name
             OPTIONAL { ?result schema:unitText ?unit }
             OPTIONAL { ?result paperkg:onDataset ?dataset } } ORDER BY ?value ?dataset""",
    )
    imagenet = DEFAULT_BASE_IRI + entity_id(Kind.DATASET, "ImageNet-1K")
    assert answer.kind == "rows"
    assert answer.variables == ("name", "value", "unit", "dataset")
    assert answer.rows == (
        ("CrossViT", Decimal("82.3"), "%", None),
        ("CrossViT", Decimal("82.3"), "%", imagenet),
        ("CrossViT", Decimal(83), None, imagenet),
        ("CrossViT", Decimal(85), None, None),
    )


def test_a_count_is_a_whole_number(turtle: Path) -> None:
    answer = run(turtle, "SELECT (COUNT(*) AS ?n) { ?p a schema:ScholarlyArticle }")
    assert answer.rows == ((2,),)


@pytest.mark.parametrize(("ended", "truth"), [("model:crossvit", True), ("model:none", False)])
def test_an_ask_query_gives_one_truth_value(turtle: Path, ended: str, truth: bool) -> None:
    answer = run(turtle, f"ASK {{ ?paper paperkg:introduces {ended} }}")
    assert answer.kind == "boolean"
    assert answer.rows == ((truth,),)


@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?paper lpwc:hasTask ?task }", "DESCRIBE task:image-classification"]
)
def test_construct_and_describe_give_triples(turtle: Path, query: str) -> None:
    answer = run(turtle, query)
    assert answer.kind == "triples"
    assert answer.variables == ("subject", "predicate", "object")
    assert answer.rows


def test_the_prefixes_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(exported(sample(), "turtle", Options(base_iri="https://example.org/")))
    graph = QueryableGraph(path)
    assert graph.prefixes == prefixes("https://example.org/")
    assert graph.run("ASK { model:crossvit a mls:Model }").rows == ((True,),)
    assert graph.run("PREFIX model: <https://a.org/> ASK { model:crossvit ?p ?o }").rows == (
        (False,),
    )


def test_rows_come_in_the_same_order_each_time(turtle: Path) -> None:
    query = "SELECT * { ?s ?p ?o }"
    assert run(turtle, query) == run(turtle, query)


NO_CLAUSE = [
    "SELECT * { ?s dcterms:title 'SERVICE <http://a/> { }' }",
    'SELECT * { ?s dcterms:title """a\nservice""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/> { ?s ?p ?o }",
    "#service\nSELECT * { ?service ?p $SERVICE }",
    "PREFIX service: <http://a/service#> SELECT * { service:x a service:service }",
    "SELECT * { <http://a/service> a <http://service/> }",
    "SELECT * { ?s a 'x'@service . FILTER(1<2) }",
]


@pytest.mark.parametrize("query", NO_CLAUSE)
def test_the_word_service_may_stand_where_it_is_no_clause(turtle: Path, query: str) -> None:
    assert "service" in query.lower()
    assert run(turtle, query).kind == "rows"


def test_prefixes_that_differ_in_case_are_two(turtle: Path) -> None:
    query = "PREFIX service: <http://a/> ASK { ?s ?p Service:x }"
    with pytest.raises(QueryError, match=r"column 41, .*: prefix 'Service' is not declared; decl"):
        run(turtle, query)


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the requests that it got."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.requestline)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815 - the name that http.server asks for

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}/", requests
        listening.shutdown()
        thread.join()


CLAUSES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{} }",
    "SELECT * { ?s ?p 'service' . { SERVICE <URL> { ?service ?p ?o } } }",
    "SELECT * { FILTER(1<2)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX service: <URL> PREFIX : <URL#> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { LATERAL { SERVICE <URL> { ?s ?p ?o } } }",
]


@pytest.mark.parametrize("query", CLAUSES)
def test_a_service_clause_is_refused_and_nothing_is_asked_for(
    turtle: Path, server: tuple[str, list[str]], query: str
) -> None:
    address, requests = server
    with pytest.raises(QueryError, match=r"^SERVICE would ask another server"):
        run(turtle, query.replace("URL", address))
    assert requests == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH <URL> { ?s ?p ?o } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <URL> FROM <URL>",
    ],
)
def test_a_graph_that_is_named_is_empty_and_is_not_fetched(
    turtle: Path, server: tuple[str, list[str]], query: str
) -> None:
    address, requests = server
    assert run(turtle, query.replace("URL", address)).rows == ()
    assert requests == []


def test_oxigraph_itself_would_ask(server: tuple[str, list[str]]) -> None:
    from pyoxigraph import Store

    address, requests = server
    with pytest.raises(OSError, match="404"):
        list(Store().query(CLAUSES[4].replace("URL", address)))  # type: ignore[arg-type]  # a SELECT: "Argument 1 to list has incompatible type"
    assert requests


def test_an_escaped_keyword_is_none(turtle: Path, server: tuple[str, list[str]]) -> None:
    address, requests = server
    with pytest.raises(QueryError, match="line 1, column"):
        run(turtle, f"SELECT * {{ \\u0053ERVICE <{address}> {{ ?s ?p ?o }} }}")
    assert requests == []


PIECES = ["SERVICE", "service", "<http://127.0.0.1:9/>", "{", "}", "?s ?p ?o", ".", "#", "\n", "'"]
PIECES += [
    '"',
    "<",
    ">",
    "FILTER(1<2)",
    "a:",
    ":",
    "SILENT",
    "GRAPH",
    " ",
    "VALUES ?x {1}",
    "UNION",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_mixture_of_words_reaches_the_network(words: str) -> None:
    from pyoxigraph import Store

    query = f"SELECT * {{ {words} }}"
    try:
        check(query, PREFIXES)
    except QueryError:
        return
    # Port 9 is refused with an OSError, so a clause that slipped through would be heard of.
    list(Store().query(query, prefixes=PREFIXES))  # type: ignore[arg-type]  # a SELECT: "Argument 1 to list has incompatible type"


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "prefix a: <http://a/> # x\n delete where { ?s ?p ?o }",
        "DROP ALL",
        "BASE <http://a/> LOAD <http://127.0.0.1:9/>",
        "CLEAR DEFAULT",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(turtle: Path, update: str) -> None:
    with pytest.raises(QueryError, match=r"would change the graph"):
        run(turtle, update)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", r"line 1, column 1"),
        ("SELECT * { SERVICE <http://a/> { ?s ?p } }", r"line 1, column \d+"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", r"SELECT contains a variable that is unbound"),
        ("SELECT (<http://a/f>(1) AS ?x) {}", r"custom function <http://a/f> is not supported"),
        ("\ud800", r"surrogates not allowed"),
        ("SELECT * {} #" + "x" * MAX_LENGTH, r"characters, more than 50,000"),
    ],
)
def test_a_query_that_cannot_run_is_refused_in_one_line(
    turtle: Path, query: str, problem: str
) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        run(turtle, query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE * { ?s ?p ?o }"]
)
def test_an_answer_of_more_rows_than_allowed_is_no_answer(turtle: Path, query: str) -> None:
    graph = QueryableGraph(turtle)
    found = len(graph.run(query).rows)
    assert len(graph.run(query, most_rows=found).rows) == found > 100
    with pytest.raises(QueryTooLargeError, match=rf"more than {found - 1:,} rows; add LIMIT"):
        graph.run(query, most_rows=found - 1)


def test_a_constructed_graph_has_each_triple_once(turtle: Path) -> None:
    query = "CONSTRUCT { <a:b> a ?class } { ?s a ?class }"
    triples = run(turtle, query).triples
    assert len(triples) == len(set(triples)) > 5


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.ttl: no graph can be read there"):
        run(tmp_path / "graph.ttl", "ASK {}")
    (tmp_path / "graph.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl: is no Turtle"):
        run(tmp_path / "graph.ttl", "ASK {}")
