"""The arrays of roles against the edges of the graph."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.incidence import incidence, most_first
from kg.graph import KnowledgeGraph, Statement
from kg.schema import ROLE_RELATION, Kind, LinkKind, NodeKind, Relation, Role
from tests.graphs.build import add_link
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs)
def test_there_is_one_place_for_each_role_by_paper_then_by_entity(graph: KnowledgeGraph) -> None:
    table = incidence(graph)
    columns = (table.paper.tolist(), table.entity.tolist(), table.role.tolist())
    found = [
        (table.papers[paper], table.entities[entity], ROLE_RELATION[list(Role)[role]])
        for paper, entity, role in zip(*columns, strict=True)
    ]
    roles = {(edge.source, edge.target, edge.relation) for edge in graph.edges()}
    assert (set(found), len(found)) == (roles, len(roles))
    assert list(zip(*columns[:2], strict=True)) == sorted(zip(*columns[:2], strict=True))
    assert table.papers == tuple(graph.nodes(NodeKind.PAPER))
    kinds = [graph.node(entity)["kind"] for entity in table.entities]
    assert [list(Kind)[kind] for kind in table.kind.tolist()] == kinds


@given(role_graphs, st.sampled_from(Role), st.sampled_from([None, *Kind]))
def test_papers_of_a_role_and_a_kind_are_counted(
    graph: KnowledgeGraph, role: Role, kind: Kind | None
) -> None:
    table = incidence(graph)
    found = table.numbers(table.plays([role]) & table.is_of(kind)[table.entity]).tolist()
    for entity, number in zip(table.entities, found, strict=True):
        is_wanted = kind in {None, graph.node(entity)["kind"]}
        assert number == len(list(graph.edges_to(entity, ROLE_RELATION[role]))) * is_wanted


def test_two_edges_to_one_link_do_not_shift_what_follows() -> None:
    graph = graph_of([(None, {}), (None, using("Task A"))])
    link = add_link(graph, "paper/p0", "github.com/a/b", LinkKind.REPOSITORY, Relation.LINKS_TO)
    graph.add_edge("paper/p0", link, Relation.HAS_REPOSITORY, Statement())
    graph.add_edge("paper/p0", node("Task A"), Relation.USES, Statement())
    table = incidence(graph)
    assert (table.paper.tolist(), table.entity.tolist()) == ([0, 1], [0, 0])


@pytest.mark.parametrize("numbers", [[], [0], [3, 0, 3, 5]])
def test_the_most_come_first_and_none_of_nothing(numbers: list[int]) -> None:
    found = most_first(np.array(numbers, np.int64))
    assert [numbers[place] for place in found] == sorted(filter(None, numbers), reverse=True)
