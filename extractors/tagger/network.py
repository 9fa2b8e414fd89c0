"""The network that scores the labels of tokens: hashed features, vectors, convolutions.

Layers are thinc's and spaCy's (https://spacy.io/api/architectures): each feature of a
token has a hashed table (Miranda et al., "Multi hash embeddings in spaCy", 2022,
https://arxiv.org/abs/2212.09255), the word vector a learned projection, then residual
convolutions with maxout give each token its context.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.strings import get_string_id
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Linear,
    Maxout,
    Model,
    chain,
    concatenate,
    with_array,
)
from thinc.types import Floats2d

__all__ = ["FEATURES", "Network", "WordVectors", "build", "features", "inputs"]

Keys = npt.NDArray[np.uint64]
Network = Model[list[Keys], list[Floats2d]]
FEATURES: Final = ("lower", "text", "prefix", "suffix", "shape", "place")
_ROWS: Final = (6000, 4000, 3000, 3000, 1500, 100)


@lru_cache(maxsize=200_000)
def word_features(word: str) -> tuple[int, ...]:
    """Return the hashes of the features of a word: all of `FEATURES` but its place."""
    return (
        get_string_id(word.lower()),
        get_string_id(word),
        get_string_id(word[:3].lower()),
        get_string_id(word[-3:].lower()),
        get_string_id(shape(word)),
    )


def shape(word: str) -> str:
    """Return the pattern of cases and digits, runs longer than two cut to two.

    >>> shape("ResNet"), shape("LLMs"), shape("16"), shape("-")
    ('XxxXxx', 'XXx', 'dd', '-')
    """
    pattern = ""
    for char in word[:20]:
        sign = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if not pattern.endswith(sign * 2):
            pattern += sign
    return pattern


def features(doc: Doc) -> Keys:
    """Return one row a token with the hash of each of `FEATURES`.

    The place tells title from abstract, and white space in front of and behind the token.
    """
    rows = np.empty((len(doc), len(FEATURES)), dtype=np.uint64)
    title, tight = True, False
    for i, token in enumerate(doc):
        rows[i, :-1] = word_features(token.text)
        if "\n" in token.text:
            title = False
        spaced = bool(token.whitespace_)
        rows[i, -1] = 1 + title + 2 * tight + 4 * spaced
        tight = not spaced
    return rows


class WordVectors:
    """Fixed vectors of lower-cased words; row 0 is the zero vector of unknown words."""

    def __init__(self, words: list[str], table: npt.NDArray[np.float32]) -> None:
        self.rows = {word: row for row, word in enumerate(words, start=1)}
        self.table = np.vstack([np.zeros((1, table.shape[1]), dtype=np.float32), table])

    def find(self, doc: Doc) -> Keys:
        """Return the row of each token."""
        return np.array([self.rows.get(t.text.lower(), 0) for t in doc], dtype=np.uint64)


def inputs(doc: Doc, vectors: WordVectors) -> Keys:
    """Return the input of the network: `features`, then the row of the vector, of each token."""
    return np.hstack([features(doc), vectors.find(doc)[:, None]])


def _look_up(vectors: WordVectors) -> Model[Keys, Floats2d]:
    def forward(
        _model: object,
        keys: Keys,
        is_train: bool,  # noqa: ARG001  # thinc passes it by name
    ) -> tuple[Floats2d, Callable[[Floats2d], Keys]]:
        found = vectors.table[keys[:, -1].astype(np.int64)]
        return cast(Floats2d, found), lambda _gradient: np.zeros_like(keys)

    return Model("word_vectors", forward)


def build(vectors: WordVectors, label_count: int, *, width: int, depth: int) -> Network:
    """Return the network, from a list of `inputs` to a list of (token, label) scores."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, rows, column=i, seed=8 + i, dropout=0.0) for i, rows in enumerate(_ROWS)
    ]
    words: Model[Any, Any] = chain(_look_up(vectors), Linear(width, vectors.table.shape[1]))
    mixed = Maxout(width, width * (len(tables) + 1), nP=3, normalize=True, dropout=0.0)
    embed: Model[Any, Any] = with_array(chain(concatenate(*tables, words), mixed))
    encode = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    return chain(embed, encode, with_array(Linear(label_count, width)))
