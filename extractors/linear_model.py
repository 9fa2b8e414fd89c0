"""Linear models over named features, and the weights of those that ship.

Two kinds of model: a choice among options, each with features of its own (conditional logit,
McFadden 1974), and a choice among fixed classes, which share the features (multinomial logistic
regression). A score is the sum of the weights of features; a feature without a weight counts
nothing. The probabilities are the softmax of the scores.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

__all__ = [
    "MODELS",
    "ClassWeights",
    "Weights",
    "class_probabilities",
    "probabilities",
    "read_model",
    "softmax",
]

MODELS: Final = files("extractors") / "models"
"""The folder of the weights that ship with the package."""

Weights = Mapping[str, float]
"""For each feature its weight."""

ClassWeights = Mapping[str, Sequence[float]]
"""For each feature one weight a class."""


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


def class_probabilities(
    weights: ClassWeights, features: Iterable[str], *, classes: int
) -> list[float]:
    """Return the probability of each of so many classes; the order of features does not matter.

    >>> class_probabilities({"new": [math.log(2), 0.0, 0.0]}, ["new", "unheard"], classes=3)
    [0.5, 0.25, 0.25]
    """
    known = [weights[feature] for feature in features if feature in weights]
    return softmax([math.fsum(column) for column in zip(*known, strict=True)] or [0.0] * classes)


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of options with these scores; they sum to 1.

    >>> softmax([math.log(3), 0.0])
    [0.75, 0.25]
    """
    top = max(scores)
    exponentials = [math.exp(score - top) for score in scores]
    total = math.fsum(exponentials)
    return [exponential / total for exponential in exponentials]
