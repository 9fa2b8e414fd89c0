"""Batches hold every paper once, and hide whole words."""

import random

import pytest

torch = pytest.importorskip("torch")

from extractors.encoder.word_pieces import BEGIN, END
from tests.training.encoder.papers import examples
from training.encoder.batches import SIZE, batches, collate

MASK = 103
PAPERS = examples()


def test_each_paper_is_in_one_batch() -> None:
    made = batches([k % 7 for k in range(403)], random.Random(0))
    assert sorted(k for batch in made for k in batch) == list(range(403))
    assert len(made) == -(-403 // SIZE)


def test_papers_of_a_batch_are_of_like_length_and_batches_of_any() -> None:
    lengths = random.Random(1).sample(range(1000), 200)
    spread = [
        max(of) - min(of)
        for of in ([lengths[k] for k in batch] for batch in batches(lengths, random.Random(0)))
    ]
    assert max(spread) < 200
    first = [min(batch) for batch in batches(lengths, random.Random(0))]
    assert first != sorted(first)


def test_the_same_seed_gives_the_same_batches() -> None:
    one, other = (batches(list(range(90)), random.Random(3)) for _ in range(2))
    assert one == other != batches(list(range(90)), random.Random(4))


def test_papers_are_padded_behind_their_ends() -> None:
    made = collate(PAPERS)
    assert made.tokens.sum(dim=1).tolist() == [len(paper) for paper in PAPERS]
    for k, paper in enumerate(PAPERS):
        pieces = paper.inputs.pieces.tolist()
        assert made.present[k].sum() == made.present[k, : len(pieces)].sum() == len(pieces)
        assert made.pieces[k, : len(pieces)].tolist() == pieces
        assert made.labels[k, : len(paper)].tolist() == paper.labels.tolist()
        assert made.forms[k, len(paper) :].sum() == 0


def test_of_a_hidden_word_all_pieces_are_hidden() -> None:
    (all_hidden,) = collate(PAPERS[:1], hidden=1.0, chance=random.Random(0)).pieces.tolist()
    assert all_hidden == [BEGIN, *[MASK] * (len(all_hidden) - 2), END]
    (some_hidden,) = collate(PAPERS[:1], hidden=0.5, chance=random.Random(0)).pieces.tolist()
    inputs = PAPERS[0].inputs
    words = [
        {some_hidden[place] == MASK for place in range(first, last + 1)}
        for first, last in zip(inputs.first.tolist(), inputs.last.tolist(), strict=True)
    ]
    assert all(len(word) == 1 for word in words)
    assert {True} in words
    assert {False} in words


def test_nothing_is_hidden_unasked() -> None:
    before = PAPERS[0].inputs.pieces.copy()
    assert collate(PAPERS[:1]).pieces[0].tolist() == before.tolist()
    collate(PAPERS[:1], hidden=1.0, chance=random.Random(0))
    assert PAPERS[0].inputs.pieces.tolist() == before.tolist()
