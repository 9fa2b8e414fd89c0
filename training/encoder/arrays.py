"""Annotated papers as the arrays that the encoder learns from; nothing here needs torch."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import spacy
from spacy.tokens import Doc

from extractors.document import Span, sentences_of, token_spans
from extractors.encoder.heads import KINDS
from extractors.encoder.inputs import Inputs, inputs_of, title_length
from extractors.encoder.word_pieces import WordPieces
from extractors.results.numerals import found_numbers
from extractors.roles.component import ROLES
from extractors.sentences.component import mark_sentences
from extractors.tokenizer import make_tokenizer
from kg.model import Extraction
from kg.schema import Kind
from training._examples import label_ids
from training.encoder.placing import Target, place, target

__all__ = ["NO_NAME", "Example", "Reader"]

NO_NAME: Final = len(KINDS)
"""The class of a span that is no mention, behind those of the kinds."""


@dataclass(frozen=True, slots=True)
class Example:
    """One paper. Spans are half-open runs of tokens; entities are given by their place.

    `labels` has the class of each token (`training._examples.label_ids`), `sentences` the sentence
    of each token, and the first `title` tokens are the title. `mentions` are spans with their
    entities, in the order of the text; `kinds` and `roles` are those of the entities. `targets` are
    those of the numbers that have results, by their place among `numbers`. `candidates` are the
    annotated mentions and spans that are taken for some, each with its class of kind or `NO_NAME`.
    """

    inputs: Inputs
    labels: npt.NDArray[np.int64]
    sentences: Sequence[int]
    title: int
    mentions: Sequence[tuple[Span, int]]
    kinds: Sequence[Kind]
    roles: Sequence[int]
    numbers: Sequence[Span]
    targets: Mapping[int, Target]
    doubtful: frozenset[int]
    candidates: Sequence[tuple[Span, int]]

    def __len__(self) -> int:
        return len(self.labels)


class Reader:
    """Makes examples of papers, with a vocabulary of word pieces and a source of false mentions."""

    def __init__(self, pieces: WordPieces, proposed: Callable[[Doc], set[Span]]) -> None:
        self._tokenizer = make_tokenizer(spacy.blank("en"))
        self._pieces = pieces
        self._proposed = proposed

    def example(self, paper: Extraction, *, first_version: bool = False) -> Example:
        """Return a paper as arrays, masked where the first version of the guidelines says nothing.

        A mention whose edges are no edges of tokens is a `KeyError`.
        """
        doc = mark_sentences(self._tokenizer(paper.paper.text))
        sentences = sentences_of(doc)
        entities = paper.entities
        mentions = _mentions(doc, paper)
        numbers, spans = found_numbers(doc)
        placed = place(
            numbers,
            [sentences[start] for start, _ in spans],
            paper.results,
            named=_named(paper, mentions, sentences),
        )
        right = {span: KINDS.index(entities[k].kind) for span, k in mentions}
        return Example(
            inputs=inputs_of(doc, self._pieces),
            labels=label_ids(doc, paper),
            sentences=sentences,
            title=title_length(doc),
            mentions=mentions,
            kinds=[entity.kind for entity in entities],
            roles=[ROLES.index(entity.role) for entity in entities],
            numbers=spans,
            targets={
                k: target(results, entities, first_version=first_version)
                for k, results in placed.results.items()
            },
            doubtful=placed.doubtful,
            candidates=[
                (span, right.get(span, NO_NAME)) for span in sorted({*right, *self._proposed(doc)})
            ],
        )


def _mentions(doc: Doc, paper: Extraction) -> list[tuple[Span, int]]:
    every = [(mention, k) for k, entity in enumerate(paper.entities) for mention in entity.mentions]
    spans = token_spans(doc, [(mention.start, mention.end) for mention, _ in every])
    return sorted(zip(spans, (k for _, k in every), strict=True))


def _named(
    paper: Extraction, mentions: Sequence[tuple[Span, int]], sentences: Sequence[int]
) -> Mapping[int, set[str]]:
    """Return the names of the entities that each sentence mentions."""
    named: dict[int, set[str]] = defaultdict(set)
    for (start, _), k in mentions:
        named[sentences[start]].add(paper.entities[k].name)
    return named
