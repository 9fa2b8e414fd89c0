"""The likeliest kind of each name of a paper, by a linear model over `extractors.kind_features`.

The component `kinds` judges with it what was tagged, the component `introduced` what it adds.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc

from extractors.document import Span, TaggedMention
from extractors.kind_features import Name, Side
from extractors.linear_model import softmax
from kg.names.folding import compact
from kg.schema import Kind

__all__ = ["CHOICES", "KindWeights", "kind_probabilities", "names_of", "shipped_weights"]

CHOICES: Final = (*Kind, None)
"""What a name may be, in the order of the weights; None: no name."""

KindWeights = Mapping[str, list[float]]
"""For each feature one weight a choice, in the order of `CHOICES`."""


@cache
def shipped_weights() -> KindWeights:
    """Return the weights that ship with the package."""
    text = (files("extractors") / "models" / "kinds.json").read_text(encoding="utf-8")
    weights: KindWeights = json.loads(text)
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


def names_of(
    doc: Doc, mentions: Iterable[TaggedMention]
) -> Iterator[tuple[Name, list[TaggedMention]]]:
    """Yield each name of `mentions` with its mentions, in the order of the text.

    Mentions are one name where they differ in case, spaces and hyphens only.
    """
    text = doc.text
    groups: dict[str, list[TaggedMention]] = defaultdict(list)
    for mention in mentions:
        surface = text[mention.start : mention.end]
        groups[compact(surface) or surface].append(mention)
    proposals: dict[Span, dict[Kind, float]] = defaultdict(dict)
    for proposal in doc._.proposals:
        proposals[proposal.span][proposal.kind] = proposal.confidence
    sides = _sides(doc, proposals)
    for surface, group in groups.items():
        name = Name(
            places=[mention.span for mention in group],
            kinds=[mention.kind for mention in group],
            proposed=[proposals.get(mention.span, {}) for mention in group],
            other=sides.get(_singular(surface)),
        )
        yield name, group


def _singular(surface: str) -> str:
    return surface.removesuffix("s")


def _sides(doc: Doc, proposals: Mapping[Span, Mapping[Kind, float]]) -> dict[str, Side]:
    """Return the other form of each short and long form that the text defines."""
    sides: dict[str, Side] = {}
    for item in doc._.definitions:
        for form, place, is_long in (
            (item.short, item.long_span, True),
            (item.long, item.short_span, False),
        ):
            side = Side(place, is_long, proposals.get(place, {}))
            sides.setdefault(_singular(compact(form)), side)
    return sides
