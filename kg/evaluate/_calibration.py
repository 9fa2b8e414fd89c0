"""How far confidence is from the share that is right.

The expected calibration error of Guo et al., "On calibration of modern neural networks", 2017
(https://arxiv.org/abs/1706.04599), equation 3: ten bins of equal width, each open below and
closed above, confidence 0 in the first; the mean over all predictions of the distance between
the mean confidence of their bin and the share of it that is right.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["BINS", "Bin", "Calibration"]

BINS: Final = 10
"""Number of bins; the N-th reaches from N/10, which it leaves out, to (N+1)/10."""

_EDGES: Final = [edge / BINS for edge in range(1, BINS)]


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about one confidence: where the bin ends, how many, means over them."""

    upper: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold anything, by rising confidence."""

    bins: tuple[Bin, ...]

    @classmethod
    def of(cls, judged: Iterable[tuple[float, bool]]) -> "Calibration":
        """Put pairs of confidence, 0 to 1, and whether the prediction is right into bins.

        >>> Calibration.of([(0.75, True), (0.75, False), (1.0, True), (1.0, True)]).error
        0.125
        """
        parts: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for confidence, right in judged:
            parts[bisect_left(_EDGES, confidence)].append((confidence, right))
        return cls(
            tuple(
                Bin(
                    upper=(number + 1) / BINS,
                    count=len(part),
                    confidence=sum(confidence for confidence, _ in part) / len(part),
                    right=sum(right for _, right in part) / len(part),
                )
                for number, part in enumerate(parts)
                if part
            )
        )

    @property
    def count(self) -> int:
        """Number of predictions."""
        return sum(part.count for part in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error, 0 to 1; 0 where there is no prediction."""
        distances = (part.count * abs(part.confidence - part.right) for part in self.bins)
        return sum(distances) / max(self.count, 1)
