"""The loop that learns the weights: conditional likelihood, Adam, averaged weights."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
from thinc.api import Adam, NumpyOps, fix_random_seed, set_dropout_rate

from extractors.tagger.crf import Lattice, lattice
from extractors.tagger.network import Network, WordVectors, build
from training._examples import KINDS, Example, padded

__all__ = ["Plan", "learn"]

Floats = npt.NDArray[np.float32]
_WARMING: Final = 100
_MOMENTUM: Final = 0.9
# Brings the mean gradient of a token, mostly 0, to the size that the clipping expects.
_SCALE: Final = 20.0


class _BlasOps(NumpyOps):  # type: ignore[misc]  # Class cannot subclass "NumpyOps" (has type "Any")
    """Matrix products by numpy's BLAS: on one thread three times as fast as those of thinc.

    Not for prediction: on several threads, small products wait for each other.
    """

    name = "paperkg_blas"

    def gemm(
        self,
        x: Floats,
        y: Floats,
        *,
        out: Floats | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats:
        """Return `x @ y`, each transposed first where asked."""
        product = (x.T if trans1 else x) @ (y.T if trans2 else y)
        if out is None:
            return np.ascontiguousarray(product)
        out[...] = product
        return out


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of the network and of the steps.

    `dropout` and `word_dropout` are the shares of activations and of words (their two
    hashes of the whole word, not those of its form) that are hidden in training.
    """

    width: int = 96
    depth: int = 4
    epochs: int = 7
    batch: int = 8
    rate: float = 2e-3
    dropout: float = 0.3
    word_dropout: float = 0.3
    seed: int = 0


def learn(made: Sequence[Example], vectors: WordVectors, plan: Plan) -> tuple[Network, Floats]:
    """Return the network, its weights averaged over the steps, and the transitions."""
    fix_random_seed(plan.seed)
    size = 1 + 4 * len(KINDS)
    network = build(vectors, size, width=plan.width, depth=plan.depth)
    for node in network.walk():
        node.ops = _BlasOps()
    network.initialize()
    set_dropout_rate(network, plan.dropout)
    optimizer = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True)
    transitions = np.zeros((size, size), dtype=np.float32)
    velocity = np.zeros_like(transitions)
    total = plan.epochs * -(-len(made) // plan.batch)
    for step, batch in enumerate(_batches(made, plan), start=1):
        rate = plan.rate * min(1.0, step / _WARMING) * max(0.03, 1 - step / total)
        optimizer.learn_rate = rate
        velocity = _MOMENTUM * velocity + (1 - _MOMENTUM) * _step(network, transitions, batch)
        transitions = transitions - 10 * rate * velocity
        network.finish_update(optimizer)
    for node in network.walk():
        for name in node.param_names:
            if (node.id, name) in optimizer.averages:
                node.set_param(name, optimizer.averages[node.id, name])
    return network, transitions


def _batches(made: Sequence[Example], plan: Plan) -> Iterator[list[Example]]:
    """Yield batches of papers of like length, every epoch in another order."""
    chance, hidden = random.Random(plan.seed), np.random.default_rng(plan.seed)
    papers = list(made)
    for _ in range(plan.epochs):
        chance.shuffle(papers)
        batches = []
        for start in range(0, len(papers), 8 * plan.batch):
            near = sorted(papers[start : start + 8 * plan.batch], key=len)
            batches += [near[i : i + plan.batch] for i in range(0, len(near), plan.batch)]
        chance.shuffle(batches)
        for batch in batches:
            yield [_hide_words(paper, plan.word_dropout, hidden) for paper in batch]


def _hide_words(paper: Example, share: float, hidden: np.random.Generator) -> Example:
    """Return the paper with the first two features of some words made unknown."""
    keys = paper.keys.copy()
    keys[hidden.random(len(keys)) < share, :2] = 1
    return replace(paper, keys=keys)


def _step(network: Network, transitions: Floats, batch: Sequence[Example]) -> Floats:
    """Backpropagate one batch; return the gradient of the transitions."""
    scores, backpropagate = network.begin_update([paper.keys for paper in batch])
    lengths = np.array([len(paper) for paper in batch], dtype=np.int64)
    chain = lattice(padded([np.asarray(score) for score in scores]), lengths, transitions)
    weight = np.float32(_SCALE / lengths.sum())
    gradients, moves = [], np.zeros_like(transitions)
    for place, (paper, expected) in enumerate(zip(batch, chain.marginals(), strict=True)):
        gradient = expected[: len(paper)].copy()
        gradient[np.arange(len(paper)), paper.labels] -= 1
        gradients.append(gradient * weight)
        moves += _moves(chain, place, paper) * weight
    backpropagate(gradients)
    return moves


def _moves(chain: Lattice, place: int, paper: Example) -> Floats:
    """Return the expected less the right number of moves from label to label."""
    size = len(paper)
    before = chain.forward[place, : size - 1]
    after = chain.weights[place, 1:size] * chain.backward[place, 1:size]
    mass = ((before @ chain.moves) * after).sum(axis=1, keepdims=True)
    counts = ((before / np.maximum(mass, 1e-30)).T @ after) * chain.moves
    np.add.at(counts, (paper.labels[:-1], paper.labels[1:]), -1)
    return np.asarray(counts, dtype=np.float32)
