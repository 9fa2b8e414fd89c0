"""Choices among options by weights."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linear_model import load, probabilities

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


def test_weights_are_read_from_json(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text('{"kind": {"bias": 0.5}}', encoding="utf-8")
    assert load(path) == {"kind": {"bias": 0.5}}


def test_missing_weights_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"absent\.json"):
        load(tmp_path / "absent.json")
