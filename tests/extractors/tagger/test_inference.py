"""The prediction in numpy is that of the trained layers, whatever was predicted before."""

from typing import cast

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.api import fix_random_seed
from thinc.types import Floats2d

from extractors.tagger import inference
from extractors.tagger.component import shipped_weights
from extractors.tagger.inference import Forward
from extractors.tagger.network import Network, WordVectors, build, features, inputs
from extractors.tokenizer import make_tokenizer

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
VECTORS = WordVectors(["vit", "task", "é"], np.eye(3, 5, dtype=np.float32))
TEXTS = st.text(alphabet=st.sampled_from(" \n\t\u00a0ViTak1-🤗é"), min_size=1, max_size=40)


def networks(*, width: int, depth: int, count: int) -> tuple[Network, ...]:
    fix_random_seed(1)
    chance = np.random.default_rng(1)
    made = tuple(build(VECTORS, 5, width=width, depth=depth) for _ in range(count))
    for network in made:
        network.initialize()
        for node in network.walk():
            for name in node.param_names:
                size = node.get_param(name).shape
                # Some parameters begin as zeros or ones, under which mistakes would hide.
                node.set_param(name, cast(Floats2d, chance.normal(0, 0.5, size).astype(np.float32)))
    return made


SMALL = networks(width=8, depth=2, count=3)


def by_layers(doc: Doc, members: tuple[Network, ...], vectors: WordVectors) -> Floats:
    each = [np.asarray(network.predict([inputs(doc, vectors)])[0]) for network in members]
    return np.asarray(np.mean(each, axis=0), dtype=np.float32)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_scores_are_those_of_the_layers(text: str) -> None:
    doc = NLP(text)
    scores = Forward(SMALL, VECTORS)(doc)
    assert scores.shape == (len(doc), 5)
    np.testing.assert_allclose(scores, by_layers(doc, SMALL, VECTORS), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(("width", "depth", "count"), [(4, 1, 1), (16, 3, 2)])
def test_any_size_of_network_is_computed(width: int, depth: int, count: int) -> None:
    members = networks(width=width, depth=depth, count=count)
    doc = NLP("ViT: a task\nViT-B takes a task.")
    scores = Forward(members, VECTORS)(doc)
    np.testing.assert_allclose(scores, by_layers(doc, members, VECTORS), rtol=1e-4, atol=1e-4)


def test_the_shipped_networks_give_the_same_scores() -> None:
    weights = shipped_weights()
    doc = NLP("CrossViT: Attention\nCrossViT beats ViT by 2% on ImageNet-1K. Ünseen wörds 🤗, too.")
    expected = by_layers(doc, weights.networks, weights.vectors)
    np.testing.assert_allclose(weights.scores(doc), expected, atol=1e-4)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_no_score_hangs_on_what_was_seen_before(before: list[str], text: str) -> None:
    seasoned = Forward(SMALL, VECTORS)
    for other in before:
        seasoned(NLP(other))
    assert seasoned(NLP(text)).tobytes() == Forward(SMALL, VECTORS)(NLP(text)).tobytes()


def test_a_full_memory_of_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"word{number} {number}word\nViT word{number}" for number in range(600)]
    expected = [scores.tobytes() for scores in map(Forward(SMALL, VECTORS), map(NLP, texts))]
    monkeypatch.setattr(inference, "_MOST_WORDS", 2)
    forgetful = Forward(SMALL, VECTORS)
    assert [forgetful(NLP(text)).tobytes() for text in texts] == expected


@given(TEXTS)
def test_places_are_those_that_the_networks_learned(text: str) -> None:
    doc = NLP(text)
    assert (inference.places(doc) + 1).tolist() == features(doc)[:, -1].tolist()
