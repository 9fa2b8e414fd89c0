"""`kg ask`: questions by name."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from exports import EXPORTERS, Options
from kg.answers import FORMS
from kg.cli.ask import AnswerForm
from kg.example import example
from kg.queries import QUESTIONS
from tests.graphs.doubtful import doubtful
from tests.kg.cli.conftest import Run


def test_alone_it_lists_every_question_with_its_sentence(run: Run) -> None:
    for arguments in (("ask",), ("ask", "--help")):
        code, output, _ = run(*arguments)
        assert code == 0
        words = " ".join(output.split())
        for name, question in QUESTIONS.items():
            assert f"{name} {question.summary}" in words


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_help_of_a_question_has_its_options_columns_and_example(run: Run, name: str) -> None:
    code, output, _ = run("ask", name, "--help")
    assert code == 0
    question = QUESTIONS[name]
    assert question.summary in " ".join(output.split())
    for parameter in question.parameters.values():
        assert f"\n  {parameter.option} " in output
        assert parameter.name not in {"graph", "format", "help", "question"}
    assert output.endswith(f"\nExample: {question.command}\n")
    assert all(len(line) <= 80 or line.startswith("Example") for line in output.splitlines())


ASKED = [
    ("leaderboard", "BlueSet"),
    ("leaderboard", "--dataset", "BlueSet"),
    ("leaderboard", "--dataset=BlueSet", "--metric", "accuracy"),
    ("leaderboard", "--limit", "5", "blueset"),
]


@pytest.mark.parametrize("arguments", ASKED)
def test_values_are_given_by_name_or_in_order(
    built: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    code, output, error = run("ask", *arguments, "--graph", built)
    assert (code, error) == (0, "")
    assert "81.5  Zorbnet  own    Zorbnet: A Net" in output
    assert output.endswith("\n1 row\n")


def test_a_flag_needs_no_value(built: Path, run: Run) -> None:
    output = run("ask", "papers", "--has-code", "--graph", built)[1]
    assert "https://github.com/z/zorbnet" in output
    assert output.endswith("\n1 row\n")
    assert run("ask", "papers", "--has-code=false", "--graph", built)[1].endswith("\n2 rows\n")


def test_the_graph_is_in_the_folder_graph_unless_said(
    built: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.parent)
    assert run("ask", "find", "zorbnte")[1].startswith("name")
    monkeypatch.chdir(built)
    assert "graph: no graph can be read there" in run("ask", "find", "zorbnte")[2]


def test_every_form_gives_the_same_answer(built: Path, run: Run) -> None:
    assert {form.value for form in AnswerForm} == {"table", *FORMS}
    ask = ("ask", "leaderboard", "BlueSet", "--graph", built, "--format")
    (row,) = json.loads(run(*ask, "json")[1])
    (cells,) = csv.DictReader(io.StringIO(run(*ask, "csv")[1]))
    assert cells == {name: "" if cell is None else str(cell) for name, cell in row.items()}
    assert "| Zorbnet: A Net |" in run(*ask, "markdown")[1]


MISTAKES = [
    (("leaderbord",), "unknown question 'leaderbord'; did you mean leaderboard?"),
    (("leaderboard",), "question 'leaderboard' needs dataset: name of the dataset"),
    (
        ("leaderboard", "--datset", "x"),
        "unknown option of leaderboard '--datset'; did you mean --dataset?",
    ),
    (("leaderboard", "bluset"), "unknown dataset 'bluset'; did you mean BlueSet?"),
    (("leaderboard", "BlueSet", "x"), "'x' belongs to no option of leaderboard; quote names of"),
    (("leaderboard", "BlueSet", "--limit", "x"), "limit is 'x'; give a whole number"),
    (("leaderboard", "BlueSet", "--limit", "0"), "limit is 0; give a whole number from 1 on"),
    (("leaderboard", "BlueSet", "--metric"), "--metric has no value; write --metric METRIC"),
    (("papers", "--has-code=maybe"), "has_code is 'maybe'; give true or false"),
    (("similar-papers", "zrobnet"), "unknown paper 'zrobnet'; did you mean"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES)
def test_a_mistake_is_told_in_one_line_with_what_may_be_meant(
    built: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    code, output, error = run("ask", *arguments, "--graph", built)
    assert (code, output) == (2, "")
    assert error.startswith(f"kg: {message}")
    assert error.count("\n") == 1


def test_nothing_known_is_listed_where_nothing_is_near(run: Run) -> None:
    assert "unknown question 'qqq'; known: " in run("ask", "qqq")[2]


def test_what_is_left_out_is_said_beside_an_answer_for_programs(tmp_path: Path, run: Run) -> None:
    with (tmp_path / "graph.json").open("wb") as file:
        EXPORTERS["node-link"].write(doubtful(example(), every=2), file, Options())
    code, output, error = run("ask", "most-used", "--graph", tmp_path, "--format", "json")
    assert code == 0
    assert re.fullmatch(r"kg: [1-9]\d* more not sure \(--all, all=True\)\n", error)
    code, everything, error = run(
        "ask", "most-used", "--all", "--graph", tmp_path, "--format", "json"
    )
    assert (code, error) == (0, "")
    assert len(json.loads(everything)) > len(json.loads(output))
