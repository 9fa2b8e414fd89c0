"""The results of a document, from the vectors of the encoder.

For each number: is it a score, a rise or a fall of one, or neither; and for each field, which of
the paper's entities it is, or none. A field that is not likely enough stays empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Span, token_spans
from extractors.encoder.heads import FIELDS, Heads
from extractors.encoder.inputs import title_length
from extractors.results.distances import distances
from extractors.results.numbers import Number, find_numbers
from kg.model import Entity, FieldConfidences, Mention, Result
from kg.schema import Kind, ResultKind, Sign

__all__ = ["ADMITTED", "Reading", "read_results"]

Floats = npt.NDArray[np.float32]
ADMITTED: Final[Mapping[str, frozenset[Kind]]] = {
    "metric": frozenset([Kind.METRIC]),
    "dataset": frozenset([Kind.DATASET]),
    "model": frozenset([Kind.MODEL, Kind.METHOD]),
    "versus": frozenset([Kind.MODEL, Kind.METHOD]),
    "task": frozenset([Kind.TASK]),
}
"""The kinds of entity that may stand in each field of a result."""
_KINDS: Final = (
    (ResultKind.ABSOLUTE, None),
    (ResultKind.DELTA, Sign.RISES),
    (ResultKind.DELTA, Sign.FALLS),
)
_REACH: Final = 60
"""How many characters from its number a metric may stand to be part of the evidence."""
_DIGIT: Final = re.compile(r"[\d.]")


@dataclass(frozen=True)
class Reading:
    """A document with its numbers and the mentions of its entities, and what the heads say of them."""

    doc: Doc
    heads: Heads

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """The entities of the document."""
        return tuple(self.doc._.entities)

    @cached_property
    def mentions(self) -> list[tuple[Mention, int]]:
        """Every mention with the place of its entity, in the order of the text."""
        return sorted((m, k) for k, entity in enumerate(self.entities) for m in entity.mentions)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers outside of all mentions."""
        taken = [m for m, _ in self.mentions]
        return [
            n
            for n in find_numbers(self.doc.text)
            if not any(m.start < n.end and n.start < m.end for m in taken)
        ]

    @cached_property
    def chances(self) -> Floats:
        """Probabilities of each number to be no result, a score, a rise and a fall."""
        scores = self.heads.number_kinds(self.number_vectors)
        rising = [number.sign == "+" for number in self.numbers]
        scores[rising, 1] = -np.inf
        return _softmax(scores)

    @cached_property
    def number_spans(self) -> list[Span]:
        """Tokens of the digits of each number."""
        text, spans = self.doc.text, []
        for number in self.numbers:
            digits = _DIGIT.search(text, number.start, number.end)
            spans.append((digits.start() if digits else number.start, number.end))
        return token_spans(self.doc, spans)

    @cached_property
    def number_vectors(self) -> Floats:
        """A vector for each number."""
        return self.heads.numbers(self.doc.tensor, self.number_spans)

    def fields(self, chosen: Sequence[int]) -> dict[str, Floats]:
        """Return for each field the probabilities of each entity, and of none, for each number."""
        spans = token_spans(self.doc, [(m.start, m.end) for m, _ in self.mentions])
        owners = np.array([k for _, k in self.mentions], dtype=np.int64)
        kinds = [self.entities[k].kind for _, k in self.mentions]
        vectors = self.number_vectors[list(chosen)]
        pairs = self.heads.pairs(
            vectors,
            self.heads.spans(self.doc.tensor, spans, kinds),
            distances(
                [self.number_spans[k] for k in chosen],
                spans,
                kinds,
                sentences=self._sentences(),
                title=title_length(self.doc),
            ),
        )
        absent = self.heads.absent(vectors)
        found = {}
        for k, field in enumerate(FIELDS):
            admitted = np.array([kind in ADMITTED[field] for kind in kinds], dtype=bool)
            odds = np.where(admitted[None, :], np.exp(np.minimum(pairs[:, :, k], 50.0)), 0.0)
            summed = np.zeros((len(chosen), len(self.entities) + 1))
            np.add.at(summed.T, owners, odds.T)
            summed[:, -1] = np.exp(np.minimum(absent[:, k], 50.0))
            found[field] = (summed / summed.sum(axis=1, keepdims=True)).astype(np.float32)
        return found

    def _sentences(self) -> list[int]:
        if not self.doc.has_annotation("SENT_START"):
            return [0] * len(self.doc)
        return list(accumulate(int(bool(token.is_sent_start)) for token in self.doc))


def read_results(reading: Reading, thresholds: Mapping[str, float], *, name: str) -> Iterator[Result]:
    """Yield the results in the order of their numbers, each statement once.

    `thresholds` are the least probabilities at which a number is a `result`, and at which each of
    the fields is filled.
    """
    if not reading.numbers:
        return
    chances = reading.chances
    chosen = [k for k in range(len(chances)) if 1 - chances[k, 0] >= thresholds["result"]]
    if not chosen:
        return
    relative = reading.heads.relative(reading.number_vectors[chosen]) > 0
    fields = reading.fields(chosen) if reading.mentions else {}
    seen: set[tuple[object, ...]] = set()
    for row, k in enumerate(chosen):
        best = int(chances[k, 1:].argmax())
        of = {name: _best(given[row], thresholds[name]) for name, given in fields.items()}
        sure = (float(chances[k, 1 + best]), bool(relative[row]))
        result = _result(reading, k, _KINDS[best], sure, of, name=name)
        statement = (
            result.value, result.kind, result.sign, result.metric, result.dataset, result.model
        )  # fmt: skip
        if statement not in seen:
            seen.add(statement)
            yield result


def _best(given: Floats, threshold: float) -> tuple[int | None, float]:
    """Return the likeliest entity with its probability, or None where that is not enough."""
    best = int(given[:-1].argmax())
    share = float(given[best])
    return (best, share) if share >= threshold else (None, 1 - share)


def _result(
    reading: Reading,
    k: int,
    kind: tuple[ResultKind, Sign | None],
    sure: tuple[float, bool],
    of: Mapping[str, tuple[int | None, float]],
    *,
    name: str,
) -> Result:
    number = reading.numbers[k]
    if kind[0] is ResultKind.ABSOLUTE:
        of = {field: found for field, found in of.items() if field != "versus"}
    named = {field: None if at is None else reading.entities[at].name for field, (at, _) in of.items()}
    metric = of.get("metric", (None, 0.0))[0]
    return Result(
        model=named.get("model"),
        task=named.get("task"),
        dataset=named.get("dataset"),
        metric=named.get("metric"),
        value=number.value.lstrip("+-−"),
        unit=number.unit,
        kind=kind[0],
        evidence=_evidence(reading, number, metric),
        confidence=round(sure[0], 3),
        extractor=name,
        sign=kind[1],
        versus=named.get("versus"),
        relative=sure[1] and kind[0] is ResultKind.DELTA,
        confidences=FieldConfidences(**{field: round(share, 3) for field, (_, share) in of.items()}),
    )


def _evidence(reading: Reading, number: Number, metric: int | None) -> Mention:
    start, end = number.start, number.end
    mentions = () if metric is None else reading.entities[metric].mentions
    near = [(max(m.start - end, start - m.end), m) for m in mentions]
    if near:
        gap, mention = min(near)
        between = reading.doc.text[min(end, mention.end) : max(start, mention.start)]
        if gap <= _REACH and "\n" not in between:
            start, end = min(start, mention.start), max(end, mention.end)
    return Mention.of(reading.doc.text, start, end)


def _softmax(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(axis=1, keepdims=True), dtype=np.float32)
