"""Mentions of models, methods, datasets, metrics and tasks, by two trained taggers.

A convolutional network and the encoder score the labels of each token, and a conditional random
field of each gives every run of tokens its probability to be a mention
(`extractors.tagger.network`, `crf`); the mean of the two counts. As one string has one kind within
a paper, a proposal is judged together with the other occurrences of its string; the best proposals
that do not overlap are kept. How the weights are made:
`training/README.md`; what they reach: `extractors/models/README.md`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import TaggedMention, set_mentions, vectors_of
from extractors.encoder.heads import Heads, shipped_heads
from extractors.linear_model import MODELS
from extractors.tagger.crf import Proposal, lattice, proposals
from extractors.tagger.weights import Weights, read_weights
from kg.schema import Kind

__all__ = ["MentionTagger", "Scored", "agree", "is_name", "propose", "select", "shipped_weights"]

Floats = npt.NDArray[np.float32]
_NAME: Final = "tagger"
_FLOOR: Final = 0.02
"""The probability from which a tagger proposes a run of tokens."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What one tagger says of a document.

    `scores` of the labels (`extractors.tagger.crf.label_names`) are of shape (tokens, labels),
    `transitions`, those of one label after another, (before, after).
    """

    scores: Floats
    transitions: Floats


@cache
def shipped_weights() -> Weights:
    """Return the weights that ship with the package."""
    return read_weights(MODELS / "tagger")


def propose(doc: Doc, taggers: Sequence[Scored], kinds: Sequence[Kind]) -> Iterator[TaggedMention]:
    """Yield every run of tokens that may be a mention, with its probability as confidence.

    The probability is the mean of the taggers'; `kinds` are those of the labels, in their order.
    Runs may overlap; none begins or ends with white space. Documents are read one at a time, so
    that no probability depends on the documents beside it.
    """
    shares: dict[tuple[int, int, int], float] = defaultdict(float)
    for tagger in taggers:
        chain = lattice(tagger.scores[None], np.array([len(doc)]), tagger.transitions)
        for item in proposals(chain, 0, len(doc), _FLOOR):
            shares[item.start, item.end, item.kind] += item.probability / len(taggers)
    found = [Proposal(*run, share) for run, share in sorted(shares.items())]
    yield from _mentions(doc, found, kinds)


def _mentions(
    doc: Doc, found: Iterable[Proposal], kinds: Sequence[Kind]
) -> Iterator[TaggedMention]:
    text = doc.text
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist()
    for item in found:
        start, end = starts[item.start], starts[item.end - 1] + lengths[item.end - 1]
        if is_name(text[start:end]):
            yield TaggedMention(start, end, kinds[item.kind], item.probability, _NAME)


def is_name(surface: str) -> bool:
    """Return whether a run of tokens can be a name: it has letters or digits, and whole brackets.

    >>> is_name("F1 (macro)"), is_name("OOD) detection"), is_name("- ")
    (True, False, False)
    """
    return (
        surface == surface.strip()
        and any(map(str.isalnum, surface))
        and all(surface.count(a) == surface.count(b) for a, b in ("()", "[]"))
    )


def agree(text: str, proposed: Sequence[TaggedMention], agreement: float) -> list[TaggedMention]:
    """Move each confidence towards the highest of the same surface and kind in the paper.

    Case makes no difference between surfaces. `agreement` 0 leaves the confidence, 1 replaces it.

    >>> twice = [TaggedMention(0, 3, Kind.MODEL, 0.2), TaggedMention(8, 11, Kind.MODEL, 1.0)]
    >>> [item.confidence for item in agree("ViT and ViT", twice, 0.5)]
    [0.6, 1.0]
    """
    names = [(text[item.start : item.end].casefold(), item.kind) for item in proposed]
    best: dict[tuple[str, Kind], float] = {}
    for name, item in zip(names, proposed, strict=True):
        best[name] = max(best.get(name, 0.0), item.confidence)
    return [
        replace(item, confidence=(1 - agreement) * item.confidence + agreement * best[name])
        for name, item in zip(names, proposed, strict=True)
    ]


def select(proposed: Iterable[TaggedMention], threshold: float) -> list[TaggedMention]:
    """Return those of at least `threshold`, the likeliest first where two overlap, sorted.

    >>> long, short = TaggedMention(0, 9, Kind.TASK, 0.9), TaggedMention(4, 9, Kind.TASK, 0.8)
    >>> select([short, long], 0.5) == [long]
    True
    """
    taken: set[int] = set()
    kept: list[TaggedMention] = []
    order = sorted(proposed, key=lambda c: (-c.confidence, c.start, -c.end, c.kind))
    for item in order:
        covered = range(item.start, item.end)
        if item.confidence >= threshold and taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


class MentionTagger:
    """Set the mentions of a document and `doc._.proposals`."""

    def __init__(self, weights: Weights | None = None, heads: Heads | None = None) -> None:
        """Without `weights` or `heads`, the shipped ones are read when first needed."""
        self._weights = weights
        self._heads = heads

    @property
    def weights(self) -> Weights:
        """The weights of the convolutional network in use."""
        return self._weights or shipped_weights()

    @property
    def heads(self) -> Heads:
        """The heads of the encoder in use."""
        return self._heads or shipped_heads()

    def __call__(self, doc: Doc) -> Doc:
        """Mark a document and return it."""
        settings = self.weights.settings
        proposed = tuple(self._propose(doc)) if len(doc) else ()
        doc._.proposals = proposed
        set_mentions(doc, select(agree(doc.text, proposed, settings.agreement), settings.threshold))
        return doc

    def _propose(self, doc: Doc) -> Iterator[TaggedMention]:
        weights, heads = self.weights, self.heads
        taggers = (
            Scored(weights.scores(doc), weights.transitions),
            Scored(heads.labels(vectors_of(doc)), heads.transitions),
        )
        return propose(doc, taggers, [Kind(kind) for kind in weights.settings.kinds])


@Language.factory("paperkg_tagger")
def _create(nlp: Language, name: str) -> MentionTagger:  # noqa: ARG001  # spaCy passes both
    return MentionTagger()
