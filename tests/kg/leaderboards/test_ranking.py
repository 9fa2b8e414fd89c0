"""Which results make a board, their order, and which are the same."""

from collections.abc import Sequence
from random import Random

import pytest

from kg.graph import KnowledgeGraph
from kg.leaderboards.ranking import best_first, boards, identity, listed, order, ranked
from kg.leaderboards.reported import Reported, all_reported, reported_on
from kg.lookup.names import name_of
from kg.schema import Kind
from kg.vocabulary import Better
from tests.graphs.hard_scores import drawn_scores, hard_scores


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return hard_scores()


def board(graph: KnowledgeGraph, metric: str | None, *, scores: bool = True) -> list[Reported]:
    """The results of one board of the dataset, best first."""
    found = [each for each in reported_on(graph, "dataset/bench") if each.is_score == scores]
    (of,) = [each for each in boards(found) if name_of(graph, each.metric) == metric]
    return best_first(of.results)


def written(results: Sequence[Reported]) -> list[str]:
    return [f"{each.value}{each.unit}" for each in results]


def test_shares_are_compared_in_percent_and_ties_go_to_the_surer(graph: KnowledgeGraph) -> None:
    found = board(graph, "accuracy")
    assert written(found)[:6] == ["1", "95.5", "93.00001", "0.93", "0.93", "93%"]
    assert [rank for _, rank in ranked(found)][:7] == [1, 2, 3, 4, 4, 4, 7]


def test_one_is_all_of_a_share(graph: KnowledgeGraph) -> None:
    assert [str(each.score) for each in board(graph, "accuracy") if each.value == "1"] == ["1E+2"]


def test_a_model_has_a_score_once_in_a_paper_on_a_dataset(graph: KnowledgeGraph) -> None:
    found = [each for each in board(graph, "accuracy") if each.score == 93]
    assert [(each.paper, each.model) for each in found] == [
        ("paper/p0", "model/net"),
        ("paper/p1", "model/net"),
        ("paper/p0", "model/ant"),
    ]
    assert found[0].statement.confidence == 0.7  # the surest of the four


def test_the_same_score_on_another_dataset_is_another(graph: KnowledgeGraph) -> None:
    found = best_first(each for each in all_reported(graph) if each.score == 93)
    assert [each.dataset for each in found].count("dataset/other") == 1


def test_an_error_is_better_where_it_is_lower(graph: KnowledgeGraph) -> None:
    assert written(board(graph, "word error rate")) == ["7.1%", "7.1", "12", "0.12", "6:30"]


def test_numbers_of_any_size_are_compared_and_what_nobody_measures_is_no_score(
    graph: KnowledgeGraph,
) -> None:
    found = board(graph, "perplexity")
    assert written(found) == ["0", "1e-30", "12.5", "3.14e23", "1e30", "1e100", "1e999"]
    assert found[-1].score is None


def test_what_cannot_be_ranked_stands_last_the_surest_first(graph: KnowledgeGraph) -> None:
    assert [each.statement.confidence for each in board(graph, "elegance")] == pytest.approx([
        0.6,
        0.4,
        0.2,
        0.0,
    ])
    assert all(rank is None for _, rank in ranked(board(graph, "elegance")))


def test_without_a_metric_nothing_compares(graph: KnowledgeGraph) -> None:
    assert {each.score for each in board(graph, None)} == {None}
    assert len(board(graph, None)) == 3


def test_a_difference_has_no_score_and_is_listed_behind_all_scores(graph: KnowledgeGraph) -> None:
    assert {each.score for each in board(graph, "accuracy", scores=False)} == {None}
    kinds = [each.is_score for each in listed(reported_on(graph, "dataset/bench"))]
    assert kinds == sorted(kinds, reverse=True)


def test_boards_come_by_their_number_of_results_then_by_the_id_of_the_metric(
    graph: KnowledgeGraph,
) -> None:
    found = [each for each in reported_on(graph, "dataset/bench") if each.is_score]
    assert [name_of(graph, each.metric) for each in boards(found)] == [
        *("accuracy", "perplexity", "word error rate"),
        *("BLEU", "elegance", "Pearson correlation", None),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_an_order_is_total_best_first_and_loses_nothing_but_repetitions(seed: int) -> None:
    results = all_reported(drawn_scores(Random(seed)))
    Random(seed).shuffle(results)
    keys = [order(each) for each in results]
    assert len(set(keys)) == len(keys)
    for each in boards(results):
        found = best_first(each.results)
        assert {identity(one) for one in found} == {identity(one) for one in each.results}
        assert len({identity(one) for one in found}) == len(found)
        ranks = [(one.score, rank) for one, rank in ranked(each.results) if rank is not None]
        lower = found[0].better is Better.LOWER
        values = [value for value, _ in ranks if value is not None]
        assert values == sorted(values, reverse=not lower)
        assert [rank for _, rank in ranks] == [values.index(v) + 1 for v in values]


@pytest.mark.parametrize("seed", range(5))
def test_an_entity_has_the_results_that_are_tied_to_it(seed: int) -> None:
    graph = drawn_scores(Random(seed))
    every = all_reported(graph)
    for kind in Kind:
        for node in graph.nodes(kind):
            assert reported_on(graph, node) == [e for e in every if node in e.ends.values()]
    assert [
        e for p in ("p0", "p1", "p2", "p3") for e in reported_on(graph, f"paper/{p}")
    ] == sorted(every, key=lambda each: (each.paper, each.id))
