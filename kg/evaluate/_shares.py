"""Precision, recall and F1 of counts."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Figure"]


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
