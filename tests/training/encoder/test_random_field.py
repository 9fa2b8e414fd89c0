"""The likelihood of labels is a distribution over the legal ones, whatever is padded."""

from itertools import product

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from extractors.encoder.heads import KINDS
from extractors.tagger.crf import label_names, lattice, legal
from training.encoder.random_field import log_loss

LABELS = label_names(KINDS)
SIZE = len(LABELS)
CHANCE = np.random.default_rng(0)
SCORES = CHANCE.normal(size=(3, SIZE)).astype(np.float32)
TRANSITIONS = CHANCE.normal(size=(SIZE, SIZE)).astype(np.float32)


def loss(labels: list[int], *, padding: int = 0) -> float:
    length = len(labels)
    scores = np.concatenate([SCORES[:length], np.full((padding, SIZE), 7, dtype=np.float32)])
    found = log_loss(
        torch.from_numpy(scores[None]),
        torch.tensor([[*labels, *[0] * padding]]),
        torch.tensor([[True] * length + [False] * padding]),
        torch.from_numpy(TRANSITIONS),
    )
    return float(found)


def test_the_chances_of_all_labels_of_a_text_sum_to_one() -> None:
    follows, opens, closes = legal(len(KINDS))
    every = [
        np.exp(-loss([first, last]))
        for first, last in product(range(SIZE), repeat=2)
        if opens[first] and follows[first, last] and closes[last]
    ]
    assert len(every) == (1 + len(KINDS)) ** 2 + len(KINDS)
    assert sum(every) == pytest.approx(1, abs=1e-4)


def test_the_chance_of_a_label_is_that_of_the_lattice() -> None:
    chain = lattice(SCORES[None], np.array([3]), TRANSITIONS)
    only = LABELS.index("U-Task")
    whole = [k for k, label in enumerate(LABELS) if label[0] in "OU"]
    chances = [np.exp(-loss([first, only, last])) for first in whole for last in whole]
    assert sum(chances) == pytest.approx(chain.marginals()[0, 1, only], abs=1e-5)


def test_padding_changes_nothing() -> None:
    labels = [LABELS.index("B-Task"), LABELS.index("L-Task"), 0]
    assert loss(labels, padding=4) == pytest.approx(loss(labels))


def test_illegal_labels_have_no_chance() -> None:
    assert loss([LABELS.index("B-Task"), LABELS.index("L-Model")]) > 1e3
