"""How well a name fits what someone looks for."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final


class Fit(IntEnum):
    """How well a name fits a query, best first.

    Words are those of `kg.names.words`. A word of the query may be the beginning of a word of the
    name; a number may only where the query ends. A wrong letter is one that is added, left out or
    changed, or two neighbours in the wrong order: an optimal string alignment distance of 1
    (https://doi.org/10.1145/375360.375365) between two words of four letters or more. Numbers and
    marks are never wrong, so that versions stay apart.
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
    """The same words in the same order, with at most one wrong letter in each."""
    WORDS_MISSPELLED = 10
    """As INSIDE, with at most one wrong letter in each word."""


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
}
"""How alike name and query are, from 0 to 1."""

ALIAS_LESS: Final = 0.05
"""So much less is the score of an alias."""
