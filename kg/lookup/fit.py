"""How well a name fits what someone looks for."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from kg.names.words import is_number

_SHORTEST_WRONG: Final = 4


class Fit(IntEnum):
    """How well a name fits a query, best first.

    Words are those of `kg.names.words`. A word of the query may be the beginning of a word of the
    name; a number may only where the query ends. A letter is wrong that is added, left out or
    changed, and so are two neighbours in the wrong order: the optimal string alignment distance
    (https://doi.org/10.1145/375360.375365).
    """

    SAME = 0
    """The same words, wherever spaces and hyphens stand."""
    BEGINNING = 1
    """The name begins with the query, wherever spaces and hyphens stand."""
    PHRASE = 2
    """The name has the words of the query side by side and in order."""
    WORDS = 3
    """The name has the words of the query in any order."""
    SAME_EXPANDED = 4
    """Here and in the next three as above, if abbreviations and long forms are exchanged."""
    BEGINNING_EXPANDED = 5
    PHRASE_EXPANDED = 6
    WORDS_EXPANDED = 7
    INSIDE = 8
    """As WORDS, but a word of three letters or more may stand anywhere within one of the name."""
    SAME_MISSPELLED = 9
    """The same words in the same order, with one wrong letter in some; `may_have_wrong_letter`."""
    WORDS_MISSPELLED = 10
    """As INSIDE, with one wrong letter in some words."""
    ALIKE = 11
    """Nothing fits better, and no other name has fewer wrong letters; see `most_wrong`."""


EXPANDED: Final[Mapping[Fit, Fit]] = {
    Fit.SAME: Fit.SAME_EXPANDED,
    Fit.BEGINNING: Fit.BEGINNING_EXPANDED,
    Fit.PHRASE: Fit.PHRASE_EXPANDED,
    Fit.WORDS: Fit.WORDS_EXPANDED,
}

SCORES: Final[Mapping[Fit, float]] = {
    Fit.SAME: 1.0,
    Fit.BEGINNING: 0.9,
    Fit.PHRASE: 0.8,
    Fit.WORDS: 0.7,
    **dict.fromkeys(EXPANDED.values(), 0.6),
    Fit.INSIDE: 0.5,
    Fit.SAME_MISSPELLED: 0.4,
    Fit.WORDS_MISSPELLED: 0.3,
    Fit.ALIKE: 0.2,
}
"""How alike name and query are, from 0 to 1."""

ALIAS_LESS: Final = 0.05
"""So much less is the score of an alias."""


def may_have_wrong_letter(query: str, name: str) -> bool:
    """Return whether a word of a query may mean one of a name that differs in one letter.

    Both must have four letters or more, but for an `s` behind three, as in `llms`. Numbers and
    marks are never wrong, so that versions stay apart.

    >>> may_have_wrong_letter("crossvt", "crossvit"), may_have_wrong_letter("2019", "2020")
    (True, False)
    """
    if is_fixed(query):
        return False
    return not is_fixed(name) or query == f"{name}s"


def is_fixed(word: str) -> bool:
    """Return whether no letter of a word can be wrong: it is a number, a mark or short.

    >>> is_fixed("16"), is_fixed("+"), is_fixed("vit"), is_fixed("bert")
    (True, True, True, False)
    """
    return is_number(word) or len(word) < _SHORTEST_WRONG


def most_wrong(query: str) -> int:
    """Return how many letters may be wrong in a query that fits no name: a third of them."""
    return len(query) // 3
