"""A linear-chain conditional random field over the labels of tokens.

Lafferty, McCallum and Pereira, "Conditional Random Fields" (ICML 2001). The labels are
`O` and, for each kind, `B` (first token), `I` (inner), `L` (last) and `U` (only token) of
a mention, so that a legal path is a set of mentions that do not overlap. Probabilities
are kept in linear space and scaled at every token (Rabiner, "A Tutorial on Hidden Markov
Models", 1989, section V.A): two matrix products a token, no logarithms.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Lattice", "Proposal", "label_names", "lattice", "legal", "proposals"]

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

_FIRST, _INNER, _LAST, _ONLY = 1, 2, 3, 4
_FLOOR: Final = 1e-30


def label_names(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return `O`, then `B-`, `I-`, `L-`, `U-` of each kind, in this order.

    >>> label_names(("Task",))
    ('O', 'B-Task', 'I-Task', 'L-Task', 'U-Task')
    """
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BILU"))


@cache
def legal(kind_count: int) -> tuple[Bools, Bools, Bools]:
    """Return which labels may follow which (row: before), may begin, and may end a text."""
    part = np.array([0, *([_FIRST, _INNER, _LAST, _ONLY] * kind_count)])
    kind = np.array([-1, *np.repeat(np.arange(kind_count), 4)])
    opens = np.isin(part, (0, _FIRST, _ONLY))
    closes = np.isin(part, (0, _LAST, _ONLY))
    same = kind[:, None] == kind[None, :]
    inside = np.isin(part, (_FIRST, _INNER))[:, None] & np.isin(part, (_INNER, _LAST))[None, :]
    follows = (closes[:, None] & opens[None, :]) | (inside & same)
    return follows, opens, closes


@dataclass(frozen=True, slots=True)
class Lattice:
    """Forward and backward messages of a batch of texts.

    Arrays are (text, token, label); past the end of a text they are padding.
    `weights` holds exp(score), `moves` exp(transition), 0 where illegal. Each token's
    messages are scaled, so that only their proportions mean something.
    """

    forward: Floats
    backward: Floats
    weights: Floats
    moves: Floats

    def marginals(self) -> Floats:
        """Return the probability of each label at each token; sums to 1 over labels."""
        product = self.forward * self.backward
        total = product.sum(axis=2, keepdims=True)
        return np.asarray(product / np.maximum(total, _FLOOR), dtype=np.float32)


def lattice(scores: Floats, lengths: npt.NDArray[np.int64], transitions: Floats) -> Lattice:
    """Run the forward and backward passes.

    `scores` is (text, token, label), `lengths` the number of tokens of each text (at
    least 1), `transitions` (label before, label). Illegal moves get probability 0.
    """
    _, steps, size = scores.shape
    follows, opens, closes = legal((size - 1) // 4)
    moves = np.where(follows, np.exp(transitions), 0.0).astype(np.float32)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward = np.zeros_like(weights)
    backward = np.zeros_like(weights)
    live = np.arange(steps)[None, :] < lengths[:, None]
    state = weights[:, 0] * opens
    forward[:, 0] = state / np.maximum(state.sum(axis=1, keepdims=True), _FLOOR)
    for t in range(1, steps):
        state = (forward[:, t - 1] @ moves) * weights[:, t]
        forward[:, t] = state / np.maximum(state.sum(axis=1, keepdims=True), _FLOOR)
    backward[:, steps - 1] = closes
    for t in range(steps - 2, -1, -1):
        state = (weights[:, t + 1] * backward[:, t + 1]) @ moves.T
        state = state / np.maximum(state.max(axis=1, keepdims=True), _FLOOR)
        backward[:, t] = np.where(live[:, t + 1, None], state, closes[None, :])
    return Lattice(forward, backward, weights, moves)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A run of tokens [start, end) with the kind's number and its probability."""

    start: int
    end: int
    kind: int
    probability: float


def proposals(chain: Lattice, text: int, length: int, floor: float) -> list[Proposal]:
    """Return every run of tokens whose probability to be a mention is at least `floor`.

    The probability is exact: the marginal of the run's whole path of labels. Runs may
    overlap; the order is by start, kind, end.
    """
    marginal = chain.marginals()[text, :length]
    found: list[Proposal] = []
    for start, label in zip(*np.nonzero(marginal >= floor), strict=True):
        part, kind = (label - 1) % 4 + 1 if label else 0, (label - 1) // 4
        probability = float(marginal[start, label])
        if part == _ONLY:
            found.append(Proposal(int(start), int(start) + 1, int(kind), probability))
        elif part == _FIRST:
            found += _extend(
                chain, text, Proposal(int(start), length, int(kind), probability), floor
            )
    return found


def _extend(chain: Lattice, text: int, opening: Proposal, floor: float) -> list[Proposal]:
    """Follow the inner label of the opening's kind as long as it stays likely."""
    found: list[Proposal] = []
    base = 1 + 4 * opening.kind
    label, probability = base, opening.probability
    for t in range(opening.start, opening.end - 1):
        ahead = chain.moves[label] * chain.weights[text, t + 1] * chain.backward[text, t + 1]
        total = float(ahead.sum())
        if total <= 0.0:
            break
        closing = probability * float(ahead[base + 2]) / total
        if closing >= floor:
            found.append(Proposal(opening.start, t + 2, opening.kind, closing))
        probability *= float(ahead[base + 1]) / total
        label = base + 1
        if probability < floor:
            break
    return found
