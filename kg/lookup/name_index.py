"""An index of names that finds those that fit what someone looks for.

The viewer's page ranks names in the same way (`exports/viewer/page/tools/ranking.js`), and a test
compares both.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, Self

from kg.lookup.fit import EXPANDED, Fit, is_fixed, may_have_wrong_letter, most_wrong
from kg.names.words import Words, is_number, unspaced, words

_SHORTEST_INSIDE: Final = 3
_LAST: Final = "\U0010ffff"  # behind every character that words have


class NameIndex:
    """The words of names. A name is known by its position among those given.

    >>> index = NameIndex.of(["diffusion model", "latent diffusion"])
    >>> fits = index.fits([("diffusion",)])
    >>> fits[0].name, fits[1].name
    ('BEGINNING', 'PHRASE')
    """

    def __init__(self, names: Iterable[Words]) -> None:
        """Take the words of each name."""
        self._keys: list[str] = []  # the words of each name, a space before and behind each
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._starting: defaultdict[str, list[int]] = defaultdict(list)
        for position, found in enumerate(names):
            self._keys.append(f" {' '.join(found)} ")
            for first in found[:1]:
                self._starting[first].append(position)
            for word in found:
                self._having[word].append(position)

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Return the index of these names."""
        return cls(map(words, names))

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._having)

    def fits(self, spellings: Sequence[Words]) -> dict[int, Fit]:
        """Return the names that fit a query, and how well each does.

        The first of `spellings` is the query, the others are it with abbreviations and long forms
        exchanged. Without words nothing fits.
        """
        query, *others = spellings
        if not query:
            return {}
        inside = _common(self._containing(*term) for term in _terms(query))
        found = dict.fromkeys(inside, Fit.INSIDE) | self._misspelled(query, inside)
        for other in others:
            for position, fit in self._in_words(other):
                found[position] = min(EXPANDED[fit], found.get(position, EXPANDED[fit]))
        for position, fit in self._in_words(query):
            found[position] = min(fit, found.get(position, fit))
        return found

    def alike(self, query: Words) -> dict[int, int]:
        """Return the names that are alike as a whole and how many letters differ.

        Words that cannot be wrong are the same in each; see `most_wrong` and `is_fixed`.
        """
        key = f" {' '.join(query)} "
        most = most_wrong(key.strip())
        fixed = list(filter(is_fixed, query))
        near = {place: k for place, k in enumerate(self._keys) if abs(len(k) - len(key)) <= most}
        return {
            position: int(wrong)
            for name, wrong, position in _close(key, near, most)
            if list(filter(is_fixed, name.split())) == fixed
        }

    def beginning(self, query: Words) -> Iterator[tuple[int, str]]:
        """Yield the names that begin with the words of `query`, and what of each follows them.

        What follows ends with a space; a space before it says that the last word of `query` is
        whole. Without words no name begins so.
        """
        phrase = f" {' '.join(query)}"
        for word in self._words_beginning(query[0]) if query else ():
            for position in self._starting.get(word, ()):
                if self._keys[position].startswith(phrase):
                    yield position, self._keys[position].removeprefix(phrase)

    def _in_words(self, query: Words) -> Iterator[tuple[int, Fit]]:
        """Yield the names that have the words of `query` or begin with it; some come twice."""
        phrase = f" {' '.join(query)}"
        for position in _common(self._begun(*term) for term in _terms(query)):
            yield position, Fit.PHRASE if phrase in self._keys[position] else Fit.WORDS
        start = unspaced(query)
        has_number = any(map(is_number, query))
        for position in self._may_start(start):
            name = self._keys[position].replace(" ", "")
            if name.startswith(start.replace(" ", "")):
                # Only between two numbers does a space tell names apart.
                whole = unspaced(tuple(self._keys[position].split())) if has_number else name
                if whole.startswith(start):
                    yield position, Fit.SAME if whole == start else Fit.BEGINNING

    def _may_start(self, start: str) -> Iterator[int]:
        """Yield the names whose first word begins with `start` or is the beginning of it."""
        shorter = (start[:end] for end in range(1, len(start)))
        for word in (*shorter, *self._words_beginning(start)):
            yield from self._starting.get(word, ())

    def _words_beginning(self, start: str) -> list[str]:
        vocabulary = self._vocabulary
        return vocabulary[bisect_left(vocabulary, start) : bisect_left(vocabulary, start + _LAST)]

    def _begun(self, word: str, whole: bool) -> set[int]:
        """Return the names with a word that begins with `word`, or is `word` if `whole`."""
        return self._with_any([word] if whole else self._words_beginning(word))

    def _containing(self, word: str, whole: bool) -> set[int]:
        """Return the names of `_begun`, and those with `word` within a word."""
        if is_number(word) or len(word) < _SHORTEST_INSIDE:
            return self._begun(word, whole)
        return self._with_any([known for known in self._having if word in known])

    def _misspelled(self, query: Words, inside: set[int]) -> dict[int, Fit]:
        """Return the names beside those of `inside` that fit if letters of `query` are wrong."""
        near: dict[str, set[str]] = {}

        def either(word: str, whole: bool) -> set[int]:
            near[word] = self._near(word)
            return self._containing(word, whole) | self._with_any(near[word])

        found = _common(either(*term) for term in _terms(query)) - inside
        return {
            position: Fit.SAME_MISSPELLED
            if _is_near(self._keys[position].split(), query, near)
            else Fit.WORDS_MISSPELLED
            for position in found
        }

    def _near(self, word: str) -> set[str]:
        """Return the other words that `word` may mean if one letter of it is wrong."""
        if is_fixed(word):
            return set()
        known = [each for each in self._having if abs(len(each) - len(word)) <= 1]
        close = _close(word, known, 1)
        return {each for each, wrong, _ in close if wrong and may_have_wrong_letter(word, each)}

    def _with_any(self, known: Iterable[str]) -> set[int]:
        return set().union(*(self._having.get(word, ()) for word in known))


def _close(
    text: str, choices: Mapping[int, str] | Sequence[str], most: int
) -> Iterable[tuple[str, float, int]]:
    """Return the choices with at most so many wrong letters, their numbers, and their keys."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return process.extract(text, choices, scorer=OSA.distance, score_cutoff=most, limit=None)


def _terms(query: Words) -> list[tuple[str, bool]]:
    """Return the words of a query, longest first, and whether a name must have each whole.

    A number must be whole, unless it is the last word.
    """
    last = len(query) - 1
    terms = {(word, place < last and is_number(word)) for place, word in enumerate(query)}
    return sorted(terms, key=lambda term: (-len(term[0]), term))


def _common(sets: Iterable[set[int]]) -> set[int]:
    """Return what all sets have; once that is nothing, no further set is asked for."""
    found: set[int] | None = None
    for each in sets:
        found = each if found is None else found & each
        if not found:
            break
    return found or set()


def _is_near(name: Sequence[str], query: Words, near: Mapping[str, set[str]]) -> bool:
    return len(name) == len(query) and all(
        own == word or own in near[word] for own, word in zip(name, query, strict=True)
    )
