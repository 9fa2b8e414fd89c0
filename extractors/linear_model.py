"""Choices among options by a linear model (conditional logit, McFadden 1974).

An option is a list of names of features; its score is the sum of their weights, and the
probability of an option is the softmax of the scores. Names without a weight count nothing.
"""

import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

__all__ = ["Weights", "load", "probabilities", "softmax"]

Weights = Mapping[str, float]


def load(path: Traversable) -> dict[str, dict[str, float]]:
    """Return the weights of every decision, as written by the training recipe."""
    decisions: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return decisions


def probabilities(weights: Weights, options: Sequence[Sequence[str]]) -> list[float]:
    """Return the probability of each option; they sum to 1.

    >>> probabilities({"near": math.log(3)}, [["near"], ["far"]])
    [0.75, 0.25]
    """
    return softmax([sum(weights.get(name, 0.0) for name in option) for option in options])


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of options with these scores; they sum to 1.

    >>> softmax([math.log(3), 0.0])
    [0.75, 0.25]
    """
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    total = sum(exponentials)
    return [exponential / total for exponential in exponentials]
