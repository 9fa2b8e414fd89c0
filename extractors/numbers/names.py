"""Names that are listed beside a list of numbers, in the same order.

Only the form of the text is looked at: `95.1/78.2% on CIFAR-10/100` gives the names `CIFAR-10` and
`100`, "accuracy, recall and F1 of 80.1, 75.3 and 60.2% on A, B and C" two lists of three.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from extractors.numbers.cascade import Atom
from extractors.numbers.number import Span

__all__ = ["NameList", "name_lists", "names_beside", "sentences_of"]

_LONGEST: Final = 5
"""How many words a name may have."""

# Words at which the first name of a list begins, and the last one ends.
_STOPS: Final = {
    "determiners": "a an the this these that which who both our its their we it they all only",
    "prepositions": "of on in for at with over to from by across using under than as via into"
    " within without about around approximately up nearly such i.e. e.g.",
    "conjunctions": "while when where whereas but versus respectively compared relative",
    "verbs": "is are was were be been has have had do does can achieve achieves achieved achieving"
    " reach reaches reached obtain obtains obtained attain attains attained yield yields yielded"
    " improve improves improved improving outperform outperforms get gets show shows"
    " scored report reports",
    "nouns": "benchmarks datasets",
}
_BORDERS: Final = {word for words in _STOPS.values() for word in words.split()}
_WORDS: Final = frozenset("wxuTprRSsciqo")
_SEPARATORS: Final = frozenset(",;a/|")
_NAMES: Final = re.compile(rf"W{{1,{_LONGEST}}}(?:(?:[,;]a?|[a/|])W{{1,{_LONGEST}}})+")
_ASIDE: Final = re.compile(r"(?<=W)\(W{1,3}\)")


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of one list, as spans of the text, and the places of its atoms (half-open)."""

    first: int
    last: int
    names: tuple[Span, ...]


def names_beside(
    atoms: Sequence[Atom], lengths: Mapping[int, int]
) -> dict[int, tuple[tuple[Span, ...], ...]]:
    """Return the lists of as many names that stand nearest in the sentence, right and left.

    `lengths` holds the length of each list of numbers by the place of its atom. Of two lists of
    names, the nearer one comes first, the right one where they are equally near.
    """
    sentences = sentences_of(atoms)
    known: dict[tuple[int, int], list[NameList]] = defaultdict(list)
    for found in name_lists(atoms):
        known[sentences[found.first], len(found.names)].append(found)
    beside = {}
    for place, length in lengths.items():
        near = known[sentences[place], length]
        right = bisect_left(near, place, key=lambda names: names.first)
        gaps = [(names.first - place, names) for names in near[right : right + 1]]
        gaps += [(place - names.last + 1, names) for names in near[max(0, right - 1) : right]]
        beside[place] = tuple(names.names for _, names in sorted(gaps, key=lambda pair: pair[0]))
    return beside


def sentences_of(atoms: Sequence[Atom]) -> list[int]:
    """Return the sentence of each atom, counted from 0."""
    return list(accumulate((atom.kind == "." for atom in atoms), initial=0))


def name_lists(atoms: Sequence[Atom]) -> list[NameList]:
    """Return the lists of two or more names; what stands in brackets behind a name is left out."""
    found = [
        NameList(place, place + 1, tuple(_parts(atom)))
        for place, atom in enumerate(atoms)
        if atom.kind == "x" and "/" in atom.text and "://" not in atom.text
    ]
    kinds = "".join(map(_kind, atoms))
    places = _places(kinds)
    for match in _NAMES.finditer("".join(kinds[place] for place in places)):
        members = places[match.start() : match.end()]
        names = tuple(_names(atoms, kinds, members))
        found.append(NameList(members[0], members[-1] + 1, names))
    return sorted(found, key=lambda names: names.first)


def _kind(atom: Atom) -> str:
    if atom.kind in _SEPARATORS or atom.kind in "()":
        return atom.kind
    word = atom.text if len(atom.text) == 1 else atom.text.lower()
    return "W" if atom.kind in _WORDS and word not in _BORDERS else "B"


def _places(kinds: str) -> list[int]:
    places, done = list[int](), 0
    for match in _ASIDE.finditer(kinds):
        places += range(done, match.start())
        done = match.end()
    return [*places, *range(done, len(kinds))]


def _names(atoms: Sequence[Atom], kinds: str, places: Sequence[int]) -> Iterator[Span]:
    for named, name in groupby(places, key=lambda place: kinds[place] == "W"):
        if named:
            words = [atoms[place] for place in name]
            yield words[0].start, words[-1].end


def _parts(atom: Atom) -> Iterator[Span]:
    start = atom.start
    for part in atom.text.split("/"):
        yield start, start + len(part)
        start += len(part) + 1
