"""How sure a filled field of a result is: a logistic regression over what speaks for it.

The share that the encoder gives the chosen entity says too little, since it knows neither how sure
the entity itself is nor how many others there are. The weights are learned from results of papers
that the encoder has not learned from (`training/fields.py`), so that the outcome is the share of
such fields that are right.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.document import Span
from extractors.linear_model import log_odds, logistic
from kg.model import Entity
from kg.schema import Role

__all__ = ["GROUNDS", "Scene", "grounds", "trust"]

GROUNDS: Final = (
    "share",
    "entity",
    "none",
    "second",
    "same sentence",
    "distance",
    "alone in sentence",
    "candidates",
    "difference",
    "introduced",
    "result",
    "many results",
    "behind",
    "candidates in sentence",
    "always",
)
"""What speaks for or against a field, in the order of the weights."""
_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """A number among the entities that may stand in one of its fields.

    `shares` are the probabilities of these entities and behind them that of none; `places` the
    spans of tokens of the mentions of each; `sentences` the sentence of each token; `results` how
    many results the paper has; `chance` how likely the number is one.
    """

    number: Span
    entities: Sequence[Entity]
    shares: Sequence[float]
    places: Sequence[Sequence[Span]]
    sentences: Sequence[int]
    chance: float
    results: int
    is_difference: bool


def grounds(scene: Scene, best: int) -> list[float]:
    """Return the value of each of `GROUNDS` for the entity at the place `best`."""
    start, end = scene.number
    sentence = scene.sentences[start]
    inside = [
        k
        for k, places in enumerate(scene.places)
        if any(scene.sentences[first] == sentence for first, _ in places)
    ]
    gaps = [
        (first - end if first >= end else start - after, first >= end)
        for first, after in scene.places[best]
    ]
    gap, is_behind = min(gaps)
    others = [share for k, share in enumerate(scene.shares[:-1]) if k != best]
    entity = scene.entities[best]
    return [
        log_odds(scene.shares[best]),
        log_odds(entity.confidence),
        log_odds(scene.shares[-1]),
        log_odds(max(others, default=0.0)),
        float(best in inside),
        math.log1p(max(gap, 0)),
        float(inside == [best]),
        math.log(len(scene.entities)),
        float(scene.is_difference),
        float(entity.role is Role.INTRODUCED),
        log_odds(scene.chance),
        float(scene.results > _MANY),
        float(is_behind),
        math.log(len(inside) + 1),
        1.0,
    ]


def trust(field: str, found: Sequence[float], weights: Mapping[str, Sequence[float]]) -> float:
    """Return how sure a field is by its grounds, rounded to three decimals.

    >>> trust("metric", [0.0, 1.0], {"metric": [5.0, 0.0]})
    0.5
    """
    odds = math.fsum(weight * value for weight, value in zip(weights[field], found, strict=True))
    return round(logistic(odds), 3)
