r"""The numbers of a text, by a small grammar: tokens first, then a cascade of rules.

>>> text = r"GPT-4 reaches 81.5% (95% CI: 80.9–82.1%) on CIFAR-10, and $4.80 \pm 0.1$ of 1.2e-3 s"
>>> [(n.value, n.unit, n.uncertainty) for n in find_numbers(text)]
[('81.5', '%', '95% CI 80.9–82.1'), ('4.80', '', '±0.1'), ('1.2e-3', 's', '')]

Not handled: numbers in words, and decimal commas.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.numbers.cascade import Atom, Cascade
from extractors.numbers.lexer import tokenize
from extractors.numbers.lists import read_lists, read_ranges, read_slashes
from extractors.numbers.names import NumberList, names_beside, sentences_of
from extractors.numbers.number import Coordination, Number
from extractors.numbers.quantities import read_fractions, read_quantities, set_names_aside
from extractors.numbers.uncertainties import read_uncertainties

__all__ = ["Numerals", "find_numbers", "read_numbers"]


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numbers of a text in order, and the lists that they stand in, inner lists first."""

    numbers: tuple[Number, ...]
    coordinations: tuple[Coordination, ...]

    def slots_of(self, place: int) -> Iterator[tuple[Coordination, int]]:
        """Yield each list that a number stands in, and its slot there; an inner list first.

        >>> found = read_numbers("81.2/60.1 and 55.2/66.1")
        >>> [(len(coordination.slots), slot) for coordination, slot in found.slots_of(3)]
        [(2, 1), (2, 1)]
        """
        for coordination in self.coordinations:
            for slot, numbers in enumerate(coordination.slots):
                if place in numbers:
                    yield coordination, slot


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order; they never overlap."""
    return list(read_numbers(text).numbers)


def read_numbers(text: str) -> Numerals:
    """Return the numbers of `text` and their lists, in time linear in its length.

    >>> found = read_numbers("95.1/78.2% on CIFAR-10/100")
    >>> [number.unit for number in found.numbers], found.coordinations[0].slots
    (['%', '%'], ((0,), (1,)))
    """
    cascade = Cascade(text, [Atom.of(token) for token in tokenize(text)])
    for rule in (set_names_aside, read_quantities, read_fractions, read_uncertainties, read_ranges):
        rule(cascade)
    coordinations = list[Coordination]()
    for rule in (read_slashes, read_lists):
        rule(cascade)
        coordinations += _coordinations(cascade, slashed=rule is read_slashes)
        cascade.lists.clear()
    return _numerals(cascade, coordinations)


def _coordinations(cascade: Cascade, *, slashed: bool) -> Iterator[Coordination]:
    """Yield the lists of the last rule, with the names beside them."""
    if not cascade.lists:
        return
    atoms = cascade.atoms
    places = {
        k: cascade.lists[a.numbers] for k, a in enumerate(atoms) if a.numbers in cascade.lists
    }
    lists = [NumberList(place, len(slots), slashed) for place, slots in places.items()]
    beside = names_beside(atoms, lists)
    sentences = sentences_of(atoms)
    words = {sentences[k] for k, a in enumerate(atoms) if a.text.lower().startswith("respective")}
    for place, slots in places.items():
        yield Coordination(slots, beside[place], sentences[place] in words)


def _numerals(cascade: Cascade, coordinations: list[Coordination]) -> Numerals:
    """Leave out the numbers that no atom holds, and count the others in the order of the text."""
    held = [place for atom in cascade.atoms for place in atom.numbers]
    held.sort(key=lambda place: cascade.numbers[place].start)
    rank = {place: k for k, place in enumerate(held)}
    lists = tuple(
        replace(each, slots=tuple(tuple(rank[k] for k in slot) for slot in each.slots))
        for each in coordinations
    )
    return Numerals(tuple(cascade.numbers[place] for place in held), lists)
