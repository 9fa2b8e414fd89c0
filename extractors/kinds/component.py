"""Kinds: each proposed name is judged once more, with a look at the whole paper.

The tagger decides by a few words around each place. Here a multinomial logistic regression over
`extractors.kinds.features` decides for all places of a name at once: its kind, or that it is no
name. It has learned from what taggers make of papers that they have not seen, so that it knows
their errors. How the weights are made: `training/kinds.py`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.kinds.features import Name, Side, name_features
from extractors.linear_model import softmax
from extractors.registry import EXTRACTORS, MENTIONS, Component
from kg.names.folding import compact
from kg.schema import Kind

__all__ = ["CHOICES", "KindWeights", "chosen", "kind_probabilities", "names_of", "with_kinds"]

_NAME: Final = "kinds"

CHOICES: Final = (*Kind, None)
"""What a name may be, in the order of the weights; None: no name."""

KindWeights = Mapping[str, Sequence[float]]
"""For each feature one weight a choice, in the order of `CHOICES`."""

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


@lru_cache(maxsize=1)
def shipped_weights() -> KindWeights:
    """Read the weights that ship with the package, once in a process."""
    text = (files("extractors") / "models" / "kinds.json").read_text(encoding="utf-8")
    weights: dict[str, list[float]] = json.loads(text)
    return weights


def kind_probabilities(features: Iterable[str], weights: KindWeights) -> list[float]:
    """Return the probability of each of `CHOICES`; features without a weight count nothing.

    >>> [round(p, 3) for p in kind_probabilities(["new"], {"new": [0, 0, 0, 0, 0, 0]})][:2]
    [0.167, 0.167]
    """
    scores = [0.0] * len(CHOICES)
    for feature in features:
        for choice, weight in enumerate(weights.get(feature, ())):
            scores[choice] += weight
    return softmax(scores)


def names_of(doc: Doc) -> Iterator[tuple[Name, list[Span]]]:
    """Yield each name of `doc.spans["mentions"]` with its mentions, in the order of the text.

    Mentions are one name where they differ in case, spaces and hyphens only.
    """
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in doc.spans[MENTIONS]:
        groups[compact(span.text) or span.text].append(span)
    proposals: dict[tuple[int, int], dict[Kind, float]] = defaultdict(dict)
    for (start, end, kind), probability in (doc._.proposals or {}).items():
        proposals[start, end][Kind(kind)] = probability
    sides = _sides(doc, proposals)
    for surface, spans in groups.items():
        name = Name(
            places=[(span.start_char, span.end_char) for span in spans],
            kinds=[Kind(span.label_) for span in spans],
            proposed=[proposals.get((span.start, span.end), {}) for span in spans],
            other=sides.get(_singular(surface)),
        )
        yield name, spans


def _singular(surface: str) -> str:
    return surface.removesuffix("s")


def _sides(doc: Doc, proposals: Mapping[tuple[int, int], Mapping[Kind, float]]) -> dict[str, Side]:
    """Return the other form of each short and long form that the text defines."""
    sides: dict[str, Side] = {}
    for item in doc._.definitions or ():
        for form, place, is_long in (
            (item.short, item.long_span, True),
            (item.long, item.short_span, False),
        ):
            span = doc.char_span(*place)
            proposed = proposals.get((span.start, span.end), {}) if span is not None else {}
            sides.setdefault(_singular(compact(form)), Side(place, is_long, proposed))
    return sides


def chosen(chances: Sequence[float]) -> tuple[Kind, float] | None:
    """Return the likeliest kind with its probability, or None for what is no name."""
    kinds = dict(zip(Kind, chances, strict=False))
    best = max(Kind, key=lambda kind: kinds[kind])
    return (best, kinds[best]) if chances[-1] <= _DROPPED[best] else None


def with_kinds(doc: Doc, weights: KindWeights) -> Doc:
    """Give each name of `doc` its likeliest kind, drop what is none, and set the confidences."""
    confidence, extractor = {}, dict(doc._.mention_extractor or {})
    kept, text = [], doc.text
    for name, spans in names_of(doc):
        choice = chosen(kind_probabilities(name_features(text, name), weights))
        for span, place in zip(spans, name.places, strict=True):
            if choice is None:
                extractor.pop(place, None)
                continue
            kind, probability = choice
            kept.append(Span(doc, span.start, span.end, label=kind))
            confidence[place] = round(probability, 3)
    doc.spans[MENTIONS] = sorted(kept, key=lambda span: span.start)
    doc._.mention_confidence, doc._.mention_extractor = confidence, extractor
    return doc


@Language.component("paperkg_kinds")
def judge_kinds(doc: Doc) -> Doc:
    """Judge the names of `doc.spans["mentions"]` with the shipped weights."""
    return with_kinds(doc, shipped_weights())


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_kinds",
        summary="Gives each name of a paper one kind, or drops it, by what the whole paper says.",
        after=("abbreviations", "vocabulary"),
    ),
)
