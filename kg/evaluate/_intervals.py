"""How far a figure may be off because the papers are few: a bootstrap over papers.

The percentile interval of Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section
13.3: papers are drawn with replacement, as many as there are, a thousand times, and the figures
of each draw are computed anew; 95 in 100 lie between the two ends. What is said of one paper
stays together, since mistakes of one paper are not independent.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from kg.evaluate._shares import Figure

__all__ = ["DRAWS", "Interval", "Intervals", "bootstrap"]

DRAWS: Final = 1000
_SEED: Final = 0
_ENDS: Final = (2.5, 97.5)
"""Percentiles."""


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
