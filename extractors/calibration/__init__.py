"""Confidences scaled to the share that is right."""

from extractors.registry import EXTRACTORS, Component

EXTRACTORS.register(
    "calibration",
    Component(
        factory="paperkg_calibration",
        summary="Scales confidences to the share of statements that are right.",
        after=("results", "roles"),
        version=1,
        reads=("extractors/models/calibration.json",),
    ),
)
