"""What a leaderboard ranks, and what it does not."""

import pytest

from kg.errors import UnknownNameError
from kg.example import example
from kg.queries import leaderboard
from tests.graphs.hard_questions import hard_questions

Place = tuple[int | None, float | None, str, str]


def places(metric: str, task: str | None = None) -> list[Place]:
    rows = leaderboard(hard_questions(), "BlueSet", metric=metric, task=task)
    return [(row.rank, row.score, row.value, row.paper) for row in rows]


def test_shares_and_percents_are_one_scale_and_equal_scores_share_a_rank() -> None:
    rows = places("accuracy")
    assert [row[:2] for row in rows[:3]] == [(1, 95.5), (1, 95.5), (3, 93.0)]
    assert {row[2] for row in rows[:2]} == {"95.5%", "0.955"}


def test_the_same_score_of_one_model_in_one_paper_is_listed_once() -> None:
    assert [row[1] for row in places("accuracy")].count(93.0) == 1


def test_a_difference_is_no_score() -> None:
    assert all(row[2] != "5%" for row in places("accuracy"))


def test_a_value_that_is_no_number_is_listed_last_without_rank() -> None:
    assert places("accuracy")[-1] == (None, None, "four", "Bluer")


def test_an_error_rate_is_better_where_it_is_lower() -> None:
    assert [row[:2] for row in places("word error rate")] == [(1, 2.9), (2, 3.1)]


def test_scores_of_a_metric_with_unknown_direction_are_listed_and_not_ranked() -> None:
    rows = places("elegance")
    assert {row[1] for row in rows} == {7.0, 9.0}
    assert all(row[0] is None for row in rows)


def test_each_metric_is_ranked_by_itself_and_results_without_one_come_last() -> None:
    metrics = [row.metric for row in leaderboard(hard_questions(), "BlueSet")]
    assert list(dict.fromkeys(metrics)) == ["accuracy", "elegance", "word error rate", None]
    assert metrics == sorted(metrics, key=list(dict.fromkeys(metrics)).index)


def test_only_scores_for_the_task_are_listed_where_one_is_named() -> None:
    assert [row[1] for row in places("accuracy", task="BlueSet")] == [93.0]


def test_a_score_stands_beside_the_sentence_that_reports_it() -> None:
    best = leaderboard(example(), "ImageNet-1K", metric="top-1 accuracy")[0]
    assert (best.model, best.score, best.value) == ("OrbFormer", 84.2, "0.842")
    assert best.sentence is not None
    assert best.sentence.startswith("It has a top-1 accuracy of 0.842 on ImageNet-1K")


def test_a_dataset_is_no_task_of_that_name() -> None:
    with pytest.raises(UnknownNameError, match="unknown task 'RedSet'; nothing like it is known"):
        leaderboard(hard_questions(), "BlueSet", task="RedSet")
