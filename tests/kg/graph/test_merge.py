"""Graphs that are joined to one: whole, or not at all."""

from typing import Any

import pytest
from hypothesis import given

from kg.errors import GraphError
from kg.graph import KnowledgeGraph, Statement
from kg.schema import Relation
from tests.graphs.sample import sample
from tests.kg.graph.test_refusals import P, Z, entity, made, paper, state
from tests.strategies import graphs


@pytest.mark.parametrize("change", [{"confidence": 2.0}, {"evidence": ((5, 2),)}, {"weight": 1}])
def test_a_merge_of_what_cannot_be_true_changes_nothing(change: dict[str, Any]) -> None:
    graph, other = made(), made()
    other.add_node(Z, entity())
    other.add_edge(P, Z, Relation.USES, Statement())
    other.nx.edges[P, Z, "uses"].update(change)
    before = state(graph)
    with pytest.raises(GraphError, match=f"{P} {Z} uses: "):
        graph.merge(other)
    assert state(graph) == before


def test_graphs_that_disagree_on_a_paper_are_not_merged() -> None:
    graph, other = made(), KnowledgeGraph()
    other.add_node(Z, entity())
    other.add_node(P, paper(id="p1", title="On COCO", abstract="another"))
    before = state(graph)
    with pytest.raises(GraphError, match="paper/p1 has another abstract already"):
        graph.merge(other)
    assert state(graph) == before


@given(graphs())
def test_what_was_built_by_additions_can_be_true_and_is_merged_whole(graph: KnowledgeGraph) -> None:
    graph.check()
    merged = KnowledgeGraph()
    merged.merge(graph)
    assert merged == graph


def test_the_sample_has_every_relation() -> None:
    assert {edge.relation for edge in sample().edges()} == set(Relation)
    sample().check()
