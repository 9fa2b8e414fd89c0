"""Choices among options follow the sums of weights."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linear_model import (
    log_odds,
    logistic,
    probabilities,
    read_model,
    softmax,
    softmax_rows,
)

_NAMES = st.lists(st.sampled_from(["a", "b", "c", "unknown"]), max_size=4)


@given(st.lists(_NAMES, min_size=1, max_size=5))
def test_probabilities_sum_to_one_and_follow_the_scores(options: list[list[str]]) -> None:
    weights = {"a": 1.0, "b": -2.0, "c": 700.0}
    chances = probabilities(weights, options)
    assert math.isclose(sum(chances), 1.0)
    scores = [sum(weights.get(name, 0) for name in option) for option in options]
    assert chances[scores.index(max(scores))] == max(chances)


def test_feature_without_a_weight_counts_nothing() -> None:
    assert probabilities({}, [["x"], []]) == [0.5, 0.5]


@pytest.mark.parametrize("name", ["abbreviations", "calibration", "fields", "kinds"])
def test_a_shipped_model_is_read_once(name: str) -> None:
    assert read_model(name)
    assert read_model(name) is read_model(name)


def test_a_model_that_does_not_ship_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"absent\.json"):
        read_model("absent")


def test_log_odds_are_symmetric() -> None:
    assert log_odds(0.5) == 0.0
    assert log_odds(0.9) == pytest.approx(-log_odds(0.1))


def test_logistic_undoes_log_odds() -> None:
    assert logistic(log_odds(0.9)) == pytest.approx(0.9)


def test_rows_are_judged_one_by_one() -> None:
    rows = [[0.0, 1.0, -2.0], [700.0, 0.0, 0.0]]
    assert softmax_rows(np.array(rows)) == pytest.approx(np.array([softmax(row) for row in rows]))
