"""Annotated papers as the arrays that the tagger learns from."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.tokens import Doc

from extractors.tagger.network import Keys, WordVectors, inputs
from extractors.tokenizer import make_tokenizer
from kg.model import Extraction
from kg.schema import Kind
from kg.storage.extraction import from_json
from kg.text.rebasing import cleaned

__all__ = ["KINDS", "Example", "examples", "is_held_out", "label_ids", "read_papers"]

KINDS = tuple(kind.value for kind in Kind)
"""The kinds in the order in which the labels are numbered."""


@dataclass(frozen=True, slots=True)
class Example:
    """One paper: its annotation, its document, the network's input and the right labels."""

    extraction: Extraction
    doc: Doc
    keys: Keys
    labels: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.labels)


def read_papers(paths: Iterable[Path]) -> Iterator[Extraction]:
    """Yield the papers of JSON Lines files, in their order, over their cleaned texts.

    Extraction sees cleaned texts alone. Blank lines are skipped, and so is where a text is from.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                record = {k: v for k, v in json.loads(line).items() if k != "source"}
                yield cleaned(from_json(record, file=path.name, line=number))


def is_held_out(paper: Extraction, count: int = 600) -> bool:
    """Return whether a paper is one of some `count` in 2940 of which no encoder learns.

    It depends on the text alone. The judge of kinds, the calibration and the thresholds are fitted
    on these.
    """
    return int(hashlib.sha256(paper.paper.text.encode()).hexdigest(), 16) % 2940 < count


def label_ids(doc: Doc, extraction: Extraction) -> npt.NDArray[np.int64]:
    """Return the number of the right label of each token, as `extractors.tagger.crf.label_names`.

    A mention whose edges are no edges of tokens cannot be learned; it is an error.
    """
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i for token in doc}
    labels = np.zeros(len(doc), dtype=np.int64)
    for entity in extraction.entities:
        begin = 1 + 4 * KINDS.index(entity.kind.value)
        for mention in entity.mentions:
            first, last = starts[mention.start], ends[mention.end]
            labels[first : last + 1] = begin + 1
            labels[first], labels[last] = begin, begin + 2
            if first == last:
                labels[first] = begin + 3
    return labels


def examples(papers: Iterable[Extraction], vectors: WordVectors) -> list[Example]:
    """Return the papers as examples, in their order."""
    nlp = spacy.blank("en")
    tokenizer = make_tokenizer(nlp)
    made = []
    for paper in papers:
        doc = tokenizer(paper.paper.text)
        made.append(Example(paper, doc, inputs(doc, vectors), label_ids(doc, paper)))
    return made


def padded(arrays: Sequence[npt.NDArray[np.float32]]) -> npt.NDArray[np.float32]:
    """Return arrays of different lengths as one, filled up with zeros."""
    longest = max(len(array) for array in arrays)
    filled = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=np.float32)
    for row, array in zip(filled, arrays, strict=True):
        row[: len(array)] = array
    return filled
