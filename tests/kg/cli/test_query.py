"""`kg query`: what a built folder answers in SPARQL."""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from exports import GRAPH_FORMS, ROW_FORMS
from kg.cli.query import AnswerFormat
from tests.kg.cli.conftest import Run

QUERY = "SELECT ?name { ?d a lpwcc:dataset ; skos:prefLabel ?name }"
GRAPH = "CONSTRUCT { ?d skos:prefLabel ?name } WHERE { ?d a lpwcc:dataset ; skos:prefLabel ?name }"
LONG = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(9))} }}"
TRIPLE = (
    "<https://w3id.org/paperkg/dataset/blueset> <http://www.w3.org/2004/02/skos/core#prefLabel>"
    ' "BlueSet" .\n'
)


def test_a_query_is_answered_in_every_format_of_rows(built: Path, run: Run) -> None:
    def answer(form: str) -> str:
        code, output, error = run("query", built, QUERY, "--format", form)
        assert (code, error) == (0, "")
        return output

    assert list(csv.reader(io.StringIO(answer("csv")))) == [["name"], ["BlueSet"]]
    assert answer("tsv") == '?name\n"BlueSet"\n'
    found = json.loads(answer("json"))
    assert found["results"]["bindings"] == [{"name": {"type": "literal", "value": "BlueSet"}}]
    assert answer("markdown") == "| name |\n| --- |\n| BlueSet |\n"
    assert answer("table") == "name   \nBlueSet\n1 row\n" == run("query", built, QUERY)[1]


def test_a_graph_is_answered_in_every_format_of_graphs(built: Path, run: Run) -> None:
    def answer(form: str) -> str:
        code, output, error = run("query", built, GRAPH, "--format", form)
        assert (code, error) == (0, "")
        return output

    assert answer("ntriples") == TRIPLE
    (statement,) = parse(answer("jsonld"), RdfFormat.JSON_LD)
    assert str(statement.triple) == TRIPLE.removesuffix(" .\n")
    assert 'dataset:blueset skos:prefLabel "BlueSet" .\n' in answer("turtle")
    assert answer("turtle") == run("query", built, GRAPH)[1]


def test_a_description_is_turtle(built: Path, run: Run) -> None:
    output = run("query", built, "DESCRIBE model:zorbnet")[1]
    assert "model:zorbnet a " in output
    assert '"Zorbnet"' in output


@pytest.mark.parametrize(("kind", "answer"), [("Dataset", "true\n"), ("Nothing", "false\n")])
def test_a_question_of_truth_is_answered_in_one_word(
    built: Path, run: Run, kind: str, answer: str
) -> None:
    query = f"ASK {{ ?x a dcat:{kind} }}"
    assert run("query", built, query) == (0, answer, "")
    for form in ("csv", "tsv", "markdown"):
        assert run("query", built, query, "--format", form) == (0, answer, "")
    found = json.loads(run("query", built, query, "--format", "json")[1])
    assert found["boolean"] is (answer == "true\n")


def test_every_answer_ends_with_one_line_feed(built: Path, run: Run) -> None:
    for query, forms in ((QUERY, ROW_FORMS), (GRAPH, GRAPH_FORMS), ("ASK {}", ROW_FORMS)):
        for form in forms:
            output = run("query", built, query, "--format", form)[1]
            assert output.endswith("\n"), form
            assert not output.endswith("\n\n"), form


def test_a_table_shortens_addresses_and_sets_numbers_to_the_right(built: Path, run: Run) -> None:
    query = """SELECT ?thing ?n ?either {
        { ?thing a mls:Model BIND(5 AS ?n) BIND("x" AS ?either) }
        UNION { ?thing a lpwcc:dataset BIND(1000 AS ?n) BIND(7 AS ?either) }
        UNION { BIND(<https://elsewhere.org/> AS ?thing) BIND(3 AS ?either) } } ORDER BY DESC(?n)"""
    lines = run("query", built, query)[1].splitlines()
    assert lines == [
        "thing                      n  either",
        "dataset:blueset         1000  7     ",
        "model:zorbnet              5  x     ",
        "https://elsewhere.org/        3     ",
        "3 rows",
    ]
    rows = run("query", built, query, "--format", "csv")[1].splitlines()
    assert rows[1] == "https://w3id.org/paperkg/dataset/blueset,1000,7"


def test_a_table_for_the_next_program_is_not_folded(built: Path, run: Run) -> None:
    query = f"SELECT ('{'long ' * 100}' AS ?text) {{}}"
    assert run("query", built, query)[1].count("\n") == 3


