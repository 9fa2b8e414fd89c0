"""The results of a document, from the vectors of the encoder.

For each number: is it a score, a rise or a fall of one, or neither; and for each field, which of
the paper's entities it is, or none. A field that is not likely enough stays empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Span, sentences_of, token_spans, vectors_of
from extractors.encoder.heads import FIELDS, Heads
from extractors.encoder.inputs import title_length
from extractors.numbers.number import Number
from extractors.results.distances import distances
from extractors.results.numerals import Numerals, numerals_of
from extractors.results.trust import Scene, grounds, trust
from kg.model import Entity, FieldConfidences, Mention, Result
from kg.schema import Kind, ResultKind, Sign

__all__ = ["ADMITTED", "Judged", "Reading", "Settings", "judge", "read_results", "result_of"]

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
_UNSAID: Final = FieldConfidences()
_REACH: Final = 60
"""How many characters from its number a metric may stand to be part of the evidence."""


@dataclass(frozen=True)
class Reading:
    """A document with its numbers and mentions of entities, and what the heads say of them."""

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
    def _numerals(self) -> Numerals:
        """The numbers outside of all mentions."""
        taken = [m for m, _ in self.mentions]
        return numerals_of(self.doc, self.heads).outside((m.start, m.end) for m in taken)

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers outside of all mentions, those that are ratios left out."""
        return self._numerals.numbers

    @property
    def number_spans(self) -> Sequence[Span]:
        """Tokens of each number."""
        return self._numerals.spans

    @property
    def number_vectors(self) -> Floats:
        """A vector for each number."""
        return self._numerals.vectors

    @property
    def chances(self) -> Floats:
        """Probabilities of each number to be no result, a score, a rise and a fall."""
        return self._numerals.chances

    def fields(self, chosen: Sequence[int]) -> dict[str, Floats]:
        """Return for each field the probabilities of each entity, and of none, for each number."""
        spans = token_spans(self.doc, [(m.start, m.end) for m, _ in self.mentions])
        owners = np.array([k for _, k in self.mentions], dtype=np.int64)
        kinds = [self.entities[k].kind for _, k in self.mentions]
        vectors = self.number_vectors[list(chosen)]
        pairs = self.heads.pairs(
            vectors,
            self.heads.spans(vectors_of(self.doc), spans, kinds),
            distances(
                [self.number_spans[k] for k in chosen],
                spans,
                kinds,
                sentences=self.sentences,
                title=title_length(self.doc),
            ),
        )
        absent = self.heads.absent(vectors)
        found = {}
        for k, field in enumerate(FIELDS):
            # A softmax over the mentions and none; the mentions of one entity count together.
            admitted = np.array([kind in ADMITTED[field] for kind in kinds], dtype=bool)
            scores = np.where(admitted[None, :], pairs[:, :, k].astype(np.float64), -np.inf)
            top = np.maximum(scores.max(axis=1, initial=-np.inf), absent[:, k])
            summed = np.zeros((len(chosen), len(self.entities) + 1))
            np.add.at(summed.T, owners, np.exp(scores - top[:, None]).T)
            summed[:, -1] = np.exp(absent[:, k] - top)
            found[field] = (summed / summed.sum(axis=1, keepdims=True)).astype(np.float32)
        return found

    @cached_property
    def sentences(self) -> list[int]:
        """The sentence of each token; without marks of sentences the text counts as one."""
        return sentences_of(self.doc)

    @cached_property
    def places(self) -> list[list[Span]]:
        """The tokens of the mentions of each entity."""
        found: list[list[Span]] = [[] for _ in self.entities]
        spans = token_spans(self.doc, [(m.start, m.end) for m, _ in self.mentions])
        for span, (_, owner) in zip(spans, self.mentions, strict=True):
            found[owner].append(span)
        return found


