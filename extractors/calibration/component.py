"""Calibration: confidence becomes the share of what has such a confidence that is right.

Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999): the log odds of
the confidence times a slope plus an intercept. The order of confidences stays, and nothing but
them changes. How the numbers are made, on papers that the encoder has not learned from:
`training/calibration.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.linear_model import log_odds, logistic, read_model
from kg.model import Entity, Result

__all__ = ["Scale", "calibrate_confidences", "shipped_scales"]


@dataclass(frozen=True, slots=True)
class Scale:
    """The line from log odds to calibrated log odds; `slope` is above 0."""

    slope: float
    intercept: float

    def confidence(self, confidence: float) -> float:
        """Return the calibrated confidence, rounded to three decimals.

        >>> Scale(slope=1.0, intercept=0.0).confidence(0.8)
        0.8
        >>> import math
        >>> Scale(slope=1.0, intercept=math.log(3)).confidence(0.5)
        0.75
        """
        odds = self.slope * log_odds(confidence) + self.intercept
        return round(logistic(odds), 3)


def shipped_scales() -> Mapping[str, Scale]:
    """Return the scales that ship with the package.

    They are of `entity`, `role` and `result`; those of a result's fields need none.
    """
    return {what: Scale(**numbers) for what, numbers in read_model("calibration").items()}


def calibrated_entity(entity: Entity, scales: Mapping[str, Scale]) -> Entity:
    """Return an entity with calibrated confidences of its kind and its role."""
    return replace(
        entity,
        confidence=scales["entity"].confidence(entity.confidence),
        role_confidence=scales["role"].confidence(entity.role_confidence),
    )


def calibrated_result(result: Result, scales: Mapping[str, Scale]) -> Result:
    """Return a result with calibrated confidence of its value and kind."""
    return replace(result, confidence=scales["result"].confidence(result.confidence))


@Language.component(
    "paperkg_calibration",
    requires=["doc._.entities", "doc._.results"],
    assigns=["doc._.entities", "doc._.results"],
)
def calibrate_confidences(doc: Doc) -> Doc:
    """Set the confidence of each of `doc._.entities` and `doc._.results`."""
    scales = shipped_scales()
    doc._.entities = tuple(calibrated_entity(each, scales) for each in doc._.entities)
    doc._.results = tuple(calibrated_result(each, scales) for each in doc._.results)
    return doc
