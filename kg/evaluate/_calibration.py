"""How far confidence is from the share that is right.

The expected calibration error of Guo et al., "On calibration of modern neural networks", 2017
(https://arxiv.org/abs/1706.04599), equation 3, over bins of equal mass as Nguyen and O'Connor,
"Posterior calibration and exploratory analysis for natural language processing models", 2015
(https://aclanthology.org/D15-1182): ten bins of as many predictions each, by rising confidence;
predictions of one confidence are in one bin. The error is the mean over all predictions of the
distance between the mean confidence of their bin and the share of it that is right.

It is above 0 for a perfectly calibrated model too, since few predictions are right as often as
they should be: by how much is simulated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

__all__ = ["BINS", "Bin", "Calibration", "Judged"]

BINS: Final = 10

Judged = tuple[float, bool]
"""The confidence of a prediction, 0 to 1, and whether it is right."""

_SIMULATIONS: Final = 1000
_SEED: Final = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about one confidence: the lowest and highest, how many, means over them."""

    lower: float
    upper: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Predictions by rising confidence, each with whether it is right."""

    judged: tuple[Judged, ...]

    @classmethod
    def of(cls, judged: Iterable[Judged]) -> "Calibration":
        """Build a calibration of predictions in any order.

        >>> Calibration.of([(0.75, True), (0.75, False), (1.0, True), (1.0, True)]).error
        0.125
        """
        return cls(tuple(sorted(judged)))

    @property
    def bins(self) -> tuple[Bin, ...]:
        """The bins that hold anything, by rising confidence."""
        return tuple(
            Bin(
                lower=part[0][0],
                upper=part[-1][0],
                count=len(part),
                confidence=sum(confidence for confidence, _ in part) / len(part),
                right=sum(right for _, right in part) / len(part),
            )
            for part in self._parts()
        )

    def _parts(self) -> Iterator[list[Judged]]:
        """Yield the predictions of each bin, which is that of the middle of equal ones."""
        numbered, rank = [], 0
        for _, equal in groupby(self.judged, key=lambda each: each[0]):
            group = list(equal)
            middle = rank + len(group) / 2
            numbered += [(int(BINS * middle / self.count), each) for each in group]
            rank += len(group)
        for _, part in groupby(numbered, key=lambda each: each[0]):
            yield [each for _, each in part]

    @property
    def count(self) -> int:
        """Number of predictions."""
        return len(self.judged)

    @property
    def error(self) -> float:
        """The expected calibration error, 0 to 1; 0 where there is no prediction."""
        distances = (part.count * abs(part.confidence - part.right) for part in self.bins)
        return sum(distances) / max(self.count, 1)

    def perfect_error(self) -> float:
        """Return the error of a model that is as often right as these confidences say, on average.

        It is the mean over a thousand simulations, the same ones each time.
        """
        import numpy as np

        if not self.judged:
            return 0.0
        sizes = [part.count for part in self.bins]
        starts = np.cumsum([0, *sizes[:-1]])
        confidences = np.array([confidence for confidence, _ in self.judged])
        expected = np.add.reduceat(confidences, starts)
        draws = np.random.default_rng(_SEED)
        total = 0.0
        for _ in range(_SIMULATIONS):
            right = (draws.random(self.count) < confidences).astype(float)
            total += float(np.abs(np.add.reduceat(right, starts) - expected).sum())
        return total / (_SIMULATIONS * self.count)
