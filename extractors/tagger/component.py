"""Mentions of models, methods, datasets, metrics and tasks, by a trained tagger.

A convolutional network scores the labels of each token and a conditional random field
gives every run of tokens its probability to be a mention (`_network`, `_crf`). As one
string has one kind within a paper, a proposal is judged together with the other
occurrences of its string; the best proposals that do not overlap are kept. How the
weights are made: `training/README.md`; what they reach: `extractors/models/README.md`.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.registry import EXTRACTORS, MENTIONS, Component
from extractors.tagger.crf import Proposal, lattice, proposals
from extractors.tagger.weights import Settings, Weights, read_weights

__all__ = ["MentionTagger", "calibrate", "propose", "select", "shipped_weights"]

_NAME: Final = "tagger"
_FLOOR: Final = 0.02


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Read the weights that ship with the package, once in a process."""
    return read_weights(files("extractors") / "models" / "tagger")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed mention: tokens [start, end), kind, folded surface, probability."""

    start: int
    end: int
    kind: str
    surface: str
    probability: float


def propose(doc: Doc, weights: Weights) -> Iterator[Candidate]:
    """Yield every run of tokens that may be a mention; runs may overlap.

    No run begins or ends with white space. One document at a time, so that no figure
    hangs on which documents were processed beside it.
    """
    if not len(doc):
        return
    chain = lattice(weights.scores(doc)[None], np.array([len(doc)]), weights.transitions)
    yield from _candidates(doc, proposals(chain, 0, len(doc), _FLOOR), weights.settings.kinds)


def _candidates(doc: Doc, found: Iterable[Proposal], kinds: Sequence[str]) -> Iterator[Candidate]:
    text = doc.text
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist()
    for item in found:
        last = item.end - 1
        surface = text[starts[item.start] : starts[last] + lengths[last]]
        if is_name(surface):
            kind = kinds[item.kind]
            yield Candidate(item.start, item.end, kind, surface.casefold(), item.probability)


def is_name(surface: str) -> bool:
    """Say whether a run of tokens can be a name: letters or digits, and no half of a bracket."""
    return (
        surface == surface.strip()
        and any(map(str.isalnum, surface))
        and all(surface.count(a) == surface.count(b) for a, b in ("()", "[]"))
    )


def agree(candidates: Sequence[Candidate], agreement: float) -> list[Candidate]:
    """Move each probability towards the highest of the same surface and kind in the paper.

    `agreement` 0 leaves it, 1 replaces it.

    >>> twice = [Candidate(0, 1, "Model", "vit", 0.2), Candidate(5, 6, "Model", "vit", 1.0)]
    >>> [c.probability for c in agree(twice, 0.5)]
    [0.6, 1.0]
    """
    best: dict[tuple[str, str], float] = {}
    for item in candidates:
        key = (item.surface, item.kind)
        best[key] = max(best.get(key, 0.0), item.probability)
    return [
        replace(
            item,
            probability=(1 - agreement) * item.probability
            + agreement * best[item.surface, item.kind],
        )
        for item in candidates
    ]


def select(candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """Return those of at least `threshold`, the likeliest first where two overlap, sorted.

    >>> long, short = Candidate(0, 2, "Task", "a b", 0.9), Candidate(1, 2, "Task", "b", 0.8)
    >>> select([short, long], 0.5) == [long]
    True
    """
    taken: set[int] = set()
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (-c.probability, c.start, -c.end, c.kind))
    for item in order:
        covered = range(item.start, item.end)
        if item.probability >= threshold and taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(item)
    return sorted(kept, key=lambda c: c.start)


def calibrate(probability: float, settings: Settings) -> float:
    """Return the confidence: how often proposals of this probability were right.

    Platt scaling (Platt, "Probabilistic outputs for support vector machines", 1999),
    fitted on held-out papers of the training set. Rounded to three decimals, so that the
    arithmetic of another machine shows only in the rare value that lies on the edge of two.
    """
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    odds = settings.slope * math.log(bounded / (1 - bounded)) + settings.intercept
    return round(1 / (1 + math.exp(-odds)), 3)


class MentionTagger:
    """Sets `doc.spans["mentions"]`, `doc._.mention_confidence` and `doc._.proposals`."""

    def __init__(self, weights: Weights | None = None) -> None:
        """Without `weights`, the shipped ones are read when first needed."""
        self._weights = weights

    @property
    def weights(self) -> Weights:
        """The weights in use."""
        return self._weights or shipped_weights()

    def __call__(self, doc: Doc) -> Doc:
        """Mark a document and return it."""
        settings = self.weights.settings
        proposed = list(propose(doc, self.weights))
        doc._.proposals = {(c.start, c.end, c.kind): c.probability for c in proposed}
        candidates = agree(proposed, settings.agreement)
        kept = select(candidates, settings.threshold)
        spans = [Span(doc, item.start, item.end, label=item.kind) for item in kept]
        offsets = [(span.start_char, span.end_char) for span in spans]
        doc.spans[MENTIONS] = spans
        doc._.mention_confidence = {
            place: calibrate(item.probability, settings)
            for place, item in zip(offsets, kept, strict=True)
        }
        doc._.mention_extractor = dict.fromkeys(offsets, _NAME)
        return doc


@Language.factory("paperkg_tagger")
def _create(nlp: Language, name: str) -> MentionTagger:  # noqa: ARG001  # spaCy passes both
    return MentionTagger()


EXTRACTORS.register(
    _NAME, Component("paperkg_tagger", "Tags mentions of the five kinds, with a trained network.")
)
