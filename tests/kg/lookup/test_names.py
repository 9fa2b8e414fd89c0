"""What people call papers and entities."""

import pytest

from kg.errors import UnknownNameError
from kg.lookup import names
from kg.schema import Kind
from tests.graphs.hard_questions import hard_questions

PAPERS = [
    ("paper/p1", "paper/p1"),
    ("p1", "paper/p1"),
    ("blue: a net", "paper/p1"),
    ("Blue", "paper/p1"),
    ("blue n", "paper/p2"),
    ("Bluer", "paper/p3"),
    ("2405.00003v2", "paper/p3"),
    ("https://arxiv.org/abs/2405.00003", "paper/p3"),
]


@pytest.mark.parametrize(("name", "expected"), PAPERS)
def test_a_paper_is_known_by_id_title_beginning_and_arxiv_id(name: str, expected: str) -> None:
    assert names.paper(hard_questions(), name) == expected


def test_the_beginning_of_several_titles_is_an_error_that_lists_them() -> None:
    with pytest.raises(
        UnknownNameError, match=r"unknown paper 'Blu'; did you mean Blue: A Net; Blue Nets; Bluer\?"
    ):
        names.paper(hard_questions(), "Blu")


@pytest.mark.parametrize("name", ["", "  ", "-"])
def test_nothing_is_no_name(name: str) -> None:
    with pytest.raises(UnknownNameError, match="unknown paper"):
        names.paper(hard_questions(), name)
    with pytest.raises(UnknownNameError, match="unknown entity"):
        names.entity(hard_questions(), name)


def test_an_entity_is_of_the_kind_that_is_asked_for() -> None:
    graph = hard_questions()
    assert names.dataset(graph, "blueset") == "dataset/blueset"
    assert names.task(graph, "blueset") == "task/blueset"
    assert names.entity(graph, "task/blueset") == "task/blueset"
    with pytest.raises(UnknownNameError, match=r"unknown model 'BlueSet'; did you mean BlueNet\?"):
        names.entity(graph, "BlueSet", Kind.MODEL)
    with pytest.raises(UnknownNameError, match="unknown dataset 'task/blueset'"):
        names.dataset(graph, "task/blueset")


def test_of_two_with_one_alias_the_one_with_most_papers_is_meant() -> None:
    assert names.dataset(hard_questions(), "Blues") == "dataset/blueset"
