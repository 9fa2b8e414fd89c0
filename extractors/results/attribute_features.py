"""What the choice of a result's metric, dataset, task and model looks at.

The options are the paper's entities of the right kinds and none of them. Features say how the
nearest mention on either side stands to the number, whether coordinations of numbers and of
names run in parallel ("0.93 and 0.98 on FUNSD and CORD"), and how much the paper speaks of
the entity where the sentence does not name it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extractors.results.reading import Chain, Reading
from kg.schema import Kind, ResultKind

__all__ = ["ATTRIBUTES", "Chosen", "attribute_options", "candidates"]

ATTRIBUTES: Final[Mapping[str, frozenset[Kind]]] = {
    "metric": frozenset([Kind.METRIC]),
    "dataset": frozenset([Kind.DATASET]),
    "task": frozenset([Kind.TASK]),
    "model": frozenset([Kind.MODEL, Kind.METHOD]),
}
"""The attributes of a result in the order in which they are chosen, and the kinds that fit."""

_STEM: Final = 6
_FAR: Final = 12
_WINDOW: Final = 9
# Words beside a result over several datasets, or over none of those that are named.
_ALL: Final = frozenset(["datasets", "benchmarks", "tasks", "across", "all", "average", "human"])


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number taken for a result, with the entities chosen so far (places in the reading)."""

    index: int
    kind: ResultKind
    attributes: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class _Question:
    reading: Reading
    attribute: str
    chosen: Chosen
    before: Chosen | None
    chains: Mapping[int, Chain]
    results: frozenset[int]
    style: str

    @property
    def place(self) -> int:
        return self.reading.places[self.chosen.index]

    @property
    def sentence(self) -> int:
        return self.reading.sentence_of[self.place]

    @property
    def chain(self) -> Chain:
        return self.reading.number_chains[self.place]


def candidates(reading: Reading, attribute: str) -> list[int]:
    """Return the places of the entities that may be this attribute and stand in the text."""
    kinds = ATTRIBUTES[attribute]
    return [
        k
        for k, entity in enumerate(reading.entities)
        if entity.kind in kinds and reading.mentions[k]
    ]


def attribute_options(
    reading: Reading,
    attribute: str,
    chosen: Chosen,
    *,
    before: Chosen | None,
    results: frozenset[int],
) -> list[list[str]]:
    """Return the features of each of `candidates` and, last, of none of them.

    `chosen` holds the attributes chosen before this one, `before` is the result before it and
    `results` are the places of the numbers that are results.
    """
    chains = reading.mention_chains(ATTRIBUTES[attribute])
    sentence = reading.sentence_of[reading.places[chosen.index]]
    style = _style(reading.bounds[sentence], chains, results)
    question = _Question(reading, attribute, chosen, before, chains, results, style)
    entities = candidates(reading, attribute)
    options = [
        [*_of_sides(question, k), *_of_entity(question, k, len(entities)), *_of_before(question, k)]
        for k in entities
    ]
    return [*options, [*_of_none(question, entities)]]


def _style(bounds: tuple[int, int], names: Mapping[int, Chain], results: frozenset[int]) -> str:
    """Say whether the sentence begins and whether it ends with a name or with a result."""
    order = [
        "name" if k in names else "number" for k in range(*bounds) if k in names or k in results
    ]
    return f"{order[0]} {order[-1]}"


def _of_none(question: _Question, entities: list[int]) -> Iterator[str]:
    reading, number = question.reading, question.reading.numbers[question.chosen.index]
    here = sum(
        any(reading.sentence_of[k] == question.sentence for k in reading.mentions[e])
        for e in entities
    )
    yield "none"
    yield f"none kind {question.chosen.kind} {number.unit}"
    yield f"none of {min(len(entities), 4)}"
    yield f"none here {min(here, 3)}"
    yield f"none here {min(here, 3)} of {min(len(entities), 4)}"
    chain, (low, high) = question.chain, reading.bounds[question.sentence]
    for side, places in (
        ("R", range(chain.last + 1, high)[:3]),
        ("L", range(chain.first - 1, low - 1, -1)[:3]),
    ):
        words = [reading.items[k].word[:_STEM] for k in places]
        yield from (f"none {side} {distance} {word}" for distance, word in enumerate(words))
    yield from _none_among(question, entities)
    yield from _of_before(question, None)
    for name, value in question.chosen.attributes.items():
        yield f"none {name} {value is None}"
        if value is not None:
            yield f"none {name} {reading.entities[value].name.split()[-1].lower()}"


