"""Names that are listed beside a list of numbers, in the same order.

Only the form of the text is looked at: `95.1/78.2% on CIFAR-10/100` gives the names `CIFAR-10` and
`100`, "accuracy, recall and F1 of 80.1, 75.3 and 60.2% on A, B and C" two lists of three.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from extractors.numbers.cascade import Atom
from extractors.numbers.number import Span

__all__ = ["NameList", "NumberList", "name_lists", "names_beside", "sentences_of"]

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
    "adverbs": "also moreover furthermore finally overall further thus hence here then",
}
_BORDERS: Final = {word for words in _STOPS.values() for word in words.split()}
_WORDS: Final = frozenset("wxuTprRSsciqo")
_SEPARATORS: Final = frozenset(",;a/|v()")
_NAME: Final = f"W{{1,{_LONGEST}}}"
_NAMES: Final = re.compile(
    rf"{_NAME}(?:(?:[,;]{_NAME})*+[,;]?[av]{_NAME}|(?:[/|]{_NAME})+|(?:[,;]{_NAME}){{2,}})"
)
"""Names up to the one behind a conjunction; between commas alone, three at least."""

_ASIDE: Final = re.compile(r"(?<=W)\([^()]{1,8}\)")


@dataclass(frozen=True, order=True, slots=True)
class NameList:
    """The names of one list, as spans of the text, and the places of its atoms (half-open)."""

    first: int
    last: int
    names: tuple[Span, ...]
    slashed: bool


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list of numbers: the place of its atom, how many it has, and whether slashes part them."""

    place: int
    length: int
    slashed: bool


def names_beside(
    atoms: Sequence[Atom], lists: Sequence[NumberList]
) -> dict[int, tuple[tuple[Span, ...], ...]]:
    """Return the lists of as many names that stand nearest in the sentence, right and left.

    They are keyed by the place of the list of numbers. The nearer list of names comes first, but
    those that are slashed as the numbers are (`95.1/78.2% mAP/Rank-1`) come before others.
    """
    sentences = sentences_of(atoms)
    known: dict[tuple[int, int, bool], list[NameList]] = defaultdict(list)
    for found in name_lists(atoms):
        known[sentences[found.first], len(found.names), found.slashed].append(found)
    beside = {}
    for each in lists:
        styles = [
            sorted(_nearest(known[sentences[each.place], each.length, slashed], each.place))
            for slashed in (True, False)
        ]
        ranked = [*styles[0], *styles[1]] if each.slashed else sorted([*styles[0], *styles[1]])
        beside[each.place] = tuple(names.names for _, names in ranked)
    return beside


def _nearest(lists: Sequence[NameList], place: int) -> Iterator[tuple[int, NameList]]:
    """Yield the nearest list on either side of a place, with its distance."""
    right = bisect_left(lists, place, key=lambda names: names.first)
    for names in lists[max(0, right - 1) : right]:
        yield place - names.last + 1, names
    for names in lists[right : right + 1]:
        yield names.first - place, names


def sentences_of(atoms: Sequence[Atom]) -> list[int]:
    """Return the sentence of each atom, counted from 0."""
    return list(accumulate((atom.kind == "." for atom in atoms), initial=0))


def name_lists(atoms: Sequence[Atom]) -> list[NameList]:
    """Return the lists of two or more names in order.

    What stands in brackets behind a name is left out of the list around it, and may be a list.
    """
    found = {
        NameList(place, place + 1, tuple(_parts(atom)), slashed=True)
        for place, atom in enumerate(atoms)
        if atom.kind == "x" and "/" in atom.text and "://" not in atom.text
    }
    kinds = "".join(map(_kind, atoms))
    for places in (_places(kinds), range(len(kinds))):
        for match in _NAMES.finditer("".join(kinds[place] for place in places)):
            members = places[match.start() : match.end()]
            names = tuple(_names(atoms, kinds, members))
            slashed = not {"a", "v", ","} & {kinds[place] for place in members}
            found.add(NameList(members[0], members[-1] + 1, names, slashed=slashed))
    return sorted(found)


def _kind(atom: Atom) -> str:
    if atom.kind in _SEPARATORS:
        return atom.kind
    word = atom.text if len(atom.text) == 1 else atom.text.lower()
    border = word in _BORDERS or word.endswith("ly") or atom.kind not in _WORDS
    return "B" if border else "W"


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
