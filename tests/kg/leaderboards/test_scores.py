"""Which values of a metric are better, and on which scale they compare."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.leaderboards.metrics import better, scale
from kg.leaderboards.scores import comparable, on_scale
from kg.vocabulary import Better, Scale


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("accuracy", Better.HIGHER),
        ("macro F1", Better.HIGHER),
        ("word error rate", Better.LOWER),
        ("perplexity", Better.LOWER),
        ("elegance", None),
        ("accuracy drop", None),
    ],
)
def test_a_metric_is_better_as_the_metric_that_its_name_ends_in(
    name: str, expected: Better | None
) -> None:
    assert better({"name": name}) is expected


def test_what_a_node_says_of_itself_comes_first() -> None:
    assert better({"name": "accuracy", "better": "lower"}) is Better.LOWER


def test_the_scale_is_known_for_what_the_vocabulary_has() -> None:
    assert scale({"name": "top-1 accuracy"}) is Scale.PERCENT
    assert scale({"name": "elegance"}) is None


@pytest.mark.parametrize(
    ("number", "unit", "on", "expected"),
    [
        ("0.93", "", Scale.PERCENT, "93"),
        ("93", "", Scale.PERCENT, "93"),
        ("93", "%", Scale.PERCENT, "93"),
        ("0.5", "%", Scale.PERCENT, "0.5"),
        ("85.3", "", Scale.UNIT, "0.853"),
        ("0.853", "", Scale.UNIT, "0.853"),
        ("27.4", "", Scale.OTHER, "27.4"),
        ("0.93", "", None, "0.93"),
        ("0", "", Scale.PERCENT, "0"),
    ],
)
def test_a_score_is_on_the_scale_of_its_metric(
    number: str, unit: str, on: Scale | None, expected: str
) -> None:
    assert on_scale(Decimal(number), unit, on) == Decimal(expected)


@given(st.decimals(min_value=Decimal("0.01"), max_value=1, places=4))
def test_a_fraction_and_its_percentage_are_one_score(number: Decimal) -> None:
    as_percent = on_scale(number * 100, "%", Scale.PERCENT)
    assert on_scale(number, "", Scale.PERCENT) == as_percent


@pytest.mark.parametrize(
    "number", [None, "no number", "NaN", "Infinity", "1e101", "1e9999999", "1e-999"]
)
def test_what_nobody_measures_is_no_score(number: str | None) -> None:
    for on in (*Scale, None):
        assert comparable({"number": number, "unit": "%"}, on) is None


def test_the_largest_and_the_finest_numbers_are_scores() -> None:
    for number in ("1e100", "-1e100", "1e-100", "0"):
        assert comparable({"number": number, "unit": ""}, None) == Decimal(number)
