"""What is shown by default: a mark on every node and edge, and the part of a graph that has it."""

import pytest

from kg.errors import GraphError
from kg.graph import KnowledgeGraph, Statement, is_sure_result, sure_part
from kg.schema import RESULT_RELATIONS, Kind, Relation, ResultKind
from tests.graphs.build import add_entity, add_link, add_paper, add_result

UNSURE = Statement((), 0.05, "hand", sure=False)


@pytest.fixture
def graph() -> KnowledgeGraph:
    """Two papers with a dataset of which only the second is sure."""
    made = KnowledgeGraph()
    first, second = add_paper(made, "p1", "First"), add_paper(made, "p2", "Second")
    data = add_entity(made, Kind.DATASET, "COCO")
    made.add_edge(first, data, Relation.USES, UNSURE)
    made.add_edge(second, data, Relation.USES, Statement())
    return made


def test_a_node_is_sure_if_one_of_its_papers_is(graph: KnowledgeGraph) -> None:
    model = add_entity(graph, Kind.MODEL, "Net")
    assert graph.node(model)["sure"], "no paper says anything of it"
    graph.add_edge("paper/p1", model, Relation.USES, UNSURE)
    assert not graph.node(model)["sure"]
    graph.add_edge("paper/p2", model, Relation.MENTIONS, Statement())
    assert graph.node(model)["sure"]
    assert graph.node("dataset/coco")["sure"]


def test_an_edge_that_is_no_papers_does_not_make_a_node_sure(graph: KnowledgeGraph) -> None:
    model, other = add_entity(graph, Kind.MODEL, "Net"), add_entity(graph, Kind.MODEL, "Net 2")
    graph.add_edge("paper/p1", model, Relation.USES, UNSURE)
    graph.add_edge(other, model, Relation.VARIANT_OF, Statement())
    add_result(graph, "paper/p1", "9", model)
    assert not graph.node(model)["sure"]


def test_a_stronger_role_takes_its_own_mark_with_it(graph: KnowledgeGraph) -> None:
    graph.add_edge("paper/p2", "dataset/coco", Relation.INTRODUCES, UNSURE)
    assert not graph.nx.edges["paper/p2", "dataset/coco", "introduces"]["sure"]
    assert not graph.node("dataset/coco")["sure"]


def test_the_same_statement_twice_is_sure_if_it_is_once(graph: KnowledgeGraph) -> None:
    graph.add_edge("paper/p1", "dataset/coco", Relation.USES, Statement())
    assert graph.nx.edges["paper/p1", "dataset/coco", "uses"]["sure"]


def test_every_node_and_edge_has_the_mark(graph: KnowledgeGraph) -> None:
    add_result(graph, "paper/p1", "9", "dataset/coco")
    add_link(graph, "paper/p1", "https://a.org")
    marks = [data["sure"] for _, data in graph.nx.nodes(data=True)]
    marks += [data["sure"] for _, _, data in graph.nx.edges(data=True)]
    assert {type(mark) for mark in marks} == {bool}


def test_a_result_is_sure_with_its_value_model_dataset_and_metric(graph: KnowledgeGraph) -> None:
    net, metric = add_entity(graph, Kind.MODEL, "Net"), add_entity(graph, Kind.METRIC, "AP")
    sure = add_result(graph, "paper/p1", "1", net, metric, "dataset/coco")
    field = add_result(graph, "paper/p1", "2", net, metric, "dataset/coco", unsure=[metric])
    rival = add_result(
        graph, "paper/p1", "3", metric, versus=net, kind=ResultKind.DELTA, unsure=[net]
    )
    value = add_result(graph, "paper/p1", "4", net, statement=UNSURE)
    assert [is_sure_result(graph, node) for node in (sure, field, rival, value)] == [
        *(True, False, True, False)
    ]
    assert graph.node(field)["sure"], "the mark of the node is that of value and kind"
    assert not graph.node(value)["sure"]
    part = sure_part(graph)
    reported = {edge.target for edge in part.edges_from("paper/p1", Relation.REPORTS)}
    assert reported == {sure, rival}


@pytest.mark.parametrize("relation", RESULT_RELATIONS)
def test_a_doubtful_task_or_rival_is_left_out_alone_any_other_field_with_the_result(
    graph: KnowledgeGraph, relation: Relation
) -> None:
    ends = {
        Relation.OF_MODEL: add_entity(graph, Kind.MODEL, "Net"),
        Relation.ON_DATASET: "dataset/coco",
        Relation.BY_METRIC: add_entity(graph, Kind.METRIC, "AP"),
        Relation.FOR_TASK: add_entity(graph, Kind.TASK, "detection"),
        Relation.VERSUS: add_entity(graph, Kind.METHOD, "Rival"),
    }
    *named, rival = ends.values()
    delta = ResultKind.DELTA
    result = add_result(
        graph, "paper/p1", "3", *named, versus=rival, kind=delta, unsure=[ends[relation]]
    )
    part, alone = sure_part(graph), relation in {Relation.FOR_TASK, Relation.VERSUS}
    assert is_sure_result(graph, result) is alone
    assert [edge.source for edge in part.edges_to(result)] == (["paper/p1"] if alone else [])
    assert {edge.relation for edge in part.edges_from(result)} == set(ends) - {relation}


def test_the_sure_part_has_all_nodes_and_the_sure_statements(graph: KnowledgeGraph) -> None:
    part = sure_part(graph)
    assert set(part) == set(graph)
    assert [edge.source for edge in part.edges()] == ["paper/p2"]
    assert sure_part(graph) is part
    assert graph.nx.size() == 2, "the graph itself keeps all"
    graph.add_edge("paper/p1", "dataset/coco", Relation.USES, Statement())
    assert sure_part(graph) is graph, "nothing is left out"


def test_a_mark_on_a_node_is_a_truth_value(graph: KnowledgeGraph) -> None:
    graph.nx.nodes["dataset/coco"]["sure"] = "yes"
    with pytest.raises(GraphError, match="dataset/coco: sure is 'yes'; give True or False"):
        graph.check()


def test_a_graph_of_networkx_without_marks_is_sure(graph: KnowledgeGraph) -> None:
    for _, _, data in graph.nx.edges(data=True):
        del data["sure"]
    for _, data in graph.nx.nodes(data=True):
        del data["sure"]
    graph.check()
    assert sure_part(graph) is graph
    assert all(edge.statement.sure for edge in graph.edges())