@dataclass(frozen=True, slots=True)
class Judged:
    """What is decided of a number.

    `of` has for each filled field the place of its entity, and what speaks for it
    (`extractors.results.trust.GROUNDS`).
    """

    number: Number
    kind: ResultKind
    sign: Sign | None
    confidence: float
    relative: bool
    of: Mapping[str, tuple[int, Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Settings:
    """Constants of the reader.

    `thresholds` are the least probabilities at which a number is a `result`, and at which each of
    the fields is filled; `weights` those of `extractors.results.trust`, by field.
    """

    thresholds: Mapping[str, float]
    weights: Mapping[str, Sequence[float]]


def read_results(reading: Reading, settings: Settings, *, name: str) -> Iterator[Result]:
    """Yield the results in the order of their numbers, each statement once.

    `name` is the extractor's.
    """
    seen: set[Result] = set()
    for judged in judge(reading, settings.thresholds):
        result = result_of(reading, judged, settings.weights, name=name)
        statement = replace(result, evidence=None, confidence=0.0, confidences=_UNSAID)
        if statement not in seen:
            seen.add(statement)
            yield result


def judge(reading: Reading, thresholds: Mapping[str, float]) -> Iterator[Judged]:
    """Yield what is decided of each number that is a result, in the order of the text."""
    if not reading.numbers:
        return
    chances = reading.chances
    chosen = [k for k in range(len(chances)) if 1 - chances[k, 0] >= thresholds["result"]]
    if not chosen:
        return
    relative = reading.heads.relative(reading.number_vectors[chosen]) > 0
    fields = reading.fields(chosen) if reading.mentions else {}
    for row, k in enumerate(chosen):
        best = int(chances[k, 1:].argmax())
        kind, sign = _KINDS[best]
        is_delta = kind is ResultKind.DELTA
        filled = {}
        for field, given in fields.items():
            if is_delta or field != "versus":
                scene = _scene(reading, field, given[row], k, results=len(chosen))
                choice = _chosen(reading, scene, thresholds[field])
                if choice is not None:
                    filled[field] = choice
        if "versus" in filled and filled["versus"][0] == filled.get("model", (None,))[0]:
            del filled["versus"]  # nothing is its own rival
        yield Judged(
            reading.numbers[k],
            kind,
            sign,
            confidence=round(float(chances[k, 1 + best]), 3),
            relative=is_delta and bool(relative[row]),
            of=filled,
        )


def _scene(reading: Reading, field: str, given: Floats, k: int, *, results: int) -> Scene:
    admitted = [j for j, e in enumerate(reading.entities) if e.kind in ADMITTED[field]]
    return Scene(
        number=reading.number_spans[k],
        entities=[reading.entities[j] for j in admitted],
        shares=[*(float(given[j]) for j in admitted), float(given[-1])],
        places=[reading.places[j] for j in admitted],
        sentences=reading.sentences,
        chance=1 - float(reading.chances[k, 0]),
        results=results,
        is_difference=int(reading.chances[k, 1:].argmax()) > 0,
    )


def _chosen(reading: Reading, scene: Scene, threshold: float) -> tuple[int, Sequence[float]] | None:
    """Return the likeliest entity of a scene with its grounds, or None where that is not enough."""
    best = max(range(len(scene.entities)), key=scene.shares.__getitem__, default=None)
    if best is None or scene.shares[best] < threshold:
        return None
    return reading.entities.index(scene.entities[best]), grounds(scene, best)


def result_of(
    reading: Reading, judged: Judged, weights: Mapping[str, Sequence[float]], *, name: str
) -> Result:
    """Return the result that a number is."""
    number = judged.number
    named = {field: reading.entities[owner].name for field, (owner, _) in judged.of.items()}
    sure = {field: trust(field, found, weights) for field, (_, found) in judged.of.items()}
    metric = judged.of["metric"][0] if "metric" in judged.of else None
    return Result(
        model=named.get("model"),
        task=named.get("task"),
        dataset=named.get("dataset"),
        metric=named.get("metric"),
        value=number.value,
        unit=number.unit,
        kind=judged.kind,
        evidence=_evidence(reading, number, metric),
        confidence=judged.confidence,
        extractor=name,
        sign=judged.sign,
        versus=named.get("versus"),
        uncertainty=number.uncertainty,
        relative=judged.relative,
        confidences=FieldConfidences(**sure),
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
