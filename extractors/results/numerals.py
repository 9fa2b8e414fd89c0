"""The numbers of a document, and how likely each is a result, whatever the entities are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Span, token_spans, vectors_of
from extractors.encoder.heads import Heads
from extractors.linear_model import softmax_rows
from extractors.numbers.grammar import find_numbers
from extractors.numbers.number import Number

__all__ = ["Numerals", "found_numbers", "numerals_of"]

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Numerals:
    """Numbers in the order of the text, those that are ratios left out.

    `spans` are their tokens: the digits, and a per cent sign behind them. `vectors` is (numbers,
    width); `chances` has the probabilities of each to be no result, a score, a rise and a fall.
    """

    numbers: Sequence[Number]
    spans: Sequence[Span]
    vectors: Floats
    chances: Floats

    def outside(self, taken: Iterable[Span]) -> "Numerals":
        """Return the numbers that share no character with the spans of `taken`."""
        spans = list(taken)
        kept = [
            k
            for k, number in enumerate(self.numbers)
            if not any(start < number.end and number.start < end for start, end in spans)
        ]
        return Numerals(
            [self.numbers[k] for k in kept],
            [self.spans[k] for k in kept],
            self.vectors[kept],
            self.chances[kept],
        )


def found_numbers(doc: Doc) -> tuple[list[Number], list[Span]]:
    """Return the numbers of a document, ratios left out, with their tokens as in `Numerals`."""
    numbers = [number for number in find_numbers(doc.text) if not number.is_ratio]
    ends = [n.end if n.unit == "%" and not n.uncertainty else n.digits[1] for n in numbers]
    chars = [(n.digits[0], end) for n, end in zip(numbers, ends, strict=True)]
    return numbers, token_spans(doc, chars)


def numerals_of(doc: Doc, heads: Heads) -> Numerals:
    """Return the numbers of a document; a plus is no score and no fall, a minus no rise."""
    numbers, spans = found_numbers(doc)
    vectors = heads.numbers(vectors_of(doc), spans)
    scores = heads.number_kinds(vectors)
    signs = np.array([number.sign for number in numbers], dtype=str)
    scores[signs == "+", 1] = scores[signs == "+", 3] = -np.inf
    scores[signs == "-", 2] = -np.inf
    return Numerals(numbers, spans, vectors, softmax_rows(scores))
