"""Calibration: confidence becomes the share of what has such a confidence that is right.

Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999): the log odds
of the confidence times a slope plus an intercept, and for entities plus a weight times the
logarithm of the number of mentions, as what is named often is more often right. More sure stays
more sure; nothing but the confidences changes. How the numbers are made, on papers that neither
tagger nor reader of results has learned from: `training/calibration.py`.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.registry import EXTRACTORS, Component
from kg.model import Entity, Result

__all__ = ["Scale", "calibrate_confidences", "calibrated", "log_odds"]

_BOUND: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Scale:
    """The line on which log odds become calibrated log odds; `slope` is above 0."""

    slope: float
    intercept: float
    mentions: float = 0.0

    def confidence(self, confidence: float, mentions: int = 1) -> float:
        """Return the calibrated confidence, rounded to three decimals.

        >>> Scale(slope=1.0, intercept=0.0).confidence(0.8)
        0.8
        >>> Scale(slope=1.0, intercept=0.0, mentions=1.0).confidence(0.5, mentions=3)
        0.75
        """
        odds = self.slope * log_odds(confidence) + self.intercept
        odds += self.mentions * math.log(mentions)
        # The logistic function, in a form that does not overflow.
        return round((1 + math.tanh(odds / 2)) / 2, 3)


def log_odds(confidence: float) -> float:
    """Return the logarithm of the odds of a confidence, which is kept off 0 and 1 by 0.001."""
    bounded = min(max(confidence, _BOUND), 1 - _BOUND)
    return math.log(bounded / (1 - bounded))


@lru_cache(maxsize=1)
def shipped_scales() -> Mapping[str, Scale]:
    """Read the scales that ship with the package, for `entity` and `result`, once in a process."""
    text = (files("extractors") / "models" / "calibration.json").read_text(encoding="utf-8")
    return {what: Scale(**numbers) for what, numbers in json.loads(text).items()}


def calibrated(
    entities: tuple[Entity, ...], results: tuple[Result, ...], scales: Mapping[str, Scale]
) -> tuple[tuple[Entity, ...], tuple[Result, ...]]:
    """Return entities and results with calibrated confidences, in their order."""
    of_entity, of_result = scales["entity"], scales["result"]
    return (
        tuple(
            replace(e, confidence=of_entity.confidence(e.confidence, len(e.mentions)))
            for e in entities
        ),
        tuple(replace(r, confidence=of_result.confidence(r.confidence)) for r in results),
    )


@Language.component(
    "paperkg_calibration",
    requires=["doc._.entities", "doc._.results"],
    assigns=["doc._.entities", "doc._.results"],
)
def calibrate_confidences(doc: Doc) -> Doc:
    """Set the confidence of each of `doc._.entities` and `doc._.results`."""
    doc._.entities, doc._.results = calibrated(doc._.entities, doc._.results, shipped_scales())
    return doc


EXTRACTORS.register(
    "calibration",
    Component(
        factory="paperkg_calibration",
        summary="Turns confidences into the share of what is right at them.",
        after=("results", "roles"),
    ),
)
