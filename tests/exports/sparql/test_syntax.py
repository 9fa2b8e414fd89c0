"""What is said of a query that is no SPARQL: the place, and what could stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.sparql.check import check
from exports.sparql.syntax import explain, syntax_error
from kg.errors import QueryError

PREFIXES = {"dataset": "https://example.org/dataset/"}

WRONG = [
    ("", "line 1, column 1, where ^ stands in `^`: expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("SELEC ?x {}", "line 1, column 1, where ^ stands in `^SELEC ?x {}`: expected SELECT, ASK,"),
    ("SELECT nonsense", "line 1, column 8, where ^ stands in `SELECT ^nonsense`: expected ("),
    ("SELECT *\n{\n ?s ?p }", "line 3, column 8, where ^ stands in ` ?s ?p ^}`: expected ("),
    ("SELECT * {} LIMIT x", "column 19, where ^ stands in `SELECT * {} LIMIT ^x`: expected a num"),
    ("SELECT * { OPTIONAL ?s }", "column 21, where ^ stands in `SELECT * { OPTIONAL ^?s }`: exp"),
    ("SELECT (COUNT(?x AS ?n) {}", "column 18, where ^ stands in `SELECT (COUNT(?x ^AS ?n) {}`:"),
    ("SELECT * {} ORDER ?x", "column 19, where ^ stands in `SELECT * {} ORDER ^?x`: expected BY"),
    ("SELECT * {", "line 1, column 11, where ^ stands in `SELECT * {^`: expected {, }, (, a vari"),
    ("SELECT * { ?s a 'x }", "a string, an IRI or a comment does not end"),
    ("ASK { <a:b a <a:c> }", "a string, an IRI or a comment does not end"),
    ("ASK { ?s nope:x ?o }", "column 10, where ^ stands in `ASK { ?s ^nope:x ?o }`: prefix 'nope'"),
    ("ASK { ?s ?p :x }", "prefix '' is not declared; declare it, or use one of dataset"),
    ("SELECT ?s { ?s a ?o } GROUP BY ?o", "cannot be understood: SELECT contains a variable that"),
    ("SELECT (?x AS ?x) {BIND(1 AS ?x)}", "SELECT overrides an existing variable"),
]


@pytest.mark.parametrize(("query", "message"), WRONG)
def test_a_mistake_is_named_with_its_place_and_what_was_expected(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=r".") as caught:
        check(query, PREFIXES)
    assert message in str(caught.value)


def test_no_prefix_is_offered_where_none_is_known() -> None:
    with pytest.raises(QueryError, match=r"prefix 'x' is not declared; declare it$"):
        check("ASK { ?s x:y ?o }", {})


def test_only_the_part_of_a_line_around_the_mistake_is_shown() -> None:
    query = f"SELECT * {{ ?s <a:{'b' * 500}> ?o ?what . ?s <a:{'c' * 500}> ?o }}"
    error = syntax_error(query, PREFIXES)
    assert error is not None
    assert len(explain(query, PREFIXES, error)) < 300


QUERY = """PREFIX a: <http://a/>
SELECT ?s (COUNT(DISTINCT ?o) AS ?n) WHERE {
  ?s a dataset:x ; a:p 'text', 12.5 . OPTIONAL { ?s a:q ?o FILTER(?o > 3 && REGEX(STR(?s), "x")) }
} GROUP BY ?s ORDER BY DESC(?n) LIMIT 10"""


def test_the_query_of_the_next_test_is_one() -> None:
    assert syntax_error(QUERY, PREFIXES) is None


WORDS = QUERY.split(" ")


@given(st.integers(0, len(WORDS) - 1))
def test_a_sign_that_means_nothing_is_found_wherever_it_stands(at: int) -> None:
    before = " ".join(WORDS[:at])
    query = " ".join([*WORDS[:at], "§", *WORDS[at:]])
    error = syntax_error(query, PREFIXES)
    assert error is not None
    line, column = query.count("\n", 0, len(before)) + 1, query.index("§") - before.rfind("\n")
    assert explain(query, PREFIXES, error).startswith(f"line {line}, column {column}, ")
    assert "^§" in explain(query, PREFIXES, error)
