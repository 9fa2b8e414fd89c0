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
from typing import Any, Final

__all__ = [
    "MODELS",
    "Weights",
    "probabilities",
    "read_model",
    "softmax",
]

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


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of options with these scores; they sum to 1.

    >>> softmax([math.log(3), 0.0])
    [0.75, 0.25]
    """
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    total = math.fsum(exponentials)
    return [exponential / total for exponential in exponentials]
