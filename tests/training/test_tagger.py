"""What the tagger learns from is what the annotation says, and learning follows the likelihood."""

import numpy as np
import pytest

from extractors.tagger.crf import label_names, lattice
from extractors.tagger.network import WordVectors
from extractors.tagger.weights import Settings, Weights
from kg.model import Entity, Extraction, Mention, Paper
from kg.schema import Kind, Role
from tests.documents import entity, extraction
from training._examples import KINDS, examples, padded
from training._fitting import figures, fit
from training._learning import Plan, _moves, learn

LABELS = label_names(KINDS)
VECTORS = WordVectors(["vit"], np.ones((1, 4), dtype=np.float32))


def paper(number: int, title: str, mentions: dict[str, Kind]) -> Extraction:
    of = Paper(str(number), title, "It works.")
    return extraction(of, *(entity(of, kind, form) for form, kind in mentions.items()))


PAPERS = [
    paper(
        1,
        "ViT-B for image classification",
        {"ViT-B": Kind.MODEL, "image classification": Kind.TASK},
    ),
    paper(
        2,
        "Tests of machine translation with BLEU",
        {"machine translation": Kind.TASK, "BLEU": Kind.METRIC},
    ),
]


def test_labels_mark_the_first_the_inner_the_last_and_the_only_token() -> None:
    first, second = examples(PAPERS, VECTORS)
    assert [LABELS[label] for label in first.labels[:6]] == [
        "B-Model", "I-Model", "L-Model", "O", "B-Task", "L-Task",
    ]  # fmt: skip
    assert [LABELS[label] for label in second.labels[:6]] == [
        "O", "O", "B-Task", "L-Task", "O", "U-Metric",
    ]  # fmt: skip


def test_a_mention_that_ends_inside_a_token_is_an_error() -> None:
    half = Entity("Vi", Kind.MODEL, Role.USED, (Mention(0, 2),))
    with pytest.raises(KeyError, match="2"):
        examples([Extraction(Paper("1", "ViT", ""), (half,))], VECTORS)


def test_the_gradient_of_the_transitions_is_that_of_the_likelihood() -> None:
    (example,) = examples(PAPERS[:1], VECTORS)
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(1, len(example), len(LABELS))).astype(np.float32)
    transitions = chance.normal(size=(len(LABELS), len(LABELS))).astype(np.float32)
    size = np.array([len(example)])
    gradient = _moves(lattice(scores, size, transitions), 0, example)

    def loss(moved: float) -> float:
        """Minus the log of the right path's probability, by the chain rule of the lattice."""
        changed = transitions.copy()
        changed[0, 0] += moved
        chain = lattice(scores, size, changed)
        path = np.log(chain.marginals()[0, 0, example.labels[0]])
        for t, (a, b) in enumerate(zip(example.labels[:-1], example.labels[1:], strict=True)):
            ahead = chain.moves[a] * chain.weights[0, t + 1] * chain.backward[0, t + 1]
            path += np.log(ahead[b] / ahead.sum())
        return -float(path)

    slope = (loss(0.05) - loss(-0.05)) / 0.1
    assert abs(slope) > 0.1
    assert gradient[0, 0] == pytest.approx(slope, rel=0.02)


def test_what_was_learned_is_found_again_and_the_same_seed_learns_the_same() -> None:
    made = examples(PAPERS, VECTORS)
    plan = Plan(width=16, depth=1, epochs=150, batch=2, rate=0.02, dropout=0.0, word_dropout=0.0)
    (network, transitions), (again, _) = learn(made, VECTORS, plan), learn(made, VECTORS, plan)
    np.testing.assert_array_equal(
        np.asarray(network.predict([made[0].keys])[0]), np.asarray(again.predict([made[0].keys])[0])
    )
    settings = Settings(KINDS, 1, 16, 1, threshold=0.9, agreement=0.9)
    weights = fit(made, Weights(settings, (network,), transitions, VECTORS))
    assert figures(made, weights)["mention"] == (1.0, 1.0, 1.0)
    assert weights.settings.threshold < 0.9


def test_arrays_are_filled_up_with_zeros() -> None:
    filled = padded([np.ones((1, 2), dtype=np.float32), np.ones((3, 2), dtype=np.float32)])
    assert filled[:, :, 0].tolist() == [[1, 0, 0], [1, 1, 1]]
