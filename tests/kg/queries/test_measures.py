"""The questions that measure the graph as a whole: communities, centrality, the map of tasks."""

import pytest

from kg.errors import InvalidValueError, UnknownNameError
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.queries import centrality, communities, task_map
from tests.graphs.roles import graph_of, node, using

GRAPH = [
    (None, using("Task A", "Task B", "Dataset A")),
    (None, using("Task B", "Dataset A", "Dataset B")),
    (None, using("Task C", "Dataset B")),
    (None, using("Model A")),
]


def test_a_pair_of_tasks_counts_its_papers_and_datasets() -> None:
    found = task_map(graph_of(GRAPH))
    assert [(row.first, row.second, row.weight, row.papers, row.datasets) for row in found] == [
        ("Task A", "Task B", 2, 1, 1),
        ("Task B", "Task C", 1, 0, 1),
    ]
    assert found[0].communities == "Task B, Task A, Task C"


def test_a_pair_that_joins_two_communities_names_both() -> None:
    left, right = (None, using("Task A", "Task B")), (None, using("Task C", "Task D"))
    graph = graph_of([*[left] * 5, *[right] * 5, (None, using("Task B", "Task C"))])
    bridge = task_map(graph)[-1]
    assert (bridge.first_id, bridge.second_id) == (node("Task B"), node("Task C"))
    assert bridge.communities == "Task A, Task B | Task C, Task D"


def test_least_leaves_out_lighter_pairs() -> None:
    graph = graph_of(GRAPH)
    assert task_map(graph, least=2).total == 1
    with pytest.raises(InvalidValueError, match="least is 0; give a whole number from 1 on"):
        task_map(graph, least=0)


def test_centrality_of_a_kind_stays_that_among_all() -> None:
    every = {row.entity_id: row.centrality for row in centrality(example(), limit=99)}
    some = centrality(example(), kind="Dataset", limit=99)
    assert {row.kind for row in some} == {"Dataset"}
    assert all(every[row.entity_id] == row.centrality for row in some)


def test_the_measure_may_be_chosen_and_an_unknown_one_is_an_error() -> None:
    graph = graph_of(GRAPH)
    assert centrality(graph, by="degree")[0].centrality == 0.6
    between = centrality(graph, by="betweenness")[0]
    assert between.entity_id == node("Dataset B")
    with pytest.raises(UnknownNameError, match="unknown measure 'fame'; known: betweenness"):
        centrality(graph, by="fame")


def test_equals_stand_in_the_order_of_their_ids() -> None:
    graph = graph_of([(None, using("Task C", "Task A", "Task B"))])
    for by in ("pagerank", "degree", "betweenness"):
        assert [row.name for row in centrality(graph, by=by)] == ["Task A", "Task B", "Task C"]


def test_communities_say_their_size_and_first_members() -> None:
    found = communities(graph_of(GRAPH))
    assert sum(row.entities for row in found) == 5
    assert all(row.members.startswith(row.name.split(", ")[0]) for row in found)


@pytest.mark.parametrize("resolution", [0.0, -1.0, float("nan"), float("inf")])
def test_a_resolution_that_is_none_is_an_error(resolution: float) -> None:
    with pytest.raises(InvalidValueError, match=r"resolution is .+; give a number above 0"):
        communities(graph_of(GRAPH), resolution=resolution)


def test_an_empty_graph_has_no_rows() -> None:
    graph = KnowledgeGraph()
    assert not task_map(graph)
    assert not centrality(graph)
    assert not communities(graph)
