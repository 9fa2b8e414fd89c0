"""Answers as Python values and in the forms of the W3C."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from exports.sparql.answers import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES, QueryAnswer, Term
from exports.sparql.store import QueryableGraph
from kg.errors import QueryError

ROWS = QueryAnswer(
    "rows",
    b'?a\t?b\n<https://a.org/>\t"say \\"x\\", y\\nz"\n87.3\t\n"wort"@de\t"a|b <i> \\\\ *c*"\n'
    b'_:x\t"no number"^^<http://www.w3.org/2001/XMLSchema#integer>\n',
)
TRUTH = QueryAnswer("boolean", b'{"head":{},"boolean":true}')
TRIPLES = QueryAnswer(
    "triples",
    b'<https://a.org/s> <https://a.org/p> "a\\r\\nb" .\n'
    b"<https://a.org/s> <https://a.org/q> <https://a.org/s> .\n",
    {"a": "https://a.org/"},
)
NONE = QueryAnswer("rows", b"?a\n")


def test_python_values() -> None:
    assert ROWS.variables == ("a", "b")
    assert ROWS.rows == (
        ("https://a.org/", 'say "x", y\nz'),
        (Decimal("87.3"), None),
        ("wort", "a|b <i> \\ *c*"),
        ("_:x", "no number"),
    )
    assert TRUTH.rows == ((True,),)
    assert TRIPLES.rows[0] == ("https://a.org/s", "https://a.org/p", "a\r\nb")
    assert (NONE.variables, NONE.rows) == (("a",), ())


def test_a_truth_value_says_whether_anything_was_found() -> None:
    found = [answer.boolean for answer in (TRUTH, ROWS, TRIPLES, NONE)]
    assert found == [True, True, True, False]


def test_json_follows_the_standard() -> None:
    found = json.loads(ROWS.serialize("application/sparql-results+json"))
    assert found["head"] == {"vars": ["a", "b"]}
    assert found["results"]["bindings"][1] == {
        "a": {
            "type": "literal",
            "value": "87.3",
            "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
        }
    }
    truth = json.loads(TRUTH.serialize("application/sparql-results+json"))
    assert truth == {"head": {}, "boolean": True}


def test_csv_has_terms_without_marks() -> None:
    found = csv.reader(io.StringIO(ROWS.serialize("text/csv").decode(), newline=""))
    assert list(found)[:3] == [["a", "b"], ["https://a.org/", 'say "x", y\nz'], ["87.3", ""]]


@pytest.mark.parametrize(
    "media_type", ["application/sparql-results+json", "application/sparql-results+xml"]
)
def test_a_form_that_keeps_all_is_read_back_as_it_was(media_type: str) -> None:
    again = parse_query_results(ROWS.serialize(media_type), ROW_MEDIA_TYPES[media_type])
    assert isinstance(again, QuerySolutions)
    assert tuple(tuple(solution) for solution in again) == ROWS.terms


@pytest.mark.parametrize("media_type", GRAPH_MEDIA_TYPES)
def test_every_form_of_a_graph_holds_its_triples(media_type: str) -> None:
    written = TRIPLES.serialize(media_type)
    read = parse(written, GRAPH_MEDIA_TYPES[media_type])
    assert {quad.triple for quad in read} == set(TRIPLES.triples)
    assert len(TRIPLES.triples) == 2


def test_turtle_has_short_names() -> None:
    assert b"a:s a:p " in TRIPLES.serialize("text/turtle")


def test_rdf_xml_is_read_by_others_too() -> None:
    written = TRIPLES.serialize("application/rdf+xml")
    (text,) = (
        rdflib
        .Graph()
        .parse(data=written, format="xml")
        .objects(predicate=rdflib.URIRef("https://a.org/p"))
    )
    assert str(text) == "a\r\nb"


def test_a_property_that_xml_cannot_name_is_an_error() -> None:
    answer = QueryAnswer("triples", b"<https://a.org/s> <https://a.org/1> <https://a.org/s> .\n")
    with pytest.raises(QueryError, match=r"makes no name of XML .*; ask for text/turtle"):
        answer.serialize("application/rdf+xml")


@pytest.mark.parametrize(
    ("answer", "media_type"), [(ROWS, "text/turtle"), (TRUTH, "text/turtle"), (TRIPLES, "text/csv")]
)
def test_a_form_of_another_sort_is_refused(answer: QueryAnswer, media_type: str) -> None:
    assert media_type not in answer.media_types
    with pytest.raises(QueryError, match=rf"^{media_type} has no form for .*; ask for "):
        answer.serialize(media_type)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TERMS: st.SearchStrategy[Term | None] = st.one_of(
    st.none(),
    st.sampled_from(["https://a.org/", "urn:x#é"]).map(NamedNode),
    TEXTS.map(Literal),
    st.builds(lambda text: Literal(text, language="de-CH"), TEXTS),
    st.builds(lambda text: Literal(text, datatype=NamedNode("https://a.org/type")), TEXTS),
    st.one_of(st.integers(-(2**40), 2**40), st.booleans()).map(Literal),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> QueryableGraph:
    path = tmp_path_factory.mktemp("empty") / "empty.ttl"
    path.touch()
    return QueryableGraph(path)


@given(st.lists(st.tuples(TERMS, TERMS), min_size=1))
def test_what_a_row_holds_is_what_the_query_gave(
    empty: QueryableGraph, rows: list[tuple[Term | None, Term | None]]
) -> None:
    """Every term comes through the lines in which answers travel."""
    values = " ".join(f"({' '.join('UNDEF' if x is None else str(x) for x in r)})" for r in rows)
    answer = empty.run(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert list(answer.terms) == rows


def test_a_blank_node_keeps_its_name() -> None:
    assert ROWS.terms[3][0] == BlankNode("x")


def test_answers_are_equal_by_what_they_say() -> None:
    assert QueryAnswer("rows", b"?a\n", {"a": "https://a.org/"}) == NONE


def test_the_media_types_are_those_of_oxigraph() -> None:
    for media_type, results in ROW_MEDIA_TYPES.items():
        assert QueryResultsFormat.from_media_type(media_type) == results
    for media_type, graph in GRAPH_MEDIA_TYPES.items():
        assert RdfFormat.from_media_type(media_type) == graph


def test_no_file_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.touch()
    QueryableGraph(path)
    path.unlink()
    assert not path.exists()
