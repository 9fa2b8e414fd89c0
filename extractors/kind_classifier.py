"""The likeliest kind of each name of a paper, by a linear model over `extractors.kind_features`.

The component `kinds` judges with it what was tagged, the component `introduced` what it adds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Span, TaggedMention
from extractors.encoder.heads import Heads, shipped_heads
from extractors.kind_features import Name, Side, name_vectors
from extractors.linear_model import read_model, softmax_rows
from kg.names.folding import compact
from kg.schema import Kind

__all__ = ["CHOICES", "Judge", "names_of", "shipped_judge"]

Floats = npt.NDArray[np.float64]
CHOICES: Final = (*Kind, None)
"""What a name may be, in the order of the columns of the weights; None: no name."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A multinomial logistic regression, and the heads that it looks through.

    `weights` is of shape (`extractors.kind_features.WIDTH`, choices).
    """

    weights: Floats
    heads: Heads

    def __call__(self, doc: Doc, names: Sequence[Name]) -> list[dict[Kind | None, float]]:
        """Return for each name the probability of each of `CHOICES`."""
        if not names:
            return []
        scores = name_vectors(doc, names, self.heads) @ self.weights
        chances = softmax_rows(scores).tolist()
        return [dict(zip(CHOICES, row, strict=True)) for row in chances]


@cache
def shipped_judge() -> Judge:
    """Return the judge that ships with the package, read once in a process."""
    return Judge(np.array(read_model("kinds"), dtype=np.float64), shipped_heads())


def names_of(doc: Doc, mentions: Iterable[TaggedMention]) -> list[tuple[Name, list[TaggedMention]]]:
    """Return each name of `mentions` with its mentions, in the order of the text.

    Mentions are one name where they differ in case, spaces and hyphens only.
    """
    text = doc.text
    groups: dict[str, list[TaggedMention]] = defaultdict(list)
    for mention in mentions:
        surface = text[mention.start : mention.end]
        groups[compact(surface) or surface].append(mention)
    proposals: Mapping[Span, dict[Kind, float]] = defaultdict(dict)
    for proposal in doc._.proposals:
        proposals[proposal.span][proposal.kind] = proposal.confidence
    sides = _sides(doc)
    return [
        (
            Name(
                places=[mention.span for mention in group],
                proposed=[proposals.get(mention.span, {}) for mention in group],
                other=sides.get(_singular(surface)),
            ),
            group,
        )
        for surface, group in groups.items()
    ]


def _singular(surface: str) -> str:
    return surface.removesuffix("s")


def _sides(doc: Doc) -> dict[str, Side]:
    """Return the other form of each short and long form that the text defines."""
    sides: dict[str, Side] = {}
    for item in doc._.definitions:
        for form, place, is_long in (
            (item.short, item.long_span, True),
            (item.long, item.short_span, False),
        ):
            sides.setdefault(_singular(compact(form)), Side(place, is_long))
    return sides
