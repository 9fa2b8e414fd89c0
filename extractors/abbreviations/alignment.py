"""Alignment of the letters of a short form with the words of a long form.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
definitions in biomedical text, 2003, https://doi.org/10.1142/9789812776303_0042. Theirs takes
the shortest long form that holds the letters in order. Here every alignment gets a score, since
names of systems take letters from the middle of words (`CrossViT`) and leave letters and words
out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["SMALL", "Aligner", "Alignment", "Part", "letters_of", "may_give", "parts_of"]

_PART: Final = re.compile(r"[A-Z]+(?![a-z])\d*|[^\W\d_][^\W\d_A-Z]*|\d+")
_WITHIN: Final = re.compile(r"[^\s(\"'“‘`*$/]")
SMALL: Final = frozenset([
    *("a", "an", "and", "as", "at", "based", "by", "for", "from", "in", "into", "is", "of"),
    *("on", "or", "over", "per", "the", "through", "to", "towards", "under", "using", "via"),
    *("with", "without"),
])
"""Words that a short form mostly leaves out."""
# Words for which a short form may write a letter that they do not begin with.
_SPOKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "x": ("cross", "ex", "trans", "every"),
    "2": ("to", "two", "second"),
    "3": ("three", "third"),
    "4": ("for", "four"),
}

# The score of each way in which a part gives a letter; the best alignment has the highest sum.
_GAIN: Final = {"word": 1.0, "part": 0.97, "next": 0.9, "upper": 0.9, "inside": 0.35}
_SKIPPED_WORD: Final = 0.45
_SKIPPED_PART: Final = 0.12
_SKIPPED_SMALL: Final = 0.05
_UNSAID: Final = {True: 0.3, False: -0.7}  # a digit, a letter
_NEVER: Final = -99.0


@dataclass(frozen=True, slots=True)
class Part:
    """A run of letters at `start` of which a short form may take some.

    `first` says that it begins a word, rather than following a hyphen or a capital inside one.
    """

    start: int
    text: str
    first: bool

    @property
    def end(self) -> int:
        """Where the part ends, half-open."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each letter of a short form comes from.

    `score` is 1 if each letter begins a word, and lower the more is left out. `ways` names the
    origin of each letter: it begins a `word` or a later `part` of one, comes right behind the
    letter before (`next`), is an `upper` letter or any letter `inside`, or has none (`unsaid`).
    `used` holds the indexes of the parts that give letters, in order.
    """

    score: float
    ways: tuple[str, ...]
    used: tuple[int, ...]


def parts_of(text: str) -> list[Part]:
    """Return the parts of `text` in order.

    >>> [part.text for part in parts_of("auto-encoder of ViTs")]
    ['auto', 'encoder', 'of', 'Vi', 'Ts']
    """
    return [
        Part(m.start(), m.group(), first=not _WITHIN.match(text[m.start() - 1 : m.start()]))
        for m in _PART.finditer(text)
    ]


@lru_cache(maxsize=4096)
def letters_of(short: str) -> str:
    """Return the letters and digits of a short form, lower case, without the `s` of a plural.

    >>> letters_of("B-LSTMs")
    'blstm'
    """
    singular = re.sub(r"(?<=[A-Z0-9])'?s\b", "", short)
    return "".join(c for c in singular.casefold() if c.isalnum())


@lru_cache(maxsize=20_000)
def _taken(letters: str, word: str, first: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return how `word` gives the first of `letters`, and the scores of giving 1, 2, ... ."""
    # One letter for each, so that places are those of `word`: `ß` folds to two.
    lower = "".join(letter.casefold()[0] for letter in word)
    if lower[0] == letters[0]:
        place = 1
    else:
        said = next((s for s in _SPOKEN.get(letters[0], ()) if lower.startswith(s)), None)
        if said is None:
            return (), ()
        place = len(said)
    ways, gains = [first], [_GAIN[first]]
    for letter in letters[1:]:
        found = lower.find(letter, place)
        if found < 0:
            break
        ways.append("next" if found == place else "upper" if word[found].isupper() else "inside")
        gains.append(gains[-1] + _GAIN[ways[-1]])
        place = found + 1
    return tuple(ways), tuple(gains)