def test_a_query_is_read_from_a_file_and_from_standard_input(
    built: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "q.rq"
    file.write_text(QUERY, encoding="utf-8-sig")
    expected = run("query", built, QUERY)
    assert run("query", built, "-f", file) == expected
    for arguments in (["-"], ["-f", "-"]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(QUERY.encode())))
        assert run("query", built, *arguments) == expected


def test_a_shipped_query_takes_its_parameters_as_options(built: Path, run: Run) -> None:
    arguments = ("--name", "leaderboard", "--dataset", "blueset", "--metric=accuracy")
    assert "81.5" in run("query", built, *arguments)[1]
    assert "81.5" not in run("query", built, "--name", "leaderboard")[1]


def test_the_shipped_queries_are_listed_without_a_graph(run: Run) -> None:
    code, output, _ = run("query", "--list")
    assert code == 0
    assert "leaderboard" in output
    assert "--dataset 'ImageNet-1K'" in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a query is needed, once"),
        ([QUERY, "-f", "q.rq"], "a query is needed, once"),
        (["--name", "datasets", "-f", "q.rq"], "a query is needed, once"),
        (["SELECT", "*"], "'*' is no option of kg query; quote the query as one"),
        (["--name", "nonsense"], "unknown query 'nonsense'; known: "),
        (["--name", "datasets", "--limit"], "--limit has no value"),
        (["--name", "datasets", "ten"], "'ten' belongs to no parameter"),
        (["-f", "missing.rq"], "missing.rq: no query can be read there"),
        (["SELECT nonsense"], "line 1, column 8, where ^ stands in `SELECT ^nonsense`: expected "),
        ([QUERY, "--format", "turtle"], "turtle has no form for rows; choose one of csv, tsv,"),
        ([GRAPH, "--format", "json"], "json has no form for a graph; choose one of turtle, ntr"),
        ([GRAPH, "--format", "table"], "table has no form for a graph; choose one of turtle,"),
        (["ASK {}", "--format", "turtle"], "turtle has no form for rows; choose one of csv,"),
        ([QUERY, "--timeout", "0"], "0 seconds is no limit"),
        ([QUERY, "--timeout", "soon"], "--timeout"),
    ],
)
def test_a_query_that_cannot_be_is_one_line(
    built: Path, run: Run, arguments: list[str], message: str
) -> None:
    code, output, error = run("query", built, *arguments)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert message in error


def test_a_query_that_takes_too_long_is_ended_in_one_line(built: Path, run: Run) -> None:
    began = time.monotonic()
    code, output, error = run("query", built, LONG, "--timeout", "0.5")
    assert time.monotonic() - began < 30
    assert (code, output) == (2, "")
    assert error == (
        "kg: the query took more than 0.5 seconds; make it smaller, or allow it more time\n"
    )


def test_a_folder_without_a_graph_is_named(run: Run, tmp_path: Path) -> None:
    code, output, error = run("query", tmp_path, QUERY)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert "graph.ttl: no graph can be read there" in error


def test_a_folder_whose_turtle_is_missing_is_told_how_to_make_it(
    built: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "graph.json").write_bytes((built / "graph.json").read_bytes())
    _, _, error = run("query", tmp_path, QUERY)
    remedy = f"kg export {tmp_path} -o {tmp_path / 'graph.ttl'}"
    assert f"; make it with `{remedy}`" in error
    assert run(*remedy.split()[1:])[0] == 0
    assert "BlueSet" in run("query", tmp_path, QUERY)[1]


def test_the_answer_formats_are_those_of_the_exports() -> None:
    assert [form.value for form in AnswerFormat] == ["table", *ROW_FORMS, *GRAPH_FORMS]


def test_a_shipped_query_that_finds_nothing_says_what_it_was_asked_with(
    built: Path, run: Run
) -> None:
    code, _, error = run("query", built, "--name", "evaluated-on", "--dataset", "BleuSet")
    assert (code, error.count("\n")) == (0, 1)
    assert error.startswith(
        "kg: nothing found with --dataset 'BleuSet', --limit 50, --all False; names"
    )
    assert run("query", built, "--name", "evaluated-on", "--dataset", "BlueSet")[2] == ""


def test_a_truth_value_of_a_shipped_query_needs_no_value(built: Path, run: Run) -> None:
    asked = ("query", built, "--name", "datasets", "--format", "csv")
    outputs = [
        run(*asked, *more)[:2]
        for more in (["--all"], ["--all", "true"], ["--all=true"], ["--all", "--limit", "20"])
    ]
    assert outputs == [(0, "dataset,papers\nBlueSet,2\n")] * 4
