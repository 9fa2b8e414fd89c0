"""Papers and their code, by what they are about."""

import pytest

from kg.errors import InvalidValueError, UnknownNameError
from kg.queries import QUESTIONS, evidence, papers, repositories
from kg.queries._registry import Value
from tests.graphs.hard_questions import hard_questions

FILTERS: list[tuple[dict[str, Value], list[str]]] = [
    ({}, ["p1", "p2", "p3"]),
    ({"entity": "dataset/blueset"}, ["p1", "p2"]),
    ({"entity": "dataset/blueset", "role": "Mentioned"}, ["p3"]),
    ({"entity": "dataset/blueset|RedSet"}, ["p2"]),
    ({"entity": "dataset/blueset | accuracy "}, ["p2"]),
    ({"kind": "model"}, ["p1"]),
    ({"kind": "Dataset", "role": "introduced"}, ["p1"]),
    ({"role": "mentioned"}, ["p3"]),
    ({"entity": "BlueSet", "kind": "Task"}, ["p2", "p3"]),
    ({"entity": "BlueSet", "kind": "Task", "exact": True}, ["p3"]),
    ({"has_code": True}, ["p1"]),
    ({"since": "2024-06"}, ["p2"]),
    ({"since": "2024-05", "until": "2024-05"}, ["p1", "p2"]),
    ({"until": "2023"}, []),
    ({"page": "one"}, ["p1"]),
]


@pytest.mark.parametrize(("values", "expected"), FILTERS)
def test_papers_are_those_for_which_all_filters_hold_newest_first(
    values: dict[str, Value], expected: list[str]
) -> None:
    answer = QUESTIONS["papers"](hard_questions(), **values)
    assert [row.paper_id for row in answer] == [f"paper/{name}" for name in expected]


def test_a_wrong_filter_is_an_error_that_names_it() -> None:
    with pytest.raises(InvalidValueError, match=r"entity is 'a\|'; give names parted by"):
        papers(hard_questions(), entity="a|")
    with pytest.raises(UnknownNameError, match="unknown role 'made'; known: introduced"):
        papers(hard_questions(), role="made")
    with pytest.raises(InvalidValueError, match="since is 'May'; give a day, month or year"):
        papers(hard_questions(), since="May")


def test_own_code_comes_before_that_of_others_and_projects_are_no_code() -> None:
    rows = [(row.paper_id, row.repository[-4:], row.own) for row in repositories(hard_questions())]
    own = [("paper/p1", "blue", True), ("paper/p1", "/red", True)]
    assert rows == [*own, ("paper/p2", "blue", False)]
    assert len(repositories(hard_questions(), own_only=True)) == 2


def test_a_special_case_of_a_task_is_that_task_too_and_a_version_of_a_dataset_is_none() -> None:
    graph = hard_questions()
    assert [row.paper_id for row in repositories(graph, task="BlueSet")] == ["paper/p2"]
    assert not repositories(graph, task="BlueSet", exact=True)
    assert "paper/p3" not in {row.paper_id for row in papers(graph, entity="dataset/blueset")}


def test_evidence_gives_the_words_their_offsets_and_the_sentence() -> None:
    graph = hard_questions()
    (row,) = evidence(graph, "BlueNet")
    assert graph.text(row.paper_id)[row.start : row.end] == row.words == "BlueNet"
    assert (row.role, row.confidence, row.sentence) == ("introduced", 0.8, "BlueNet has 93 %.")
