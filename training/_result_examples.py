"""Annotated papers as the choices that the reader of results learns from.

Results are annotated without the place of their numbers: a result belongs to the number of the
same value, and where several have it, to the one in whose sentence its metric, its dataset
and other results stand. Numbers that might have been meant as well teach nothing about kinds.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import spacy

from extractors.results.attribute_features import ATTRIBUTES, Chosen, attribute_options, candidates
from extractors.results.kind_features import KINDS, kind_options
from extractors.results.reading import Reading, read
from extractors.sentences.component import mark_sentences
from extractors.tokenizer import make_tokenizer
from kg.model import Extraction, Result
from training._choices import Instance

__all__ = ["Placed", "choices", "hidden", "place", "readings_of"]

_ENTITIES_HIDDEN: Final = 0.2
_MENTIONS_HIDDEN: Final = 0.1
"""About what the tagger misses."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The annotated result of each number that has one, and the numbers left in doubt."""

    results: Mapping[int, Result]
    doubtful: frozenset[int]


def readings_of(papers: Iterable[Extraction]) -> Iterator[Reading]:
    """Read papers with their annotated entities."""
    tokenizer = make_tokenizer(spacy.blank("en"))
    for paper in papers:
        doc = mark_sentences(tokenizer(paper.paper.text))
        sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        yield read(doc.text, sentences, paper.entities)


def hidden(paper: Extraction, seed: int) -> Extraction:
    """Return the paper without some of its entities and mentions, as a tagger would leave it.

    The same paper and seed give the same result.
    """
    chance = random.Random(f"{seed} {paper.paper.id}")
    entities = []
    for entity in paper.entities:
        mentions = tuple(m for m in entity.mentions if chance.random() >= _MENTIONS_HIDDEN)
        if chance.random() >= _ENTITIES_HIDDEN and mentions:
            entities.append(replace(entity, mentions=mentions))
    return replace(paper, entities=tuple(entities))


def place(reading: Reading, results: Sequence[Result]) -> Placed:
    """Find the number of each result; a result whose value is no number is left out."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for index, number in enumerate(reading.numbers):
        numbers[_plain(number.value)].append(index)
    wanted: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        wanted[_plain(result.value)].append(result)
    sure = {
        reading.sentence_of[reading.places[index]]
        for value, group in wanted.items()
        for index in numbers[value]
        if len(numbers[value]) <= len(group)
    }
    placed: dict[int, Result] = {}
    doubtful: set[int] = set()
    for value, group in wanted.items():
        ranked = sorted(numbers[value], key=lambda k: (-_support(reading, k, group, sure), k))
        kept = sorted(ranked[: len(group)])
        doubtful |= set(ranked) - set(kept)
        placed.update(zip(kept, group, strict=False))
    return Placed(dict(sorted(placed.items())), frozenset(doubtful))


def _plain(value: str) -> str:
    return value.replace(",", "").lstrip("+-−~≈").rstrip("%")


def _support(reading: Reading, index: int, group: Sequence[Result], sure: set[int]) -> int:
    sentence = reading.sentence_of[reading.places[index]]
    named = {
        reading.entities[item.entity].name
        for item in reading.items[slice(*reading.bounds[sentence])]
        if item.entity is not None
    }
    support = 2 * (sentence in sure)
    for result in group:
        support += (result.metric in named) + (result.dataset in named)
        support += result.unit == reading.numbers[index].unit
    return support


def choices(reading: Reading, placed: Placed) -> Iterator[tuple[str, Instance]]:
    """Yield every choice with the name of its decision, in the order of the text.

    What was chosen before a choice is what is annotated.
    """
    yield from (("kind", instance) for instance in _kinds(reading, placed))
    places = frozenset(reading.places[index] for index in placed.results)
    names = {entity.name: k for k, entity in enumerate(reading.entities)}
    before: Chosen | None = None
    for index, result in placed.results.items():
        chosen = Chosen(index, result.kind, {})
        for attribute in ATTRIBUTES:
            name = getattr(result, attribute)
            entity = None if name is None else names.get(name)
            options = [*candidates(reading, attribute), None]
            if (name is None or entity is not None) and entity in options:
                features = attribute_options(
                    reading, attribute, chosen, before=before, results=places
                )
                yield attribute, Instance(features, options.index(entity))
            else:
                entity = None
            chosen = Chosen(index, result.kind, {**chosen.attributes, attribute: entity})
        before = chosen


def _kinds(reading: Reading, placed: Placed) -> Iterator[Instance]:
    for index, position in enumerate(reading.places):
        result = placed.results.get(index)
        left = placed.results.get(index - 1)
        together = (
            index
            and reading.sentence_of[reading.places[index - 1]] == (reading.sentence_of[position])
        )
        before = left.kind if left and together else None
        if index not in placed.doubtful:
            right = KINDS.index(result.kind if result else None)
            yield Instance(kind_options(reading, index, before), right)
