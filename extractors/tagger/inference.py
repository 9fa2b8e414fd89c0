"""Prediction of the trained networks, in numpy and for one text at a time.

It computes what the layers of `extractors.tagger.network` compute, up to the last bits of 32-bit
floats, about five times as fast. The first layer is linear in the rows that each feature looks up,
so that its product is computed once for each row of a table instead of once for each token; the sum
of a word's rows is cached; and all networks run in the same operations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from extractors.one_thread import one_thread
from extractors.tagger.network import FEATURES, Network, WordVectors, word_features

__all__ = ["Forward"]

Floats = npt.NDArray[np.float32]
_OPS: Final = NumpyOps()
_PIECES: Final = 3
_TINY: Final = np.float32(1e-8)
_PLACES: Final = np.arange(1, 9, dtype=np.uint64)
_MOST_WORDS: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Maxout:
    """Linear pieces, their maximum, a layer norm, for each of several networks.

    `weight` is (network, input, piece * width), the others (network, 1, ...).
    """

    weight: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, given: Floats) -> Floats:
        """Return (network, row, width) of (network, row, input)."""
        return self.normalised(np.matmul(given, self.weight) + self.bias)

    def normalised(self, pieces: Floats) -> Floats:
        """Return the normalised maximum of (network, row, piece * width)."""
        width = self.gain.shape[2]
        most = np.maximum(pieces[..., :width], pieces[..., width : 2 * width])
        np.maximum(most, pieces[..., 2 * width :], out=most)
        most -= np.add.reduce(most, axis=2, keepdims=True) / np.float32(width)
        variance = np.einsum("mtw,mtw->mt", most, most)[..., None] / np.float32(width)
        most *= 1 / np.sqrt(variance + _TINY)
        most *= self.gain
        most += self.shift
        return most


def _nodes(network: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [node for node in network.walk() if node.name == name]


def _stacked(nodes: Sequence[Model[Any, Any]], name: str) -> Floats:
    return np.stack([np.asarray(node.get_param(name), dtype=np.float32) for node in nodes])


def _maxout(parts: Sequence[Model[Any, Any]], place: int) -> _Maxout:
    """Return the layer of number `place` of the same part of each network."""
    linear = [_nodes(part, "maxout")[place] for part in parts]
    norm = [_nodes(part, "layernorm")[place] for part in parts]
    weight = _stacked(linear, "W").transpose(0, 3, 2, 1)
    count, size, pieces, width = weight.shape
    return _Maxout(
        np.ascontiguousarray(weight).reshape(count, size, pieces * width),
        _stacked(linear, "b").transpose(0, 2, 1).reshape(count, 1, pieces * width),
        _stacked(norm, "G")[:, None],
        _stacked(norm, "b")[:, None],
    )


class _FirstLayer:
    """The first layer before its maximum, with a cache of the rows of words.

    A row is (network * piece * width). It depends on the word alone and not on what was cached
    before, so that no result does.
    """

    def __init__(
        self, parts: Sequence[Model[Any, Any]], mixed: _Maxout, words: WordVectors
    ) -> None:
        self._words = words
        tables = [_nodes(part, "hashembed") for part in parts]
        self._seeds = [node.attrs["seed"] for node in tables[0]]
        width = mixed.gain.shape[2]
        blocks = np.split(mixed.weight, range(width, mixed.weight.shape[1], width), axis=1)
        self._tables = [
            _side_by_side(np.matmul(_stacked(nodes, "E"), block))
            for nodes, block in zip(zip(*tables, strict=True), blocks, strict=False)
        ]
        linear = [_nodes(part, "linear")[0] for part in parts]
        project = np.matmul(_stacked(linear, "W").transpose(0, 2, 1), blocks[-1])
        self._project = np.ascontiguousarray(_side_by_side(project))
        always = np.matmul(_stacked(linear, "b")[:, None], blocks[-1]) + mixed.bias
        self.places = self._found(len(FEATURES) - 1, _PLACES) + _side_by_side(always)
        self._lock = Lock()
        self._rows: dict[int, int] = {}
        self._kept = np.empty((1024, self.places.shape[1]), dtype=np.float32)

    def _found(self, feature: int, hashes: npt.NDArray[np.uint64]) -> Floats:
        table = self._tables[feature]
        first, second, third, fourth = (_OPS.hash(hashes, self._seeds[feature]) % len(table)).T
        found: Floats = table[first] + table[second] + table[third] + table[fourth]
        return found

    def __call__(self, doc: Doc, orths: Sequence[int]) -> Floats:
        """Return one row for each of the words with these ids in the string store."""
        with self._lock:
            if len(self._rows) > _MOST_WORDS:
                self._rows.clear()
            if new := dict.fromkeys(orth for orth in orths if orth not in self._rows):
                self._add([doc.vocab.strings[orth] for orth in new], len(self._rows))
                self._rows |= {orth: row for row, orth in enumerate(new, len(self._rows))}
            return self._kept[[self._rows[orth] for orth in orths]]

    def _add(self, words: Sequence[str], start: int) -> None:
        end = start + len(words)
        while end > len(self._kept):
            self._kept = np.concatenate([self._kept, np.empty_like(self._kept)])
        hashes = np.array([word_features(word) for word in words], dtype=np.uint64).T.copy()
        self._kept[start:end] = self._found(0, hashes[0])
        for feature in range(1, len(hashes)):
            self._kept[start:end] += self._found(feature, hashes[feature])
        for place, word in enumerate(words, start):
            # One by one, as a product of several rows may round each of them otherwise.
            if row := self._words.rows.get(word.lower()):
                self._kept[place] += self._words.table[row] @ self._project


def _side_by_side(each: Floats) -> Floats:
    """Return (row, network * column) of (network, row, column)."""
    count, rows, columns = each.shape
    return each.transpose(1, 0, 2).reshape(rows, count * columns)


class Forward:
    """Several networks of one size as one function of a document."""

    def __init__(self, networks: Sequence[Network], words: WordVectors) -> None:
        embed, encode, output = zip(*(network.layers for network in networks), strict=True)
        self._mixed = _maxout(embed, 0)
        with one_thread():
            self._first = _FirstLayer(embed, self._mixed, words)
        self._depth = len(_nodes(encode[0], "maxout"))
        self._layers = [_maxout(encode, place) for place in range(self._depth)]
        linear = [_nodes(part, "linear")[0] for part in output]
        self._weight = _stacked(linear, "W").transpose(0, 2, 1) / np.float32(len(networks))
        self._bias = _stacked(linear, "b").mean(axis=0)

    def __call__(self, doc: Doc) -> Floats:
        """Return the (token, label) scores of a document, the mean of those of the networks."""
        with one_thread():
            return self._scores(doc)

    def _scores(self, doc: Doc) -> Floats:
        found = self._first(doc, doc.to_array(["ORTH"]).tolist())
        found += self._first.places[places(doc)]
        count, rows = len(self._weight), len(doc) + 2 * self._depth
        width = self._mixed.gain.shape[2]
        pieces = found.reshape(len(doc), count, _PIECES * width).transpose(1, 0, 2)
        # Empty rows on both sides, as far as a token sees: the layers change them too.
        state = np.zeros((count, rows, width), dtype=np.float32)
        state[:, self._depth : rows - self._depth] = self._mixed.normalised(pieces)
        window = np.zeros((count, rows, _PIECES * width), dtype=np.float32)
        for layer in self._layers:
            window[:, 1:, :width] = state[:, :-1]
            window[:, :, width : 2 * width] = state
            window[:, :-1, 2 * width :] = state[:, 1:]
            state += layer(window)
        inside = state[:, self._depth : rows - self._depth]
        scores: Floats = np.matmul(inside, self._weight).sum(axis=0) + self._bias
        return scores


def places(doc: Doc) -> npt.NDArray[np.int64]:
    """Return the feature `place` of each token, less 1."""
    offsets, spaced = doc.to_array(["IDX", "SPACY"]).astype(np.int64).T
    line = doc.text.find("\n")
    title = len(doc) if line < 0 else np.searchsorted(offsets, line, side="right") - 1
    found: npt.NDArray[np.int64] = 4 * spaced
    found[:title] += 1
    found[1:] += 2 * (1 - spaced[:-1])
    return found
