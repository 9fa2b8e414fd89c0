"""The table of roles, both ways."""

from hypothesis import given

from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph, Statement
from kg.schema import ROLE_RELATIONS, NodeKind, Relation
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs)
def test_the_table_has_every_role_edge_from_both_sides(graph: KnowledgeGraph) -> None:
    table = roles(graph)
    pairs = {
        (edge.source, edge.target) for edge in graph.edges() if edge.relation in ROLE_RELATIONS
    }
    assert {(paper, e) for paper, has in table.of_paper.items() for e in has} == pairs
    assert {(paper, e) for e, has in table.of_entity.items() for paper in has} == pairs
    assert list(table.of_paper) == list(graph.nodes(NodeKind.PAPER))
    for entity in table.of_entity:
        assert table.papers(entity) == len(graph.papers_of(entity))


def test_a_new_edge_is_in_the_table() -> None:
    graph = graph_of([(None, using("Task A")), (None, {})])
    assert roles(graph).papers(node("Task A")) == 1
    graph.add_edge("paper/p1", node("Task A"), Relation.USES, Statement())
    assert roles(graph).papers(node("Task A")) == 2
