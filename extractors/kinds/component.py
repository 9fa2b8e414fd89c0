"""Kinds: each proposed name is judged once more, with a look at the whole paper.

The tagger decides by a few words around each place. Here a multinomial logistic regression over
`extractors.kind_features` decides for all places of a name at once: its kind, or that it is no
name. It has learned from what the taggers make of papers that they have not seen, so that it knows
their errors. How the weights are made: `training/kinds.py`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import mentions_of, set_mentions
from extractors.kind_classifier import Judge, names_of, shipped_judge
from kg.schema import Kind

__all__ = ["chosen", "with_kinds"]

_DROPPED: Final = 0.5
"""The probability of being no name above which a name is dropped: best for the F1 of entities on
papers that neither tagger nor judge learned from."""


def chosen(
    chances: Mapping[Kind | None, float], dropped: float = _DROPPED
) -> tuple[Kind, float] | None:
    """Return the likeliest kind with its probability, or None for what is no name."""
    best = max(Kind, key=lambda kind: chances[kind])
    return (best, chances[best]) if chances[None] <= dropped else None


def with_kinds(doc: Doc, judge: Judge) -> Doc:
    """Give each name of `doc` its likeliest kind, drop what is none, and set the confidences."""
    kept, groups = [], names_of(doc, mentions_of(doc))
    judged = judge(doc, [name for name, _ in groups])
    for (_, mentions), chances in zip(groups, judged, strict=True):
        choice = chosen(chances)
        if choice is not None:
            kind, probability = choice
            confidence = round(probability, 3)
            kept += [replace(each, kind=kind, confidence=confidence) for each in mentions]
    set_mentions(doc, kept)
    return doc


@Language.component("paperkg_kinds")
def judge_kinds(doc: Doc) -> Doc:
    """Judge the names of the mentions of `doc` with the shipped weights."""
    return with_kinds(doc, shipped_judge())
