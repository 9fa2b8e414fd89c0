"""Annotated results, each on the number of the text that it is meant by.

Results are annotated without the place of their numbers: a result belongs to the number of the same
value, and where several have it, to those in whose sentences its metric, its dataset, its model and
other results stand. Numbers that might have been meant as well teach nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.encoder.heads import FIELDS
from extractors.numbers.number import Number
from kg.model import Entity, Result
from kg.schema import ResultKind, Sign

__all__ = ["NO_RESULT", "Placed", "Target", "place", "target"]

NO_RESULT: Final = 0
_SCORE: Final = 1
_OF_SIGN: Final[Mapping[Sign | None, tuple[int, ...]]] = {
    Sign.RISES: (2,),
    Sign.FALLS: (3,),
    None: (2, 3),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """The annotated results of each number that has some, and the numbers left in doubt."""

    results: Mapping[int, Sequence[Result]]
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class Target:
    """What a number with a result teaches.

    `kinds` are the classes that may be right (`extractors.encoder.heads.Heads.number_kinds`), two
    where a difference has no sign. `relative` is None where nothing is known. `fields` has for each
    field that teaches something the entities that are right, by their place, and None for none.
    """

    kinds: tuple[int, ...]
    relative: bool | None
    fields: Mapping[str, frozenset[int | None]]


def place(
    numbers: Sequence[Number],
    sentences: Sequence[int],
    results: Sequence[Result],
    *,
    named: Mapping[int, Collection[str]],
) -> Placed:
    """Find the numbers of results; a result whose value is no number is left out.

    `sentences` has the sentence of each number, `named` the names of the entities of a sentence. Of
    results of one value the first takes the first number, and those that are too many the last.
    """
    by_value: dict[str, list[int]] = defaultdict(list)
    for index, number in enumerate(numbers):
        by_value[_plain(number.value)].append(index)
    wanted: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        wanted[_plain(result.value)].append(result)
    sure = {
        sentences[index]
        for value, group in wanted.items()
        for index in by_value[value]
        if len(by_value[value]) <= len(group)
    }
    placed: dict[int, list[Result]] = defaultdict(list)
    doubtful: set[int] = set()
    for value, group in wanted.items():

        def unlikely(index: int, group: Sequence[Result] = group) -> tuple[int, int]:
            sentence = sentences[index]
            support = _support(numbers[index], group, named.get(sentence, ()))
            return -support - 2 * (sentence in sure), index

        ranked = sorted(by_value[value], key=unlikely)
        kept = sorted(ranked[: len(group)])
        doubtful |= set(ranked) - set(kept)
        for k, result in enumerate(group if kept else ()):
            placed[kept[min(k, len(kept) - 1)]].append(result)
    return Placed(dict(sorted(placed.items())), frozenset(doubtful))


def _plain(value: str) -> str:
    return value.replace(",", "").lstrip("+-−~≈").rstrip("%")


def _support(number: Number, group: Sequence[Result], names: Collection[str]) -> int:
    return sum(
        (result.metric in names)
        + (result.dataset in names)
        + (result.model in names)
        + (result.unit == number.unit)
        for result in group
    )


def target(results: Sequence[Result], entities: Sequence[Entity], *, first_version: bool) -> Target:
    """Return what the results of one number teach.

    A field that names no entity of the paper teaches nothing, nor does the rival of a score. Papers
    of the first version of the guidelines name no rival, and a baseline's score may lack its model.
    """
    first = results[0]
    is_score = first.kind is ResultKind.ABSOLUTE
    places = {entity.name: k for k, entity in enumerate(entities)}
    fields: dict[str, frozenset[int | None]] = {}
    for field in FIELDS:
        given = {getattr(result, field) for result in results}
        untaught = field == "versus" and (is_score or first_version)
        untaught |= field == "model" and first_version and None in given
        if not untaught and given <= {None, *places}:
            fields[field] = frozenset(None if name is None else places[name] for name in given)
    return Target(
        kinds=(_SCORE,) if is_score else _OF_SIGN[first.sign],
        relative=None if is_score or first.sign is None else first.relative,
        fields=fields,
    )
