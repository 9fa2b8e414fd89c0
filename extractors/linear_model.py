"""Linear models over named features, and the weights of those that ship.

A choice is among options, each with features of its own (conditional logit, McFadden 1974). A score
is the sum of the weights of features; a feature without a weight counts nothing. The probabilities
are the softmax of the scores.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

__all__ = [
    "MODELS",
    "Weights",
    "log_odds",
    "logistic",
    "probabilities",
    "read_model",
    "softmax",
    "softmax_rows",
]

Scalar = TypeVar("Scalar", np.float32, np.float64)

MODELS: Final = files("extractors") / "models"
"""The folder of the weights that ship with the package."""

Weights = Mapping[str, float]
"""For each feature its weight."""


@cache
def read_model(name: str) -> Any:  # noqa: ANN401  # each model has a shape of its own
    """Return what `extractors/models/NAME.json` holds, read once in a process."""
    return json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))


def probabilities(weights: Weights, options: Sequence[Sequence[str]]) -> list[float]:
    """Return the probability of each option; they sum to 1. A feature may stand several times.

    >>> probabilities({"near": math.log(3)}, [["near"], ["far"]])
    [0.75, 0.25]
    """
    return softmax([sum(weights.get(name, 0.0) for name in option) for option in options])


def log_odds(chance: float, least: float = 1e-3) -> float:
    """Return the logarithm of the odds of a probability, first moved to `least` to 1 - `least`."""
    bounded = min(max(chance, least), 1 - least)
    return math.log(bounded / (1 - bounded))


def logistic(odds: float) -> float:
    """Return the probability of these log odds, in a form that does not overflow.

    >>> logistic(0.0), logistic(-1e9)
    (0.5, 0.0)
    """
    return (1 + math.tanh(odds / 2)) / 2


def softmax_rows(scores: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    """Return the probabilities of each row of scores, of the same type; each row sums to 1."""
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: npt.NDArray[Scalar] = exponentials / exponentials.sum(axis=1, keepdims=True)
    return found


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of options with these scores; they sum to 1.

    >>> softmax([math.log(3), 0.0])
    [0.75, 0.25]
    """
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    total = math.fsum(exponentials)
    return [exponential / total for exponential in exponentials]
