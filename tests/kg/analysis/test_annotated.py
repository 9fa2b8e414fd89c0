"""Measures as attributes of nodes."""

import pytest

from kg.analysis.annotated import annotated
from kg.errors import UnknownNameError
from tests.graphs.roles import graph_of, node, using

PAPERS = [
    *[(None, using("Task A", "Model A"))] * 3,
    *[(None, using("Task A", "Model B"))] * 2,
    (None, using("Metric A")),
]


def test_only_the_measures_asked_for_are_there_and_without_names_all() -> None:
    graph = graph_of(PAPERS)
    only = annotated(graph, "degree").nodes[node("Task A")]
    assert only["degree"] == pytest.approx(2 / 3)
    assert not {"pagerank", "betweenness", "community"} & only.keys()
    task, model = (annotated(graph).nodes[node(name)] for name in ("Task A", "Model A"))
    assert task["betweenness"] == pytest.approx(1 / 3)
    assert task["pagerank"] > model["pagerank"]
    assert (task["community"], task["community_name"]) == (0, "Task A, Model A, Model B")


def test_papers_have_no_measure_and_who_stands_alone_no_community() -> None:
    copy = annotated(graph_of(PAPERS))
    assert "pagerank" not in copy.nodes["paper/p0"]
    assert "community" not in copy.nodes[node("Metric A")]


def test_the_graph_itself_stays_as_it_is() -> None:
    graph = graph_of(PAPERS)
    annotated(graph)
    assert graph == graph_of(PAPERS)


def test_an_unknown_measure_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UnknownNameError, match="unknown measure 'fame'; known: betweenness, degr"):
        annotated(graph_of(PAPERS), "fame")