def may_give(letters: str, parts: Sequence[Part], k: int) -> bool:
    """Return whether part `k` may give the first of `letters`."""
    first = parts[k].text.casefold()
    spoken = _SPOKEN.get(letters[0], ())
    return first[0] == letters[0] or first.startswith(spoken) or _capital_follows(parts, k)


def _emphasised(parts: Sequence[Part], k: int) -> bool:
    """Return whether a capital inside the word shows which letter is taken: `eXplainable`."""
    if k + 1 >= len(parts) or not parts[k].text.islower():
        return False
    return parts[k].end == parts[k + 1].start


def _capital_follows(parts: Sequence[Part], k: int) -> bool:
    """Return whether the word of part `k` goes on with a capital: `eXplainable`, `AwaRe`."""
    if k + 1 >= len(parts) or parts[k + 1].first or not parts[k].text.islower():
        return False
    return parts[k + 1].text[0].isupper()


def _cost(parts: Sequence[Part], k: int) -> float:
    """Return the cost of taking no letter from part `k`."""
    if parts[k].text.casefold() in SMALL or _emphasised(parts, k):
        return _SKIPPED_SMALL
    return _SKIPPED_WORD if parts[k].first else _SKIPPED_PART


class Aligner:
    """The best alignments of the letters of a short form, in order, with parts of a text."""

    def __init__(self, letters: str, parts: Sequence[Part]) -> None:
        """Score all alignments, by dynamic programming; `letters` are lower case."""
        self._letters, self._parts = letters, parts
        size = len(letters)
        # The letters that a part may give without beginning with them.
        self._spoken = [i for i, letter in enumerate(letters) if letter in _SPOKEN]
        # `_gain[k][i]`: the best score of `letters[i:]` from `parts[k:]`; `_step[k][i]`: how many
        # of these letters part k gives there, or -1 if the first of them is unsaid.
        self._gain = [[0.0] * (size + 1)]
        self._step = [[-1] * (size + 1)]
        for i in reversed(range(size)):
            self._gain[0][i] = self._gain[0][i + 1] + _UNSAID[letters[i].isdigit()]
        for k in reversed(range(len(parts))):
            self._add(k)
        self._gain.reverse()
        self._step.reverse()

    def _add(self, k: int) -> None:
        letters, below = self._letters, self._gain[-1]
        cost = _cost(self._parts, k)
        gain = [value - cost for value in below]
        step = [0] * len(gain)
        gain[-1] = 0.0
        first = self._parts[k].text[0].casefold()
        for i in (*self._spoken, *(i for i, letter in enumerate(letters) if letter == first)):
            for taken, value in enumerate(self._taken(i, k)[1], start=1):
                if value + below[i + taken] > gain[i]:
                    gain[i], step[i] = value + below[i + taken], taken
        for i in range(len(letters) - 1, 0, -1):
            unsaid = gain[i + 1] + _UNSAID[letters[i].isdigit()]
            if unsaid > gain[i]:
                gain[i], step[i] = unsaid, -1
        self._gain.append(gain)
        self._step.append(step)

    def _taken(self, i: int, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
        part = self._parts[k]
        return _taken(self._letters[i:], part.text, "word" if part.first else "part")

    def best(self, k: int) -> Alignment | None:
        """Return the best alignment whose first letter comes from part `k`, or None.

        If a capital follows part `k` inside its word, that may give the first letter.

        >>> Aligner("vit", parts_of("vision transformer")).best(0).ways
        ('word', 'next', 'word')
        """
        if not self._letters or k >= len(self._parts):
            return None
        gains = self._taken(0, k)[1]
        ends = [(gain + self._gain[k + 1][n], n) for n, gain in enumerate(gains, start=1)]
        if not ends:
            return self.best(k + 1) if _capital_follows(self._parts, k) else None
        gain, taken = max(ends)
        ways, used = self._trace(k, taken)
        return Alignment(gain / len(self._letters), ways, used)

    def _trace(self, k: int, taken: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        ways = list(self._taken(0, k)[0][:taken])
        used = [k]
        i, k = taken, k + 1
        while i < len(self._letters):
            step = self._step[k][i]
            if step < 0:
                ways.append("unsaid")
                i += 1
                continue
            if step > 0:
                ways += self._taken(i, k)[0][:step]
                used.append(k)
                i += step
            k += 1
        return tuple(ways), tuple(used)
