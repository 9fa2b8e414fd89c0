"""Calibration: confidence becomes the share of what has such a confidence that is right.

Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999): the log odds of
the confidence times a slope plus an intercept. The order of confidences stays, and nothing but
them changes. How the numbers are made, on papers that neither tagger nor reader of results has
learned from: `training/calibration.py`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.linear_model import read_model
from extractors.registry import EXTRACTORS, Component
from kg.model import Entity, Result

__all__ = ["Scale", "calibrate_confidences", "calibrated", "log_odds"]

_BOUND: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Scale:
    """The line from log odds to calibrated log odds; `slope` is above 0."""

    slope: float
    intercept: float

    def confidence(self, confidence: float) -> float:
        """Return the calibrated confidence, rounded to three decimals.

        >>> Scale(slope=1.0, intercept=0.0).confidence(0.8)
        0.8
        >>> Scale(slope=1.0, intercept=math.log(3)).confidence(0.5)
        0.75
        """
        odds = self.slope * log_odds(confidence) + self.intercept
        # The logistic function, in a form that does not overflow.
        return round((1 + math.tanh(odds / 2)) / 2, 3)


def log_odds(confidence: float) -> float:
    """Return the logarithm of the odds of a confidence, first moved to 0.001 to 0.999."""
    bounded = min(max(confidence, _BOUND), 1 - _BOUND)
    return math.log(bounded / (1 - bounded))


def shipped_scales() -> Mapping[str, Scale]:
    """Return the scales that ship with the package, of `entity` and of `result`."""
    return {what: Scale(**numbers) for what, numbers in read_model("calibration").items()}


def calibrated(
    entities: tuple[Entity, ...], results: tuple[Result, ...], scales: Mapping[str, Scale]
) -> tuple[tuple[Entity, ...], tuple[Result, ...]]:
    """Return entities and results with calibrated confidences, in their order."""
    of_entity, of_result = scales["entity"], scales["result"]
    return (
        tuple(replace(e, confidence=of_entity.confidence(e.confidence)) for e in entities),
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
        summary="Scales confidences to the share of statements that are right.",
        after=("results", "roles"),
    ),
)
