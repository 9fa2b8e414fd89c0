"""Kinds: each proposed name is judged once more, with a look at the whole paper.

The tagger decides by a few words around each place. Here a multinomial logistic regression over
`extractors.kind_features` decides for all places of a name at once: its kind, or that it is no
name. It has learned from what taggers make of papers that they have not seen, so that it knows
their errors. How the weights are made: `training/kinds.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import mentions_of, set_mentions
from extractors.kind_classifier import kind_probabilities, names_of, shipped_weights
from extractors.kind_features import name_features
from extractors.linear_model import ClassWeights
from extractors.registry import EXTRACTORS, Component
from kg.schema import Kind

__all__ = ["chosen", "with_kinds"]

_NAME: Final = "kinds"

_DROPPED: Final[Mapping[Kind, float]] = {
    Kind.MODEL: 0.6,
    Kind.METHOD: 0.6,
    Kind.DATASET: 0.8,
    Kind.METRIC: 0.8,
    Kind.TASK: 0.6,
}
"""The probability of being no name above which a name is dropped, by its likeliest kind.

Chosen by cross-validation: 0.6 has the best F1 of entities, but results hang on datasets and
metrics, and lose more by a missing one than by a wrong one."""


def chosen(chances: Sequence[float]) -> tuple[Kind, float] | None:
    """Return the likeliest kind with its probability, or None for what is no name."""
    kinds = dict(zip(Kind, chances, strict=False))
    best = max(Kind, key=lambda kind: kinds[kind])
    return (best, kinds[best]) if chances[-1] <= _DROPPED[best] else None


def with_kinds(doc: Doc, weights: ClassWeights) -> Doc:
    """Give each name of `doc` its likeliest kind, drop what is none, and set the confidences."""
    kept, text = [], doc.text
    for name, mentions in names_of(doc, mentions_of(doc)):
        choice = chosen(kind_probabilities(name_features(text, name), weights))
        if choice is not None:
            kind, probability = choice
            confidence = round(probability, 3)
            kept += [replace(each, kind=kind, confidence=confidence) for each in mentions]
    set_mentions(doc, kept)
    return doc


@Language.component("paperkg_kinds")
def judge_kinds(doc: Doc) -> Doc:
    """Judge the names of the mentions of `doc` with the shipped weights."""
    return with_kinds(doc, shipped_weights())


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_kinds",
        summary="Gives each name of a paper one kind, or drops it, by what the whole paper says.",
        after=("abbreviations", "vocabulary"),
    ),
)
