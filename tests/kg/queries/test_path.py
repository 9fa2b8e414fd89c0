"""How two papers or entities hang together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnknownNameError
from kg.example import example
from kg.graph import KnowledgeGraph
from kg.queries import path
from tests.graphs.roles import graph_of, using
from tests.strategies import role_graphs


@given(role_graphs, st.data())
def test_a_path_leads_from_start_to_end_over_edges(
    graph: KnowledgeGraph, data: st.DataObject
) -> None:
    start, end = (data.draw(st.sampled_from(sorted(graph.nx))) for _ in range(2))
    steps = path(graph, start, end)
    places = [start, *(row.target_id for row in steps)]
    assert [row.source_id for row in steps] == places[:-1]
    assert places[-1] == (end if steps else start)
    for number, row in enumerate(steps, start=1):
        ends = (row.source_id, row.target_id) if row.forward else (row.target_id, row.source_id)
        assert graph.nx.has_edge(*ends, key=row.relation)
        assert row.step == number


def test_names_and_titles_stand_for_nodes() -> None:
    steps = path(example(), "ViT", "Object Detection with")
    assert (steps[0].source_id, steps[0].forward) == ("model/vision-transformer", False)
    assert (steps[-1].target, len(steps)) == ("Object Detection with Orbits", 1)
    assert path(example(), "ResNet", "zorbnet: convolutions over orbits")[0].relation == "uses"


def test_without_a_way_and_to_itself_there_is_no_row() -> None:
    graph = graph_of([(None, using("Task A")), (None, using("Task B"))])
    assert not path(graph, "Task A", "Task B")
    assert not path(graph, "Task A", "Task A")


def test_an_unknown_name_is_an_error_with_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="unknown paper or entity 'ZorbNett'; did you mean"):
        path(example(), "ZorbNett", "COCO")
