"""Precision and recall of what is at least as sure as a threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.evaluate._calibration import Judged

__all__ = ["STEPS", "Point", "curve"]

STEPS: Final = 20
"""Steps between the thresholds 0 and 1."""


@dataclass(frozen=True, slots=True)
class Point:
    """What has a confidence of at least `threshold`: how many, and how many of them are right.

    `wanted` is how many there are to be found at any threshold.
    """

    threshold: float
    shown: int
    right: int
    wanted: int

    @property
    def precision(self) -> float | None:
        """Share of what is shown that is right; None where nothing is."""
        return self.right / self.shown if self.shown else None

    @property
    def recall(self) -> float:
        """Share of what is wanted that is shown and right; 0 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0


def curve(judged: Iterable[Judged], wanted: int) -> tuple[Point, ...]:
    """Return a point for each threshold, from 0 to 1 in steps of 0.05.

    >>> [point.right for point in curve([(0.5, True), (0.3, False), (0.9, True)], 4)[9:12]]
    [2, 2, 1]
    """
    every = list(judged)
    points = []
    for step in range(STEPS + 1):
        threshold = step / STEPS
        shown = [right for confidence, right in every if confidence >= threshold]
        points.append(Point(threshold, len(shown), sum(shown), wanted))
    return tuple(points)
