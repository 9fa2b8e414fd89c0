"""What the encoder sees of a document: word pieces, and the form and place of each token."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.encoder.word_pieces import BEGIN, END, WordPieces

__all__ = ["ROWS", "Inputs", "inputs_of", "title_length", "windows_of"]

Integers = npt.NDArray[np.int64]
ROWS: Final = (16384, 2048, 4096)
"""Rows of the tables of words, shapes and endings, which are looked up by hash."""
_MOST_PIECES: Final = 512
_CONTEXT: Final = 128
"""Word pieces in front of a window that the one before has read."""
_REPEATED: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The arrays of a document, or of a window of it.

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
    """Return the arrays of a document as one window; they depend on its tokens alone."""
    cut = [pieces(token.text) for token in doc]
    return _inputs(doc, cut, slice(0, len(doc)))


def windows_of(doc: Doc, pieces: WordPieces) -> Iterator[tuple[Inputs, int]]:
    """Yield the arrays of the windows that a document is read in, and their tokens of context.

    Most texts are one window. A longer one goes on where the one before ended, with some of its
    last tokens in front, which are context and have been read.
    """
    cut = [pieces(token.text) for token in doc]
    begin = 0
    while begin < len(cut):
        first = _back(cut, begin, _CONTEXT)
        room = _MOST_PIECES - 2 - sum(map(len, cut[first:begin]))
        end = begin
        while end < len(cut) and len(cut[end]) <= room:
            room -= len(cut[end])
            end += 1
        yield _inputs(doc, cut, slice(first, end)), begin - first
        begin = end


def _back(cut: Sequence[Sequence[int]], begin: int, room: int) -> int:
    """Return the token from which on the pieces before `begin` fit into `room`."""
    while begin > 0 and len(cut[begin - 1]) <= room:
        begin -= 1
        room -= len(cut[begin])
    return begin


def _inputs(doc: Doc, cut: Sequence[Sequence[int]], window: slice) -> Inputs:
    row, first, last = [BEGIN], [], []
    fitting = True
    for found in cut[window]:
        fitting = fitting and len(row) + len(found) < _MOST_PIECES
        first.append(len(row))
        if fitting:
            row += found
        last.append(len(row) - fitting)
    forms = [_forms(token.text) for token in doc[window.start : window.stop]]
    return Inputs(
        pieces=np.array([*row, END], dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        last=np.array(last, dtype=np.int64),
        forms=np.array(forms, dtype=np.int64).reshape(-1, 3),
        places=_places(doc)[window],
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
