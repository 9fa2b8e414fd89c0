"""The results of a reading: which numbers are results, and what each was measured with and on.

Choices are made in the order of the text, each with what was chosen before it, as the numbers
of a coordination mostly share their kind and their metric.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extractors.linear_model import Weights, probabilities
from extractors.results.attribute_features import ATTRIBUTES, Chosen, attribute_options, candidates
from extractors.results.kind_features import KINDS, kind_options
from extractors.results.reading import Reading
from kg.model import Mention, Result
from kg.schema import ResultKind

__all__ = ["read_results"]

_REACH: Final = 6
"""How many items from its number the metric may stand to be part of the evidence."""


@dataclass(frozen=True, slots=True)
class _Found:
    chosen: Chosen
    confidence: float


def read_results(
    reading: Reading, weights: Mapping[str, Weights], *, name: str, threshold: float = 0.45
) -> Iterator[Result]:
    """Yield the results in the order of their numbers, each statement once.

    `threshold` is the least probability at which a number counts as a result. The confidence
    of a result is the probability that its kind, metric and dataset are all right, raised to
    the power that fits it to the share that was right in cross-validation.
    """
    seen: set[tuple[str | None, ...]] = set()
    before: Chosen | None = None
    kinds = list(_kinds(reading, weights["kind"], threshold))
    results = frozenset(reading.places[index] for index, _, _ in kinds)
    for index, kind, probability in kinds:
        found = _attributes(
            reading, weights, Chosen(index, kind, {}), before=before, results=results
        )
        before = found.chosen
        confidence = (probability * found.confidence) ** weights["confidence"]["power"]
        result = _result(reading, found, name=name, confidence=confidence)
        statement = (result.value, result.kind, result.metric, result.dataset)
        if statement not in seen:
            seen.add(statement)
            yield result


def _result(reading: Reading, found: _Found, *, name: str, confidence: float) -> Result:
    number = reading.numbers[found.chosen.index]
    names = {
        attribute: None if entity is None else reading.entities[entity].name
        for attribute, entity in found.chosen.attributes.items()
    }
    return Result(
        model=names["model"],
        task=names["task"],
        dataset=names["dataset"],
        metric=names["metric"],
        value=number.signed_value,
        unit=number.unit,
        kind=found.chosen.kind,
        evidence=_evidence(reading, found.chosen),
        confidence=round(confidence, 4),
        extractor=name,
    )


def _kinds(
    reading: Reading, weights: Weights, threshold: float
) -> Iterator[tuple[int, ResultKind, float]]:
    """Yield every number that is a result with its kind and the probability of this kind."""
    before: ResultKind | None = None
    for numbers in _slots(reading):
        chances = _joint(reading, weights, numbers, before=before)
        kind = KINDS[1] if chances[1] >= chances[2] else KINDS[2]
        before = kind if 1 - chances[0] >= threshold else None
        if before is not None:
            yield from ((index, before, chances[KINDS.index(before)]) for index in numbers)


def _slots(reading: Reading) -> Iterator[list[int]]:
    """Yield the numbers one by one, but the ends of a range together."""
    together: list[int] = []
    for index, place in enumerate(reading.places):
        slots = reading.number_chains[place].slots
        left = reading.places[index - 1] if together else None
        if left is not None and slots.get(left) != slots[place]:
            yield together
            together = []
        together.append(index)
    if together:
        yield together


def _joint(
    reading: Reading, weights: Weights, numbers: list[int], *, before: ResultKind | None
) -> list[float]:
    """Return the probability of each of `KINDS`, which all of `numbers` share.

    A number with a plus is no score that was reached, and a ratio is no result.
    """
    if any(reading.numbers[index].is_ratio for index in numbers):
        return [1.0, 0.0, 0.0]
    chances = probabilities(weights, kind_options(reading, numbers[0], before))
    for index in numbers[1:]:
        for option, kind in enumerate(KINDS):
            chances[option] *= probabilities(weights, kind_options(reading, index, kind))[option]
    if any(reading.numbers[index].sign == "+" for index in numbers):
        chances[KINDS.index(ResultKind.ABSOLUTE)] = 0.0
    total = sum(chances)
    return [chance / total for chance in chances]


def _attributes(
    reading: Reading,
    weights: Mapping[str, Weights],
    chosen: Chosen,
    *,
    before: Chosen | None,
    results: frozenset[int],
) -> _Found:
    confidence = 1.0
    for attribute in ATTRIBUTES:
        options = attribute_options(reading, attribute, chosen, before=before, results=results)
        chances = probabilities(weights[attribute], options)
        best = max(range(len(chances)), key=lambda k: (chances[k], -k))
        entity = [*candidates(reading, attribute), None][best]
        chosen = Chosen(chosen.index, chosen.kind, {**chosen.attributes, attribute: entity})
        if attribute in {"metric", "dataset"}:
            confidence *= chances[best]
    return _Found(chosen, confidence)


def _evidence(reading: Reading, chosen: Chosen) -> Mention:
    number, place = reading.numbers[chosen.index], reading.places[chosen.index]
    start, end = number.start, number.end
    metric = chosen.attributes["metric"]
    low, high = reading.bounds[reading.sentence_of[place]]
    near = [
        k
        for k in (() if metric is None else reading.mentions[metric])
        if low <= k < high and abs(k - place) <= _REACH
    ]
    if near:
        item = reading.items[min(near, key=lambda k: (abs(k - place), k))]
        start, end = min(start, item.start), max(end, item.end)
    return Mention.of(reading.text, start, end)
