"""Weights of choices follow the likelihood, the penalty and how often a feature occurs."""

import pytest

from extractors.linear_model import probabilities
from training._choices import Instance, fit


def test_fitted_weights_prefer_the_right_options() -> None:
    instances = [Instance([["near"], ["far"]], 0), Instance([["far"], ["near"]], 1)] * 3
    weights = fit(instances, penalty=0.1)
    assert weights["near"] > 0 > weights["far"]
    assert all(probabilities(weights, i.options)[i.right] > 0.9 for i in instances)


def test_fit_reaches_the_optimum_of_one_weight() -> None:
    # Three of four right: without penalty the weight is log 3.
    instances = [Instance([["a"], []], right) for right in (0, 0, 0, 1)]
    assert fit(instances, penalty=1e-9)["a"] == pytest.approx(1.0986, abs=2e-3)


def test_greater_penalty_gives_smaller_weights() -> None:
    instances = [Instance([["a"], []], 0)] * 4
    assert fit(instances, penalty=0.1)["a"] > fit(instances, penalty=1.0)["a"] > 0


def test_rare_features_get_no_weight() -> None:
    instances = [Instance([["a", "once"], []], 0), Instance([["a"], []], 0)]
    assert set(fit(instances, penalty=1.0, least=2)) == {"a"}
