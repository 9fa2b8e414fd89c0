"""Which new scores are claimed to be better than all that there were."""

from typing import Any

import pytest

from kg.changes import compare
from kg.example import example
from kg.graph import KnowledgeGraph, Statement
from kg.lookup.selection import select
from kg.schema import Kind, Relation, ResultKind
from tests.graphs.build import add_entity, add_paper, add_result
from tests.graphs.doubtful import doubting

OLD, NEW = "paper/2301.00001", "paper/2305.00002"


def claims(
    metric: str, before: list[str], after: list[str], relation: Relation = Relation.INTRODUCES
) -> list[tuple[Any, ...]]:
    """What is claimed where a paper reports the values `before`, and a new one those `after`."""
    graphs = []
    for papers in ({"old": before}, {"old": before, "new": after}):
        graph = KnowledgeGraph()
        ends = [add_entity(graph, Kind.DATASET, "BlueSet"), add_entity(graph, Kind.METRIC, metric)]
        for name, values in papers.items():
            paper = add_paper(graph, name, f"The {name} paper")
            model = add_entity(graph, Kind.MODEL, f"{name} net")
            graph.add_edge(paper, model, relation, Statement())
            for value in values:
                add_result(graph, paper, value, model, *ends)
        graphs.append(graph)
    found = compare(*graphs).best
    return [(row.old_score, row.score, row.by, row.model, row.old_model) for row in found]


def test_a_score_above_the_old_best_is_told_by_how_much() -> None:
    assert claims("accuracy", ["80%", "0.7"], ["75%", "0.8125", "81%"]) == [
        (80.0, 81.25, 1.25, "new net", "old net")
    ]


def test_a_lower_error_is_the_better_one() -> None:
    assert claims("word error rate", ["8%"], ["9%", "7.5%"]) == [
        (8.0, 7.5, 0.5, "new net", "old net")
    ]


@pytest.mark.parametrize(
    ("metric", "before", "after"),
    [
        ("accuracy", ["80%"], ["80%", "0.8"]),
        ("accuracy", ["80%"], ["79%"]),
        ("accuracy", [], ["99%"]),
        ("elegance", ["80"], ["99"]),
        ("accuracy", ["80%"], ["4:52"]),
    ],
    ids=["equal", "worse", "the first", "of an unknown direction", "no number"],
)
def test_nothing_else_is_claimed(metric: str, before: list[str], after: list[str]) -> None:
    assert claims(metric, before, after) == []


def test_a_baseline_claims_nothing() -> None:
    assert claims("accuracy", ["80%"], ["90%"], Relation.USES) == []


def test_a_claim_that_is_not_sure_is_told_on_request() -> None:
    new = example()
    (result,) = (
        edge.target
        for edge in new.edges_from(NEW, Relation.REPORTS)
        if new.result(edge.target).value == "0.842"
    )
    new = doubting(new, [(NEW, result)])
    old = select(new, [OLD])
    assert not compare(old, new).best
    assert len(compare(old, new, all=True).best) == 1


def test_a_difference_is_no_score() -> None:
    old, new = example(), example()
    paper = add_paper(new, "q", "Other")
    model = add_entity(new, Kind.MODEL, "OrbNet 2")
    new.add_edge(paper, model, Relation.INTRODUCES, Statement())
    ends = (model, "dataset/imagenet-1k", "metric/top-1-accuracy")
    add_result(new, paper, "95%", *ends, kind=ResultKind.DELTA)
    assert not compare(old, new).best
    add_result(new, paper, "95%", *ends)
    assert len(compare(old, new).best) == 1
