"""Precision, recall and F1 of counts, and how far they may be off because the papers are few.

The percentile interval of Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section
13.3: papers are drawn with replacement, as many as there are, a thousand times, and the figures
of each draw are computed anew; 95 in 100 lie between the two ends. What is said of one paper
stays together, since mistakes of one paper are not independent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

__all__ = ["DRAWS", "Figure", "Interval", "Intervals", "bootstrap"]

DRAWS: Final = 1000
_SEED: Final = 0
_ENDS: Final = (2.5, 97.5)
"""Percentiles."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of what was right, what should not be there, and what is missing.

    >>> Figure(right=3, wrong=1, missed=2).f1
    0.6666666666666666
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @classmethod
    def sum(cls, parts: Iterable["Figure"]) -> "Figure":
        """Return the counts of several taken together."""
        every = [(part.right, part.wrong, part.missed) for part in parts]
        return cls(*map(sum, zip(*every, strict=True)))

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that were found; 0 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


class Interval(NamedTuple):
    """The two ends of an interval, 0 to 1."""

    low: float
    high: float


class Intervals(NamedTuple):
    """95 % intervals of a figure's shares."""

    precision: Interval
    recall: Interval
    f1: Interval


def bootstrap(by_paper: Mapping[str, Mapping[int, Figure]], papers: int) -> dict[str, Intervals]:
    """Return the intervals of each figure, given its counts by the number of the paper, from 1.

    Papers without a count count nothing. The same counts give the same intervals.

    >>> counts = {"entity": {1: Figure(right=1), 2: Figure(right=1), 3: Figure(right=1)}}
    >>> bootstrap(counts, 3)["entity"].f1
    Interval(low=1.0, high=1.0)
    """
    import numpy as np

    if not papers:
        return {}
    drawn = np.random.default_rng(_SEED).integers(papers, size=(DRAWS, papers))
    offsets = np.arange(DRAWS)[:, None] * papers
    times = np.bincount((drawn + offsets).ravel(), minlength=DRAWS * papers).reshape(DRAWS, papers)
    found = {}
    for name, figures in by_paper.items():
        counts = np.zeros((papers, 3))
        for paper, figure in figures.items():
            counts[paper - 1] = figure.right, figure.wrong, figure.missed
        right, wrong, missed = (times @ counts).T
        parts = (
            (right, right + wrong),
            (right, right + missed),
            (2 * right, 2 * right + wrong + missed),
        )
        shares = (part / np.maximum(whole, 1) for part, whole in parts)
        ends = (np.percentile(share, _ENDS).tolist() for share in shares)
        found[name] = Intervals(*(Interval(*each) for each in ends))
    return found
