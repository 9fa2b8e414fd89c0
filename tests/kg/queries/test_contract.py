"""What holds for every question, whatever it asks."""

import inspect
import re
from dataclasses import dataclass, fields, is_dataclass
from typing import get_type_hints

import pytest

import kg.queries
from exports import query_book
from kg.answers import Answer
from kg.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.queries import QUESTIONS, Question
from kg.queries._registry import by_python_name, descriptions
from tests.kg.queries.twins import (
    Both,
    agree,
    asked_in_python,
    asked_in_sparql,
    cases,
    columns,
)

WITH_TWIN = [name for name, question in QUESTIONS.items() if question.has_twin]

NAMES = {"dataset", "metric", "task", "entity", "paper"}
"""Parameters that name a node."""

CELLS = {str, int, float, bool, str | None, int | None, float | None, bool | None}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_what_it_asks_and_what_each_parameter_means(name: str) -> None:
    question = QUESTIONS[name]
    assert question.summary[0].isupper()
    assert question.summary.endswith((".", "?"))
    assert list(descriptions(question.doc)) == list(question.parameters)
    assert all(parameter.description for parameter in question.parameters.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_takes_the_graph_then_what_it_needs_then_options_by_name(name: str) -> None:
    function = QUESTIONS[name].function
    assert function.__module__ == f"kg.queries.{name.replace('-', '_')}"
    assert getattr(kg.queries, function.__name__) is function
    graph, *rest = inspect.signature(function).parameters.values()
    assert get_type_hints(function)[graph.name] is KnowledgeGraph
    for parameter in rest:
        is_option = parameter.default is not inspect.Parameter.empty
        assert (parameter.kind is inspect.Parameter.KEYWORD_ONLY) == is_option
        assert get_type_hints(function)[parameter.name] in (CELLS if is_option else {str})


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_row_is_a_frozen_dataclass_whose_every_field_is_described(name: str) -> None:
    row = QUESTIONS[name].row
    assert is_dataclass(row)
    assert row.__dataclass_params__.frozen  # type: ignore[attr-defined]  # '"type[Row]" has no attribute "__dataclass_params__"'
    assert not hasattr(row, "__dict__") or "__slots__" in vars(row)
    assert set(get_type_hints(row).values()) <= CELLS
    assert list(descriptions(inspect.getdoc(row) or "")) == [field.name for field in fields(row)]
    assert getattr(kg.queries, row.__name__) is row


@dataclass(frozen=True, slots=True)
class Score:
    """A class of rows that is called like another one."""

    name: str


def test_two_classes_of_rows_with_one_name_are_an_error_that_says_so() -> None:
    def scores(graph: KnowledgeGraph) -> Answer[Score]:
        raise NotImplementedError

    other = Question("scores", scores)
    with pytest.raises(DuplicateNameError, match="rows 'Score' is registered twice; give one"):
        by_python_name([QUESTIONS["leaderboard"], other])
    assert by_python_name([other, other]) == {"scores": scores, "Score": Score}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_asks_the_example_graph_and_has_an_answer(name: str) -> None:
    question = QUESTIONS[name]
    answer = question(example(), **question.example)
    assert isinstance(answer, Answer)
    assert answer
    assert all(type(row) is question.row for row in answer)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_limit_cuts_rows_off_and_says_how_many_there_are(name: str) -> None:
    question = QUESTIONS[name]
    values = dict(question.example)
    whole = question(example(), **values)
    if "limit" in question.parameters:
        first = question(example(), **{**values, "limit": 1})
        assert (list(first), first.total) == ([whole[0]], whole.total)
        with pytest.raises(InvalidValueError, match="limit is 0; give a whole number from 1 on"):
            question(example(), **{**values, "limit": 0})


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_name_that_nothing_bears_is_an_error_that_says_so(name: str) -> None:
    question = QUESTIONS[name]
    for parameter in question.parameters.keys() & NAMES:
        values = {**question.example, parameter: "xyzzy plugh"}
        with pytest.raises(UnknownNameError, match=r"unknown \w+ 'xyzzy plugh'"):
            question(example(), **values)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked_in_sparql_or_says_why_not(name: str) -> None:
    reason = QUESTIONS[name].not_in_sparql
    there = name in query_book()
    file = f"exports/sparql/queries/{name}.rq"
    assert there or reason, f"write {file}, or say why not: @question(not_in_sparql=...)"
    assert not (there and reason), f"{file} asks it, though: {reason}"
    assert reason is None or re.fullmatch(r"[a-z].*[^.\s]", reason), "a clause, without a full stop"


@pytest.mark.parametrize("name", WITH_TWIN)
def test_a_twin_has_the_same_parameters_and_defaults(name: str) -> None:
    twin, question = query_book()[name], QUESTIONS[name]
    assert list(twin.parameters) == list(question.parameters)
    for name, parameter in question.parameters.items():
        assert twin.descriptions[name]
        if not parameter.is_required:
            wanted = "" if parameter.default is None else parameter.default
            assert twin.parameters[name] == wanted
            assert type(twin.parameters[name]) is type(wanted)


@pytest.mark.parametrize("name", WITH_TWIN)
def test_a_twin_finds_nothing_for_a_name_that_nothing_bears(name: str, asked: Both) -> None:
    question = QUESTIONS[name]
    for parameter in question.parameters.keys() & NAMES:
        values = {**question.example, parameter: "xyzzy plugh"}
        assert asked_in_sparql(question, asked, values) == []


@pytest.mark.parametrize("name", WITH_TWIN)
def test_a_twin_gives_the_same_rows_in_the_same_order(name: str, asked: Both) -> None:
    question = QUESTIONS[name]
    answered: dict[str, int] = dict.fromkeys(question.parameters, 0)
    for values in cases(question, asked.graph):
        expected = asked_in_python(question, asked, values)
        found = asked_in_sparql(question, asked, values)
        assert len(found) == len(expected), values
        for rows in zip(found, expected, strict=True):
            for column, one, other in zip(columns(question), *rows, strict=True):
                assert agree(one, other), (values, column, one, other)
        for parameter in values:
            answered[parameter] += len(expected)
    if asked.name == "example":
        without = [parameter for parameter, rows in answered.items() if not rows]
        assert not without, f"no row was asked for with {without}; use them in the first example"
