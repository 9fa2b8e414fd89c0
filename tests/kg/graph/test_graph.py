import networkx as nx
import pytest

from kg.errors import GraphError, UnknownNameError
from kg.graph import KnowledgeGraph, Statement
from kg.model import Source
from kg.schema import Kind, NodeKind, Relation

P, D = "paper/p1", "dataset/coco"


@pytest.fixture
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add_node(P, NodeKind.PAPER, "On COCO", title="On COCO", abstract="COCO it is.")
    graph.add_node(D, Kind.DATASET, "COCO", aliases=["MS COCO"])
    return graph


def test_an_edge_keeps_its_evidence_under_its_relation(graph: KnowledgeGraph) -> None:
    graph.add_edge(P, D, Relation.USES, Statement(((3, 7),), 0.9, "tagger", 0.8))
    assert graph.nx.edges[P, D, "uses"]["evidence"] == ((3, 7),)
    assert graph.statement(P, D, Relation.USES) == Statement(((3, 7),), 0.9, "tagger", 0.8)


def test_the_same_edge_twice_joins_its_evidence(graph: KnowledgeGraph) -> None:
    graph.add_edge(P, D, Relation.USES, Statement(((8, 12),), 0.5, "tagger", 0.5))
    graph.add_edge(P, D, Relation.USES, Statement(((3, 7),), 0.9, "vocabulary", 0.4))
    expected = Statement(((3, 7), (8, 12)), 0.9, "tagger+vocabulary", 0.5)
    assert graph.statement(P, D, Relation.USES) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [(Relation.MENTIONS, Relation.INTRODUCES), (Relation.INTRODUCES, Relation.MENTIONS)],
)
def test_a_paper_holds_one_role_the_strongest(
    graph: KnowledgeGraph, first: Relation, second: Relation
) -> None:
    graph.add_edge(P, D, first, Statement(((3, 7),), 0.5))
    assert graph.add_edge(P, D, second, Statement(((8, 12),), 0.5)) == Relation.INTRODUCES
    assert [edge.relation for edge in graph.edges_from(P)] == [Relation.INTRODUCES]
    assert graph.statement(P, D, Relation.INTRODUCES).evidence == ((3, 7), (8, 12))


def test_merging_twice_changes_nothing(graph: KnowledgeGraph) -> None:
    graph.add_edge(P, D, Relation.USES, Statement(((3, 7),), 0.9))
    once = KnowledgeGraph()
    once.merge(graph)
    twice = KnowledgeGraph()
    twice.merge(graph)
    twice.merge(graph)
    assert once == twice == graph


def test_merging_joins_sources_and_aliases(graph: KnowledgeGraph) -> None:
    other = KnowledgeGraph()
    other.add_node(P, NodeKind.PAPER, "On COCO", source=(Source("b.txt", 3),))
    other.add_node(D, Kind.DATASET, "coco")
    graph.merge(other)
    assert graph.node(P)["source"] == (Source("b.txt", 3),)
    assert graph.node(D)["aliases"] == ("MS COCO", "coco")


def test_a_node_has_one_kind(graph: KnowledgeGraph) -> None:
    with pytest.raises(GraphError, match="dataset/coco is a Dataset and cannot also be a Task"):
        graph.add_node(D, Kind.TASK, "COCO")


def test_an_edge_needs_both_its_nodes(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="unknown node 'task/none'"):
        graph.add_edge(P, "task/none", Relation.USES, Statement())


def test_views_are_sorted_whatever_the_order_of_building(graph: KnowledgeGraph) -> None:
    graph.add_node("dataset/ade20k", Kind.DATASET, "ADE20K")
    for target in (D, "dataset/ade20k"):
        graph.add_edge(P, target, Relation.USES, Statement())
    assert list(graph.nodes(Kind.DATASET)) == ["dataset/ade20k", D]
    assert [edge.target for edge in graph.edges()] == ["dataset/ade20k", D]
    assert [edge.source for edge in graph.edges_to(D)] == [P]


@pytest.mark.parametrize("name", ["COCO", "coco", "MS-COCO", "ms coco"])
def test_a_name_or_alias_resolves_after_folding(graph: KnowledgeGraph, name: str) -> None:
    assert graph.resolve(name) == D
    assert graph.resolve(name, Kind.TASK) is None


def test_of_several_bearers_the_preferred_name_then_most_papers_come_first(
    graph: KnowledgeGraph,
) -> None:
    graph.add_node("metric/coco", Kind.METRIC, "COCO")
    graph.add_node("task/a", Kind.TASK, "a", aliases=["COCO"])
    graph.add_edge(P, "metric/coco", Relation.USES, Statement())
    assert graph.resolve_all("COCO") == ["metric/coco", D, "task/a"]
    assert graph.papers_of("metric/coco") == [P]


def test_the_graph_inside_is_networkx_and_counts(graph: KnowledgeGraph) -> None:
    assert isinstance(graph.nx, nx.MultiDiGraph)
    assert (len(graph), P in graph) == (2, True)
    assert repr(graph) == "<KnowledgeGraph: 1 papers, 2 nodes, 0 edges>"
