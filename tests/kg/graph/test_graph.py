import networkx as nx
import pytest

from kg.errors import UnknownNameError
from kg.graph import EntityRecord, KnowledgeGraph, LinkRecord, Record, ResultRecord, Statement
from kg.model import MergedName, Paper, Source
from kg.schema import Kind, LinkKind, NodeKind, Relation, ResultKind, Rule

P, D = "paper/p1", "dataset/coco"
PAPER = Paper("p1", "On COCO", "COCO it is.")


@pytest.fixture
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add_node(P, PAPER)
    graph.add_node(D, EntityRecord(Kind.DATASET, "COCO", ("MS COCO",)))
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


def test_merging_joins_sources_and_aliases_and_adds_what_was_not_known(
    graph: KnowledgeGraph,
) -> None:
    other = KnowledgeGraph()
    other.add_node(P, Paper("p1", "On COCO", "COCO it is.", (Source("b.txt", 3),), date="2024"))
    other.add_node(D, EntityRecord(Kind.DATASET, "coco", identifiers=(("hub", "a/coco"),)))
    graph.merge(other)
    assert graph.paper(P).source == (Source("b.txt", 3),)
    assert graph.paper(P).date == "2024"
    assert graph.entity(D).aliases == ("MS COCO", "coco")
    assert graph.entity(D).identifiers == (("hub", "a/coco"),)


def test_a_node_keeps_what_it_was_told_first(graph: KnowledgeGraph) -> None:
    for home in ("https://a.org", "https://b.org"):
        record = EntityRecord(Kind.DATASET, "COCO", identifiers=(("homepage", home),))
        graph.add_node(D, record)
    assert graph.entity(D).identifiers == (("homepage", "https://a.org"),)


RECORDS: dict[str, Record] = {
    P: PAPER,
    D: EntityRecord(Kind.DATASET, "COCO", ("MS COCO",), (MergedName("coco", Rule.NAME, 2),)),
    "result/r": ResultRecord("3%", "3", "3", "%", ResultKind.DELTA, ("three",)),
    "link/a": LinkRecord("https://a.org", LinkKind.DEMO, ("a.org",)),
}


@pytest.mark.parametrize(("node", "record"), RECORDS.items(), ids=RECORDS)
def test_a_record_is_read_as_it_was_added(node: str, record: Record) -> None:
    graph = KnowledgeGraph()
    graph.add_node(node, record)
    assert graph.record(node) == record
    assert type(graph.record(node)) is type(record)


def test_nodes_in_networkx_hold_plain_strings_and_no_attribute_without_a_value() -> None:
    graph = KnowledgeGraph()
    for node, record in RECORDS.items():
        graph.add_node(node, record)
    assert graph.nx.nodes[D] == {
        "kind": "Dataset",
        "name": "COCO",
        "aliases": ("MS COCO",),
        "merges": (("coco", "name", 2),),
        "sure": True,
    }
    assert graph.nx.nodes["link/a"] == {
        "kind": "Link",
        "name": "https://a.org",
        "aliases": ("a.org",),
        "url": "https://a.org",
        "link_kind": "demo",
        "sure": True,
    }
    words = [graph.nx.nodes[node]["kind"] for node in graph]
    words += [graph.nx.nodes["link/a"]["link_kind"], graph.nx.nodes["result/r"]["result_kind"]]
    assert {type(word) for word in words} == {str}


def test_a_typed_reading_of_another_kind_is_an_error(graph: KnowledgeGraph) -> None:
    assert (graph.kind(P), graph.name(P), graph.names(D)) == (
        NodeKind.PAPER,
        "On COCO",
        ("COCO", "MS COCO"),
    )
    for read, node in ((graph.entity, P), (graph.paper, D), (graph.result, D), (graph.link, D)):
        with pytest.raises(UnknownNameError, match=f"unknown (entity|paper|result|link) '{node}'"):
            read(node)
    with pytest.raises(UnknownNameError, match="unknown node 'model/none'"):
        graph.record("model/none")


def test_an_attribute_that_a_user_adds_in_networkx_does_no_harm(graph: KnowledgeGraph) -> None:
    graph.nx.nodes[D]["degree"] = 3
    assert graph.entity(D).name == "COCO"


def test_views_are_sorted_whatever_the_order_of_building(graph: KnowledgeGraph) -> None:
    graph.add_node("dataset/ade20k", EntityRecord(Kind.DATASET, "ADE20K"))
    for target in (D, "dataset/ade20k"):
        graph.add_edge(P, target, Relation.USES, Statement())
    assert list(graph.nodes(Kind.DATASET)) == ["dataset/ade20k", D]
    assert list(graph.entities()) == ["dataset/ade20k", D]
    assert dict(graph.kinds()) == {
        P: NodeKind.PAPER,
        D: Kind.DATASET,
        "dataset/ade20k": Kind.DATASET,
    }
    assert [edge.target for edge in graph.edges()] == ["dataset/ade20k", D]
    assert [edge.source for edge in graph.edges_to(D)] == [P]


@pytest.mark.parametrize("name", ["COCO", "coco", "MS-COCO", "ms coco"])
def test_a_name_or_alias_resolves_after_folding(graph: KnowledgeGraph, name: str) -> None:
    assert graph.resolve(name) == D
    assert graph.resolve(name, Kind.TASK) is None


def test_of_several_bearers_the_preferred_name_then_most_papers_come_first(
    graph: KnowledgeGraph,
) -> None:
    graph.add_node("metric/coco", EntityRecord(Kind.METRIC, "COCO"))
    graph.add_node("task/a", EntityRecord(Kind.TASK, "a", ("COCO",)))
    graph.add_edge(P, "metric/coco", Relation.USES, Statement())
    assert graph.resolve_all("COCO") == ["metric/coco", D, "task/a"]
    assert graph.papers_of("metric/coco") == [P]


def test_the_graph_inside_is_networkx_and_counts(graph: KnowledgeGraph) -> None:
    assert isinstance(graph.nx, nx.MultiDiGraph)
    assert (len(graph), P in graph) == (2, True)
    assert repr(graph) == "<KnowledgeGraph: 1 papers, 2 nodes, 0 edges>"
