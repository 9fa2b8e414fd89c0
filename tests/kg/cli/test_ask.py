"""`kg show`, `kg query` and `kg export`: what a built folder answers."""

import csv
import io
import json
from pathlib import Path

import pytest

from exports import ANSWER_FORMATS, EXPORTERS
from kg.cli import COMMANDS
from kg.cli.query import AnswerFormat
from tests.kg.cli.conftest import Run

QUERY = "SELECT ?name { ?d a lpwcc:dataset ; skos:prefLabel ?name }"


def test_an_entity_is_shown_with_its_papers_and_the_words_that_say_so(
    built: Path, run: Run
) -> None:
    code, output, _ = run("show", built, "zorbnets")
    assert code == 0
    for part in (
        "Zorbnet\n",
        "Model · model/zorbnet",
        "1 paper: introduces it",
        "1 paper: uses it",
    ):
        assert part in output
    assert "81.5% accuracy on BlueSet" in output
    assert "Zorbnet scores 81.5% accuracy on BlueSet." in output


def test_text_in_brackets_is_shown_as_it_is(built: Path, run: Run) -> None:
    assert "[red]" in run("show", built, "Using Zorbnet")[1]


def test_a_paper_is_shown_with_what_it_speaks_of(built: Path, run: Run) -> None:
    output = run("show", built, "Zorbnet: A Net")[1]
    for part in ("introduces\n", "uses\n", "results\n", "https://github.com/z/zorbnet"):
        assert part in output


def test_a_kind_tells_namesakes_apart(built: Path, run: Run) -> None:
    assert "Dataset · dataset/blueset" in run("show", built, "blueset", "--kind", "dataset")[1]
    code, _, error = run("show", built, "blueset", "--kind", "Task")
    assert (code, error) == (2, "kg: unknown name 'blueset'; known: BlueSet\n")
    assert "known: dataset, link, method" in run("show", built, "x", "--kind", "nonsense")[2]


def test_a_name_that_nothing_bears_gets_near_ones(built: Path, run: Run) -> None:
    assert run("show", built, "bluset")[2] == "kg: unknown name 'bluset'; known: BlueSet\n"


def test_a_query_is_answered_in_every_format(built: Path, run: Run, tmp_path: Path) -> None:
    assert "BlueSet" in run("query", built, QUERY)[1]
    (tmp_path / "q.rq").write_text(QUERY, encoding="utf-8")
    rows = list(
        csv.reader(io.StringIO(run("query", built, "-f", tmp_path / "q.rq", "--format", "csv")[1]))
    )
    assert rows == [["name"], ["BlueSet"]]
    answer = json.loads(run("query", built, QUERY, "--format", "json")[1])
    assert answer["results"]["bindings"][0]["name"]["value"] == "BlueSet"
    assert (
        run("query", built, QUERY, "--format", "markdown")[1] == "| name |\n| --- |\n| BlueSet |\n"
    )


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
        (["SELECT", "*"], "'*' is no option of kg query; quote the query as one"),
        (["--name", "nonsense"], "unknown query 'nonsense'; known: "),
        (["--name", "datasets", "--limit"], "--limit has no value"),
        (["--name", "datasets", "ten"], "'ten' belongs to no parameter"),
        (["-f", "missing.rq"], "missing.rq: no query can be read there"),
        (["SELECT nonsense"], "line 1, column 16"),
    ],
)
def test_a_query_that_cannot_be_is_one_line(
    built: Path, run: Run, arguments: list[str], message: str
) -> None:
    code, output, error = run("query", built, *arguments)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert message in error


def test_the_answer_formats_are_those_of_the_exports() -> None:
    assert {form.value for form in AnswerFormat} == {"table", *ANSWER_FORMATS}


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_exported_by_suffix_and_by_name(
    built: Path, run: Run, tmp_path: Path, name: str
) -> None:
    suffix = EXPORTERS[name].suffixes[0]
    assert run("export", built, "-o", tmp_path / f"a{suffix}")[0] == 0
    assert run("export", built, "-o", tmp_path / "b", "--format", name)[0] == 0
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / "b").read_bytes() != b""


def test_the_help_of_export_names_every_format() -> None:
    words = str(COMMANDS["export"].__doc__)
    for name, exporter in EXPORTERS.items():
        assert f"{name} ({', '.join(exporter.suffixes)})" in words


def test_why_lists_the_names_merged_into_a_node_their_rule_and_papers(
    built: Path, run: Run
) -> None:
    code, output, _ = run("show", built, "Zorbnet", "--why")
    assert code == 0
    assert "\n  Zorbnet: is the node's name" in output
    assert "(name, 2 papers)" in output
    assert run("show", built, "Zorbnet: A Net", "--why")[1].endswith(
        "no name was merged into it\n\n"
    )