def _none_among(question: _Question, entities: list[int]) -> Iterator[str]:
    """Say how the nearest name stands that might be meant, and whether all of a list may be.

    One number for several datasets ("on A and B it gains 2 points") is on none of them.
    """
    reading, chain = question.reading, question.chain
    low, high = reading.bounds[question.sentence]
    places = sorted(k for entity in entities for k in reading.mentions[entity] if low <= k < high)
    if places:
        near = min(places, key=lambda k: abs(k - question.place))
        names, gap = question.chains[near], abs(near - question.place)
        side = "R" if near > question.place else "L"
        yield f"none names {min(names.length, 3)} numbers {min(chain.length, 3)}"
        yield f"none names {min(names.length, 3)} as many {names.length == chain.length}"
        yield f"none nearest {side} {gap if gap < 7 else 8 if gap < 14 else 14}"
        yield f"none nearest {side} names {min(names.length, 2)} {question.chosen.kind}"
    words = {item.word for item in reading.items[low:high]}
    if any(word.startswith("average") for word in words):
        yield f"none average {min(len(places), 2)}"
    close = slice(max(low, question.place - _WINDOW), min(high, question.place + _WINDOW + 1))
    words = {item.word for item in reading.items[close]}
    yield from (f"none among {word}" for word in sorted(words & _ALL))


def _of_before(question: _Question, entity: int | None) -> Iterator[str]:
    before = question.before
    if before is None:
        return
    reading = question.reading
    place = reading.places[before.index]
    gap = question.sentence - reading.sentence_of[place]
    where = "chain" if place in question.chain.slots else str(min(gap, 2))
    same = before.attributes[question.attribute] == entity
    none = "none" if entity is None else "some"
    yield f"before {same} {where} {none}"
    if before.kind != question.chosen.kind:
        yield f"before {same} {where} {none} other kind"


def _of_entity(question: _Question, index: int, count: int) -> Iterator[str]:
    reading, number = question.reading, question.reading.numbers[question.chosen.index]
    entity, mentions = reading.entities[index], reading.mentions[index]
    sentences = [reading.sentence_of[k] for k in mentions]
    here = "here" if question.sentence in sentences else "away"
    yield here
    yield f"{here} of {min(count, 4)}"
    yield f"{here} {entity.kind} {entity.role}"
    yield f"{here} mentions {min(len(mentions), 4)}"
    yield f"{here} title {sentences[0] == 0}"
    if question.attribute in {"metric", "model"}:
        yield f"last word {entity.name.split()[-1].lower()} {number.unit} {question.chosen.kind}"
        yield f"last word {entity.name.split()[-1].lower()}"
    if here == "away":
        gaps = [question.sentence - s for s in sentences if s < question.sentence]
        yield f"away by {min(4, *gaps) if gaps else 'later'}"
        rank = sum(
            len(reading.mentions[k]) > len(mentions)
            for k in candidates(reading, question.attribute)
        )
        yield f"away rank {min(rank, 3)}"
        if gaps:
            size = question.chain.length
            last = max(
                (k for k in mentions if k < question.place),
                key=lambda k: (question.chains[k].length == size, k),
            )
            yield from _aligned(question, last, "away")
    for name, value in question.chosen.attributes.items():
        if value is not None:
            near = any(reading.sentence_of[k] in sentences for k in reading.mentions[value])
            yield f"{here} beside {name} {near}"


def _of_sides(question: _Question, index: int) -> Iterator[str]:
    reading = question.reading
    low, high = reading.bounds[question.sentence]
    here = [k for k in reading.mentions[index] if low <= k < high]
    left = max((k for k in here if k < question.place), default=None)
    right = min((k for k in here if k > question.place), default=None)
    if left is not None:
        yield from _of_mention(question, left, "L")
    if right is not None:
        yield from _of_mention(question, right, "R")


def _of_mention(question: _Question, mention: int, side: str) -> Iterator[str]:
    items = question.reading.items
    chain = question.chain
    ends = (mention, chain.first) if side == "L" else (chain.last, mention)
    between = [items[k] for k in range(ends[0] + 1, ends[1])]
    words = [item.word for item in between]
    kind = items[mention].word
    rivals = len({item.entity for item in between if item.word == kind} - {items[mention].entity})
    numbers = sum(k in question.results for k in range(ends[0] + 1, ends[1]))
    distance = min(len(words), 5) if len(words) < 6 else 8 if len(words) < 12 else 16
    yield f"{side} distance {distance}"
    yield f"{side} rivals {min(rivals, 3)}"
    yield f"{side} numbers {min(numbers, 3)}"
    yield f"{side} rivals {min(rivals, 3)} numbers {min(numbers, 3)}"
    if rivals == 0:
        yield f"{side} style {question.style}"
        yield f"{side} style {question.style} numbers {min(numbers, 1)}"
    if len(words) <= 3:
        yield f"{side} between {' '.join(words)}"
    if len(words) <= _FAR:
        yield from (f"{side} over {word[:_STEM]}" for word in sorted(set(words)))
    yield f"{side} level {words.count('(') - words.count(')')}"
    yield from _aligned(question, mention, side)


def _aligned(question: _Question, mention: int, side: str) -> Iterator[str]:
    names, numbers = question.chains[mention], question.chain
    yield f"{side} names {min(names.length, 3)} numbers {min(numbers.length, 3)}"
    if names.length == numbers.length > 1:
        same = names.slots[mention] == numbers.slots[question.place]
        yield f"{side} aligned {same}"
        yield f"aligned {same}"
        yield f"aligned {same} {numbers.length}"
        low, high = question.reading.bounds[question.sentence]
        if any(question.reading.items[k].word.startswith("respective") for k in range(low, high)):
            yield f"{side} aligned {same} respectively"
