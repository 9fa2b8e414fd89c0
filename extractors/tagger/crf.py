"""A linear-chain conditional random field over the labels of tokens.

Lafferty, McCallum and Pereira, "Conditional Random Fields" (ICML 2001). The labels are
`O` and, for each kind, `B` (first token), `I` (inner), `L` (last) and `U` (only token) of
a mention, so that a legal path is a set of mentions that do not overlap. Probabilities
are kept in linear space and scaled (Rabiner, "A Tutorial on Hidden Markov Models", 1989,
section V.A): one matrix product a token for both passes, no logarithms.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Lattice", "Proposal", "label_names", "lattice", "legal", "proposals"]

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_FIRST, _INNER, _LAST, _ONLY = 1, 2, 3, 4
_FLOOR: Final = 1e-30
_TINIEST: Final = 1e-300
# What eight steps of 32-bit weights do to a message, 64 bits hold.
_STEPS_UNSCALED: Final = 8


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
    texts, steps, size = scores.shape
    follows, opens, closes = legal((size - 1) // 4)
    moves = np.where(follows, np.exp(transitions), 0.0).astype(np.float32)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    rows = np.arange(texts)[:, None]
    # Where each text's tokens stand from its last to its first; padding stays behind them.
    turned = (lengths[:, None] - 1 - np.arange(steps)) % steps
    both = np.concatenate([weights, weights[rows, turned]], axis=2).swapaxes(0, 1)
    messages = _passes(both, moves, np.concatenate([opens, closes])).swapaxes(0, 1)
    after = np.empty((texts, steps, size))
    after[:, 0] = closes
    after[:, 1:] = messages[:, :-1, size:] @ moves.T
    return Lattice(_scaled(messages[..., :size]), _scaled(after[rows, turned]), weights, moves)


def _passes(weights: Floats, moves: Floats, first: Bools) -> Doubles:
    """Run both passes side by side, as one matrix of two blocks.

    `weights` is (token, text, label), the labels once for each pass, and so are the messages.
    """
    size = len(moves)
    step = np.zeros((2 * size, 2 * size))
    step[:size, :size], step[size:, size:] = moves, moves.T
    messages = weights.astype(np.float64, order="C")
    messages[0] *= first
    reached = np.empty_like(messages[0])
    for t in range(1, len(messages)):
        np.matmul(messages[t - 1], step, out=reached)
        messages[t] *= reached
        if t % _STEPS_UNSCALED == 0:
            for labels in (slice(size), slice(size, None)):
                total = messages[t, :, labels].sum(axis=1, keepdims=True)
                messages[t, :, labels] /= np.maximum(total, _TINIEST)
    return messages


def _scaled(messages: Doubles) -> Floats:
    """Return the messages so that those of each token sum to 1."""
    total = messages.sum(axis=2, keepdims=True)
    return np.asarray(messages / np.maximum(total, _TINIEST), dtype=np.float32)


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
    inner, last = _ways_on(chain, text, length)
    found: list[Proposal] = []
    for start, label in np.argwhere(marginal >= floor).tolist():
        part, kind = (label - 1) % 4 + 1 if label else 0, (label - 1) // 4
        probability = float(marginal[start, label])
        if part == _ONLY:
            found.append(Proposal(start, start + 1, kind, probability))
        elif part == _FIRST:
            found += _extend(Proposal(start, length, kind, probability), inner, last, floor)
    return found


def _ways_on(chain: Lattice, text: int, length: int) -> tuple[Floats, Floats]:
    """Return how likely a mention goes on with an inner and with a last token.

    Each is indexed by token, then kind, then whether the token is an inner one already.
    """
    ahead = chain.weights[text, 1:length] * chain.backward[text, 1:length]
    kinds = np.arange((chain.moves.shape[0] - 1) // 4) * 4
    before = np.stack([kinds + _FIRST, kinds + _INNER], axis=1)
    inner, last = (
        chain.moves[before, kinds[:, None] + part] * ahead[:, kinds + part, None]
        for part in (_INNER, _LAST)
    )
    # No way on has no chance, not an unknown one.
    total = np.maximum(inner + last, _FLOOR)
    return inner / total, last / total


def _extend(opening: Proposal, inner: Floats, last: Floats, floor: float) -> list[Proposal]:
    """Follow the inner label of the opening's kind as long as it stays likely."""
    found: list[Proposal] = []
    kind, probability, seen = opening.kind, opening.probability, 0
    for t in range(opening.start, opening.end - 1):
        closing = probability * last.item(t, kind, seen)
        if closing >= floor:
            found.append(Proposal(opening.start, t + 2, kind, closing))
        probability *= inner.item(t, kind, seen)
        seen = 1
        if probability < floor:
            break
    return found
