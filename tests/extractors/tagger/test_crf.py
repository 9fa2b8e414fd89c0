"""The lattice gives the exact probabilities of labels and of mentions."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.tagger.crf import label_names, lattice, legal, proposals

LABELS = label_names(("Model", "Task"))
SIZE = len(LABELS)
NUMBERS = st.floats(-3, 3, width=32)


def paths(steps: int) -> list[tuple[int, ...]]:
    follows, opens, closes = legal(2)
    return [
        path
        for path in product(range(SIZE), repeat=steps)
        if opens[path[0]] and closes[path[-1]] and all(follows[a, b] for a, b in pairwise(path))
    ]


PATHS = {steps: paths(steps) for steps in (1, 2, 3)}


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "B-Task", True),
        ("O", "I-Task", False),
        ("B-Task", "L-Task", True),
        ("B-Task", "L-Model", False),
        ("B-Task", "O", False),
        ("L-Task", "U-Model", True),
        ("U-Task", "L-Task", False),
    ],
)
def test_only_whole_mentions_are_legal(before: str, after: str, *, allowed: bool) -> None:
    assert legal(2)[0][LABELS.index(before), LABELS.index(after)] == allowed


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 3).flatmap(lambda n: arrays(np.float32, (n, SIZE), elements=NUMBERS)),
    arrays(np.float32, (SIZE, SIZE), elements=NUMBERS),
)
def test_probabilities_are_those_of_all_legal_paths(
    scores: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    transitions: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> None:
    steps = len(scores)
    weight = {
        path: np.exp(
            sum(float(scores[t, label]) for t, label in enumerate(path))
            + sum(float(transitions[a, b]) for a, b in pairwise(path))
        )
        for path in PATHS[steps]
    }
    total = sum(weight.values())
    chain = lattice(scores[None], np.array([steps]), transitions)
    for t, label in product(range(steps), range(SIZE)):
        exact = sum(w for path, w in weight.items() if path[t] == label) / total
        assert chain.marginals()[0, t, label] == pytest.approx(exact, abs=1e-4)
    found = proposals(chain, 0, steps, 0.0)
    assert {(p.start, p.end) for p in found} == {
        (a, b) for a in range(steps) for b in range(a + 1, steps + 1)
    }
    for p in found:
        base = 1 + 4 * p.kind
        inner = (base, *([base + 1] * (p.end - p.start - 2)), base + 2)
        run = (base + 3,) if p.end - p.start == 1 else inner
        exact = sum(w for path, w in weight.items() if path[p.start : p.end] == run) / total
        assert p.probability == pytest.approx(exact, abs=1e-4)


def test_padding_changes_no_probability() -> None:
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(2, 5, SIZE)).astype(np.float32)
    transitions = chance.normal(size=(SIZE, SIZE)).astype(np.float32)
    both = lattice(scores, np.array([5, 3]), transitions).marginals()
    alone = lattice(scores[1:, :3], np.array([3]), transitions).marginals()
    np.testing.assert_allclose(both[1, :3], alone[0], atol=1e-6)
