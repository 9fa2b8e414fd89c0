"""Papers of each year."""

import pytest
from hypothesis import given

from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph
from kg.queries import most_used, trends
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs

DATED = [
    ("2022", using("Task A", "Model A")),
    ("2024-05", using("Task A")),
    ("2024-06-01", using("Task B")),
    (None, using("Task A", "Task B")),
    ("soon", {}),
]


def test_each_year_that_a_paper_has_is_a_row_and_the_papers_without_one_are_the_last() -> None:
    found = trends(graph_of(DATED), entity="Task A")
    assert [(row.year, row.papers, row.papers_of_year, row.share) for row in found] == [
        (2022, 1, 1, 1.0),
        (2024, 1, 2, 0.5),
        (None, 1, 2, 0.5),
    ]


def test_a_year_without_the_entity_is_a_row_of_none() -> None:
    found = trends(graph_of(DATED), entity="Task B")
    assert [(row.year, row.papers) for row in found] == [(2022, 0), (2024, 1), (None, 1)]


def test_of_a_kind_the_entities_with_most_papers_are_followed() -> None:
    found = trends(graph_of(DATED), kind="Task", most=1)
    assert {row.entity_id for row in found} == {node("Task A")}
    assert len(trends(graph_of(DATED), kind="Task")) == 6


def test_a_graph_without_dates_says_so_in_rows_without_a_year() -> None:
    found = trends(graph_of([(None, using("Task A")), (None, {})]), entity="Task A")
    assert [(row.year, row.papers, row.share) for row in found] == [(None, 1, 0.5)]


def test_an_entity_of_another_kind_has_no_rows() -> None:
    assert not trends(graph_of(DATED), entity="Task A", kind="Model")


def test_no_entities_at_most_is_an_error() -> None:
    with pytest.raises(InvalidValueError, match="most is 0; give a whole number from 1 on"):
        trends(graph_of(DATED), most=0)


@given(role_graphs)
def test_the_years_of_an_entity_add_up_to_its_papers(graph: KnowledgeGraph) -> None:
    sums: dict[str, int] = {}
    for row in trends(graph, most=99):
        sums[row.entity_id] = sums.get(row.entity_id, 0) + row.papers
        assert 0 <= row.papers <= row.papers_of_year
        assert row.share == row.papers / row.papers_of_year
    assert sums == {row.entity_id: row.papers for row in most_used(graph, limit=99)}
