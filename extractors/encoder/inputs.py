"""What the encoder sees of a document: word pieces, and the form and place of each token."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.encoder.word_pieces import BEGIN, END, WordPieces

__all__ = ["ROWS", "Inputs", "inputs_of", "title_length"]

Integers = npt.NDArray[np.int64]
ROWS: Final = (16384, 2048, 4096)
"""Rows of the tables of words, shapes and endings, which are looked up by hash."""
_MOST_PIECES: Final = 512
_REPEATED: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The arrays of one document.

    `pieces` are the numbers of the word pieces, between those of begin and end, at most 512;
    `first` and `last` say for each token at which of these it begins and ends; `forms` are its
    rows in the tables of `ROWS`, `places` is 1 in the title, plus 2 where a space follows, plus 4
    where one stands before. From the first token on whose pieces do not fit, all have the place of
    the end.
    """

    pieces: Integers
    first: Integers
    last: Integers
    forms: Integers
    places: Integers


def inputs_of(doc: Doc, pieces: WordPieces) -> Inputs:
    """Return the arrays of a document; they depend on its tokens alone."""
    row, first, last = [BEGIN], [], []
    words = [token.text for token in doc]
    fitting = True
    for word in words:
        found = pieces(word)
        fitting = fitting and len(row) + len(found) < _MOST_PIECES
        first.append(len(row))
        if fitting:
            row += found
        last.append(len(row) - fitting)
    return Inputs(
        pieces=np.array([*row, END], dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        last=np.array(last, dtype=np.int64),
        forms=np.array([_forms(word) for word in words], dtype=np.int64).reshape(-1, 3),
        places=_places(doc),
    )


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[int, int, int]:
    keys = (word, "s" + _shape(word), "f" + word[-3:].lower())
    word_row, shape_row, end_row = (
        crc32(key.encode()) % rows for key, rows in zip(keys, ROWS, strict=True)
    )
    return word_row, shape_row, end_row


def _shape(word: str) -> str:
    """Return a word with `X` and `x` for its letters and `d` for digits, runs cut to two.

    >>> _shape("ImageNet21")
    'XxxXxxdd'
    """
    signs = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return _REPEATED.sub(r"\1\1", "".join(signs)[:12])


def _places(doc: Doc) -> Integers:
    spaced = doc.to_array(["SPACY"]).astype(np.int64).reshape(-1)
    places = 2 * spaced
    places[1:] += 4 * spaced[:-1]
    places[: title_length(doc)] += 1
    return places


def title_length(doc: Doc) -> int:
    """Return how many tokens the title has, which is the first line."""
    line = doc.text.find("\n")
    end = len(doc.text) if line < 0 else line
    return sum(token.idx + len(token) <= end for token in doc)
