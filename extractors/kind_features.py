"""What the choice of a name's kind looks at: the encoder's view of each place, and the whole paper.

A tagger decides by one place. Whether `ForgetEval` is a benchmark or a method is often said
elsewhere: beside another mention of it, or beside its long form.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Span, sentences_of, token_spans, vectors_of
from extractors.encoder.heads import KINDS, Heads
from extractors.linear_model import log_odds
from extractors.results.numerals import numerals_of
from kg.schema import Kind
from kg.vocabulary import load

__all__ = ["WIDTH", "Name", "Side", "name_vectors"]

Floats = npt.NDArray[np.float64]
_CHOICES: Final = len(KINDS) + 1
WIDTH: Final = 2 * _CHOICES + 2 * len(KINDS) + 13
"""How many numbers describe a name."""
_LEAST_CHANCE: Final = 0.005
_CLOSE: Final = 8
"""How many tokens from a name a number is close."""


@dataclass(frozen=True, slots=True)
class Side:
    """The other form of a name that the text defines; `is_long` says that it is the long one."""

    place: Span
    is_long: bool


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a paper: its places as offsets in code points, sorted, and the tagger's view.

    `proposed` has for each place the probabilities that the tagger gives its kinds; a kind without
    one has none worth mention. `other` is its other form, where the text defines one by the other.
    """

    places: Sequence[Span]
    proposed: Sequence[Mapping[Kind, float]]
    other: Side | None = None


def name_vectors(doc: Doc, names: Sequence[Name], heads: Heads) -> Floats:
    """Return the numbers that describe each name, of shape (names, `WIDTH`).

    They are the encoder's log probabilities of the kinds and of none, the mean over its places and
    those of its other form; the tagger's highest probability of each kind; the kinds under which
    the vocabulary knows it; how often, where and how it is written; and whether results are near.
    """
    places = [place for name in names for place in name.places]
    places += [name.other.place for name in names if name.other]
    chances = _log_softmax(heads.kinds(heads.spans(vectors_of(doc), token_spans(doc, places), ())))
    near = _results_near(doc, names, heads)
    found = np.zeros((len(names), WIDTH))
    place, side = 0, sum(len(name.places) for name in names)
    for row, name in enumerate(names):
        after = place + len(name.places)
        other = np.zeros(_CHOICES)
        if name.other:
            other = chances[side]
            side += 1
        found[row] = [
            *chances[place:after].mean(axis=0),
            *other,
            *_of_tagger(name),
            *_of_form(doc.text, name),
            *near[row],
        ]
        place = after
    return found


def _of_tagger(name: Name) -> list[float]:
    chances = [max(given.get(kind, 0.0) for given in name.proposed) for kind in KINDS]
    most = max(sum(given.values()) for given in name.proposed)
    return [*chances, log_odds(most, _LEAST_CHANCE)]


def _results_near(doc: Doc, names: Sequence[Name], heads: Heads) -> list[tuple[float, float]]:
    """Return for each name how sure a result is in a sentence with it, and within a few tokens."""
    numerals = numerals_of(doc, heads)
    sentences = np.array(sentences_of(doc))
    chances = 1 - numerals.chances[:, 0]
    firsts = np.array([start for start, _ in numerals.spans], dtype=np.int64)
    found = []
    for name in names:
        within, close = 0.0, 0.0
        for start, end in token_spans(doc, name.places):
            outside = (firsts < start) | (firsts >= end)
            same = outside & (sentences[firsts] == sentences[start])
            near = same & (firsts > start - _CLOSE) & (firsts < end + _CLOSE)
            within = max(within, float(chances[same].max(initial=0.0)))
            close = max(close, float(chances[near].max(initial=0.0)))
        found.append((within, close))
    return found


def _of_form(text: str, name: Name) -> list[float]:
    surface = text[slice(*name.places[0])]
    title = text.partition("\n")[0]
    return [
        *(float(bool(load().lookup(surface, kind))) for kind in KINDS),
        float(name.other is not None and name.other.is_long),
        float(name.other is not None and not name.other.is_long),
        1.0,
        math.log(len(name.places)),
        float(name.places[0][0] < len(title)),
        float(title.startswith(surface)),
        float(surface.islower()),
        float(" " in surface),
        float(any(map(str.isdigit, surface))),
        sum(map(str.isupper, surface)) / len(surface),
    ]


def _log_softmax(scores: npt.NDArray[np.float32]) -> Floats:
    wide = scores.astype(np.float64)
    wide -= wide.max(axis=1, keepdims=True)
    found: Floats = wide - np.log(np.exp(wide).sum(axis=1, keepdims=True))
    return found
