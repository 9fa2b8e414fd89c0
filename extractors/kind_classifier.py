"""The likeliest kind of each name of a paper, by a linear model over `extractors.kind_features`.

The component `kinds` judges with it what was tagged, the component `introduced` what it adds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from spacy.tokens import Doc

from extractors.document import Span, TaggedMention
from extractors.kind_features import Name, Side
from extractors.linear_model import ClassWeights, class_probabilities, read_model
from kg.names.folding import compact
from kg.schema import Kind

__all__ = ["CHOICES", "kind_probabilities", "names_of", "shipped_weights"]

CHOICES: Final = (*Kind, None)
"""What a name may be, in the order of the weights of a feature; None: no name."""


def shipped_weights() -> ClassWeights:
    """Return the weights that ship with the package."""
    weights: ClassWeights = read_model("kinds")
    return weights


def kind_probabilities(features: Iterable[str], weights: ClassWeights) -> list[float]:
    """Return the probability of each of `CHOICES`."""
    return class_probabilities(weights, features, classes=len(CHOICES))


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
