"""What is read off the vectors of tokens: scores of labels, spans, numbers, and pairs of the two.

The layers are small enough for numpy. All scores are log odds or logarithms of odds before a
softmax.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from extractors.linear_model import MODELS
from extractors.one_thread import one_thread
from kg.schema import Kind

__all__ = ["FIELDS", "KINDS", "Heads", "shipped_heads"]

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
KINDS: Final = tuple(Kind)
FIELDS: Final = ("metric", "dataset", "model", "versus", "task")
"""What a number is joined with, in the order of the scores of pairs."""
_ASKED: Final = 64
"""Width of what a number asks for and a span gives, for each field."""
_AT_ONCE: Final = 32
"""Numbers whose pairs are scored at once: memory grows with these times the mentions."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The layers by name: `NAME.weight` is (out, in), `NAME.bias` (out,)."""

    arrays: Mapping[str, Floats]

    def _linear(self, name: str, given: Floats) -> Floats:
        with one_thread():
            found: Floats = given @ self.arrays[f"{name}.weight"].T + self.arrays[f"{name}.bias"]
        return found

    @property
    def transitions(self) -> Floats:
        """Scores of one label after another, of shape (before, after)."""
        return self.arrays["transitions"]

    def labels(self, vectors: Floats) -> Floats:
        """Return the scores of the labels of each token (`extractors.tagger.crf.label_names`)."""
        return self._linear("labels", vectors)

    def spans(
        self, vectors: Floats, spans: Sequence[tuple[int, int]], kinds: Sequence[Kind]
    ) -> Floats:
        """Return a vector for each span of tokens [start, end), of a kind each, or of none."""
        sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.cumsum(axis=0)])
        first, after = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        means = (sums[after] - sums[first]) / (after - first)[:, None]
        known = np.zeros((len(first), len(KINDS)), dtype=np.float32)
        for row, kind in enumerate(kinds):
            known[row, KINDS.index(kind)] = 1.0
        whole = np.concatenate([vectors[first], vectors[after - 1], means, known], axis=1)
        return _gelu(self._linear("span", whole.astype(np.float32)))

    def kinds(self, spans: Floats) -> Floats:
        """Return the scores of the kinds of spans, and behind them of being no name."""
        return self._linear("kind", spans)

    def roles(self, spans: Floats) -> Floats:
        """Return the scores of the roles of spans."""
        return self._linear("role", spans)

    def numbers(self, vectors: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return a vector for each number, given as tokens [start, end)."""
        first, after = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        before, behind = np.maximum(first - 1, 0), np.minimum(after, len(vectors) - 1)
        whole = np.concatenate([vectors[at] for at in (first, after - 1, before, behind)], axis=1)
        return _gelu(self._linear("number", whole))

    def number_kinds(self, numbers: Floats) -> Floats:
        """Return the scores of being no result, a score, a rise, and a fall."""
        return self._linear("number_kind", numbers)

    def relative(self, numbers: Floats) -> Floats:
        """Return the log odds of being given relative to what it is compared with."""
        return self._linear("relative", numbers)[:, 0]

    def pairs(self, numbers: Floats, spans: Floats, distances: Integers) -> Floats:
        """Return the scores of each number with each span, of shape (numbers, spans, fields).

        `distances` are (numbers, spans, 5), from `extractors.results.distances`.
        """
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(numbers), _AT_ONCE)]
        scored = [self._pairs(numbers[part], spans, distances[part]) for part in parts]
        empty = np.zeros((0, len(spans), len(FIELDS)), dtype=np.float32)
        return np.concatenate([empty, *scored])

    def _pairs(self, numbers: Floats, spans: Floats, distances: Integers) -> Floats:
        looked_up = [
            self.arrays[f"distance.{k}"][distances[:, :, k]] for k in range(distances.shape[2])
        ]
        far = self._linear("pair_distance", np.concatenate(looked_up, axis=2))
        mixed = (
            self._linear("pair_number", numbers)[:, None] + self._linear("pair_span", spans)[None]
        )
        added = self._linear("pair", _gelu(mixed + far))
        asked = self._linear("query", numbers).reshape(len(numbers), len(FIELDS), _ASKED)
        given = self._linear("key", spans).reshape(len(spans), len(FIELDS), _ASKED)
        dot: Floats = np.einsum("nfd,mfd->nmf", asked, given) / np.float32(_ASKED**0.5)
        return added + dot

    def absent(self, numbers: Floats) -> Floats:
        """Return the scores of each field of a number to be left open."""
        return self._linear("absent", numbers)


def _gelu(given: Floats) -> Floats:
    """Return the exact Gaussian error linear unit; erf by Abramowitz and Stegun, 7.1.26."""
    scaled = np.abs(given) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * scaled)
    rest = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    error = np.copysign(1 - rest * np.exp(-scaled * scaled), given)
    return np.asarray(0.5 * given * (1 + error), dtype=np.float32)


@cache
def shipped_heads() -> Heads:
    """Return the layers that ship with the package, read once in a process."""
    with (MODELS / "encoder" / "heads.npz").open("rb") as file, np.load(file) as stored:
        return Heads({name: stored[name].astype(np.float32) for name in stored.files})
