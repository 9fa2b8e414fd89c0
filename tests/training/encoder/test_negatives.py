"""False mentions are the runs of tokens that a tagger holds possible and that can be names."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt
import spacy
from spacy.tokens import Doc

from extractors.encoder.heads import KINDS
from extractors.tagger.crf import label_names
from extractors.tagger.weights import Weights
from extractors.tokenizer import make_tokenizer
from training.encoder.negatives import proposed

LABELS = label_names(KINDS)


def weights(labels: dict[str, str], odds: float) -> Weights:
    """A tagger that gives the words their labels, at log odds against none of `odds`."""

    def scores(doc: Doc) -> npt.NDArray[np.float32]:
        found = np.full((len(doc), len(LABELS)), -20.0, dtype=np.float32)
        found[:, 0] = 0.0
        for token in doc:
            if token.text in labels:
                found[token.i, LABELS.index(labels[token.text])] = odds
        return found

    transitions = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    return cast(Weights, SimpleNamespace(scores=scores, transitions=transitions))


def read(text: str) -> Doc:
    return make_tokenizer(spacy.blank("en"))(text)


def test_an_unlikely_run_is_taken_and_an_improbable_one_is_not() -> None:
    doc = read("We use deep nets.")
    labels = {"deep": "B-Method", "nets": "L-Method"}
    assert proposed(doc, weights(labels, -1.0)) == {(2, 4)}
    assert proposed(doc, weights(labels, -3.0)) == set()


def test_a_run_that_cannot_be_a_name_is_not_taken() -> None:
    labels = {"deep": "U-Method", ")": "U-Method"}
    assert proposed(read("(deep)"), weights(labels, 2.0)) == {(1, 2)}


def test_an_empty_text_has_none() -> None:
    assert proposed(read(""), weights({}, 0.0)) == set()
