"""Fits the weights of choices: conditional logit with an L2 penalty, by Adam on the whole data.

The optimum does not depend on the optimiser (the loss is convex); Adam (Kingma and Ba 2015,
https://arxiv.org/abs/1412.6980) needs nothing beside numpy.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Instance", "fit"]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Instance:
    """One choice: the features of each option and the place of the right one."""

    options: Sequence[Sequence[str]]
    right: int


def fit(
    instances: Sequence[Instance], *, penalty: float, least: int = 2, rounds: int = 300
) -> dict[str, float]:
    """Return the weights that make the right options most probable.

    `penalty` is the weight of half the sum of squares, `least` the number of instances in
    which a feature must occur to be given a weight.
    """
    counts = Counter(
        name for i in instances for name in {n for option in i.options for n in option}
    )
    names = sorted(name for name, count in counts.items() if count >= least)
    design = _Design.of(instances, {name: k for k, name in enumerate(names)})
    weights = design.minimise(penalty, rounds)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) > 1e-3}


@dataclass(frozen=True, slots=True)
class _Design:
    """Options of all instances in a row: `columns[k]` is a feature of option `rows[k]`."""

    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    instance: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]
    width: int

    @classmethod
    def of(cls, instances: Sequence[Instance], index: dict[str, int]) -> "_Design":
        rows: list[int] = []
        columns: list[int] = []
        instance: list[int] = []
        right: list[int] = []
        for number, one in enumerate(instances):
            right.append(len(instance) + one.right)
            for option in one.options:
                known = [index[name] for name in option if name in index]
                rows += [len(instance)] * len(known)
                columns += known
                instance.append(number)
        return cls(
            rows=np.array(rows, dtype=np.intp),
            columns=np.array(columns, dtype=np.intp),
            instance=np.array(instance, dtype=np.intp),
            right=np.array(right, dtype=np.intp),
            width=len(index),
        )

    def minimise(self, penalty: float, rounds: int) -> Floats:
        weights = np.zeros(self.width)
        mean, square = np.zeros(self.width), np.zeros(self.width)
        for step in range(1, rounds + 1):
            gradient = self._gradient(weights) + penalty * weights
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            rate = 0.1 * (1 - step / (rounds + 1))
            corrected = np.sqrt(square / (1 - 0.999**step)) + 1e-8
            weights = weights - rate * (mean / (1 - 0.9**step)) / corrected
        return weights

    def _gradient(self, weights: Floats) -> Floats:
        scores = np.bincount(self.rows, weights[self.columns], minlength=len(self.instance))
        tops = np.full(len(self.right), -np.inf)
        np.maximum.at(tops, self.instance, scores)
        exponentials = np.exp(scores - tops[self.instance])
        totals = np.bincount(self.instance, exponentials)
        error = exponentials / totals[self.instance]
        error[self.right] -= 1
        gradient = np.bincount(self.columns, error[self.rows], minlength=self.width)
        return gradient.astype(np.float64)
