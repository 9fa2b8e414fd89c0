"""Heads made by hand: the first word of a span, and the word before a number, decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import set_vectors
from extractors.encoder.heads import FIELDS, KINDS, Heads

Floats = npt.NDArray[np.float32]
Table = Mapping[str, Sequence[float]]
SIZES: Final = {
    "labels": 21,
    "kind": len(KINDS) + 1,
    "role": 3,
    "number_kind": 4,
    "relative": 1,
    "absent": len(FIELDS),
}
"""How many scores each layer gives."""
CLASSES: Final = (33, 7, 12, 12, 4)
"""How many classes each of the five distances has."""
_LARGE: Final = 10.0
"""A number that the activation leaves as it is."""
_QUERY: Final = 64


@dataclass(frozen=True)
class HandMade:
    """Layers that know some words in lower case, and the vectors that show these words."""

    words: tuple[str, ...]
    heads: Heads

    def read(self, doc: Doc) -> Doc:
        """Give each token a vector that is 1 at its word, and return the document."""
        rows = np.zeros((len(doc), max(len(self.words), 1)), dtype=np.float32)
        for token in doc:
            if token.lower_ in self.words:
                rows[token.i, self.words.index(token.lower_)] = 1.0
        set_vectors(doc, rows)
        return doc


def hand_made(
    said: Mapping[str, Table] | None = None,
    always: Mapping[str, Sequence[float]] | None = None,
    *,
    nearness: float = 1.0,
) -> HandMade:
    """Layers by name: the scores that they give because of a word, and those that they always give.

    A field of a number scores `nearness` for each token that a mention is nearer than sixteen.
    """
    tables = said or {}
    words = tuple(sorted({word for table in tables.values() for word in table}))
    width = max(len(words), 1)
    arrays = {"transitions": np.zeros((21, 21)), **_passing(width), **_pairing(width, nearness)}
    for name, size in SIZES.items():
        weight = np.zeros((size, width))
        for word, scores in tables.get(name, {}).items():
            weight[:, words.index(word)] = scores
        # Labels are read off the vectors themselves, all else off what `_passing` made of them.
        arrays[f"{name}.weight"] = weight if name == "labels" else weight / _LARGE
        arrays[f"{name}.bias"] = np.array((always or {}).get(name, [0.0] * size))
    typed = {name: np.asarray(array, dtype=np.float32) for name, array in arrays.items()}
    return HandMade(words, Heads(typed))


def _passing(width: int) -> dict[str, npt.NDArray[np.float64]]:
    """Layers that pass on the first token of a span, and the token before a number."""
    span, number = np.zeros((width, 3 * width + len(KINDS))), np.zeros((width, 4 * width))
    span[:, :width] = number[:, 2 * width : 3 * width] = _LARGE * np.eye(width)
    zeros = np.zeros(width)
    return {
        "span.weight": span,
        "span.bias": zeros,
        "number.weight": number,
        "number.bias": zeros,
    }


def _pairing(width: int, nearness: float) -> dict[str, npt.NDArray[np.float64]]:
    """Layers that score a pair by its distance in tokens alone."""
    tables = {f"distance.{k}": np.zeros((size, 1)) for k, size in enumerate(CLASSES)}
    tables["distance.0"] = nearness * (16.0 - np.abs(np.arange(33.0) - 16.0))[:, None]
    return {
        **tables,
        "pair_distance.weight": np.array([[1.0, 0.0, 0.0, 0.0, 0.0]]),
        "pair_distance.bias": np.zeros(1),
        "pair_number.weight": np.zeros((1, width)),
        "pair_number.bias": np.zeros(1),
        "pair_span.weight": np.zeros((1, width)),
        "pair_span.bias": np.zeros(1),
        "pair.weight": np.ones((len(FIELDS), 1)),
        "pair.bias": np.zeros(len(FIELDS)),
        "query.weight": np.zeros((_QUERY * len(FIELDS), width)),
        "query.bias": np.zeros(_QUERY * len(FIELDS)),
        "key.weight": np.zeros((_QUERY * len(FIELDS), width)),
        "key.bias": np.zeros(_QUERY * len(FIELDS)),
    }
