"""What stands in the same papers more often than chance."""

from math import log2

import pytest
from hypothesis import given

from kg.analysis.roles import roles
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph
from kg.queries import related_entities
from kg.schema import NodeKind
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs)
def test_lift_is_symmetric_and_what_its_formula_says(graph: KnowledgeGraph) -> None:
    n, found = len(list(graph.nodes(NodeKind.PAPER))), {}
    for entity in roles(graph).of_entity:
        for row in related_entities(graph, entity, least=1, limit=99):
            found[entity, row.entity_id] = row.lift
            n_a, n_b = (set(graph.papers_of(each)) for each in (entity, row.entity_id))
            assert (row.together, row.papers) == (len(n_a & n_b), len(n_b))
            assert row.lift == pytest.approx(n * len(n_a & n_b) / (len(n_a) * len(n_b)))
            assert row.pmi == pytest.approx(log2(row.lift))
    assert all(found[other, entity] == lift for (entity, other), lift in found.items())
    pairs = sum(len(has) * (len(has) - 1) for has in roles(graph).of_paper.values())
    assert bool(found) == bool(pairs)


GRAPH = [
    *[(None, using("Task A", "Model A", "Model B"))] * 2,
    (None, using("Task A", "Dataset A")),
    *[(None, using("Model B"))] * 2,
]


def test_the_most_telling_comes_first() -> None:
    found = related_entities(graph_of(GRAPH), "Task A", least=1)
    assert [(row.entity_id, row.together) for row in found] == [
        (node("Model A"), 2),  # as telling as the next, in more papers
        (node("Dataset A"), 1),
        (node("Model B"), 2),
    ]


def test_least_asks_for_so_many_papers_and_a_kind_for_its_own() -> None:
    graph = graph_of(GRAPH)
    found = related_entities(graph, "Task A")
    assert [row.entity_id for row in found] == [node("Model A"), node("Model B")]
    assert [row.kind for row in related_entities(graph, "Task A", kind="Dataset", least=1)] == [
        "Dataset"
    ]
    assert not related_entities(graph, "Task A", least=3)
    with pytest.raises(InvalidValueError, match="least is 0; give a whole number from 1 on"):
        related_entities(graph, "Task A", least=0)


def test_an_entity_of_no_paper_has_none() -> None:
    graph = graph_of(GRAPH, {"Dataset A": "Dataset B"})
    assert not related_entities(graph, "Dataset B", least=1)
