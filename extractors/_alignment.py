"""How well the letters of a short form come from the words of a long form.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
definitions in biomedical text, 2003, https://doi.org/10.1142/9789812776303_0042. Theirs takes
the shortest long form that holds the letters in order; here every way is weighed, since names
of systems take letters from the middle of words (`CrossViT`) and leave words out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

__all__ = ["Alignment", "Part", "align", "letters_of", "parts_of"]

_PART: Final = re.compile(r"[A-Z]+(?![a-z])\d*|[^\W\d_][^\W\d_A-Z]*|\d+")
_SMALL: Final = frozenset([
    *("a", "an", "and", "as", "at", "based", "by", "for", "from", "in", "into", "is", "of"),
    *("on", "or", "over", "per", "the", "through", "to", "towards", "under", "using", "via"),
    *("with", "without"),
])
# What a short form may write for a word that does not begin with that letter.
_SPOKEN: Final = {
    "x": ("cross", "ex", "trans", "every"),
    "2": ("to", "two", "second"),
    "3": ("three", "third"),
    "4": ("for", "four"),
}

_INSIDE: Final = 0.35
_NEXT: Final = 0.9
_LATER_PART: Final = 0.97
_SKIPPED_WORD: Final = 0.45
_SKIPPED_PART: Final = 0.12
_SKIPPED_SMALL: Final = 0.05
_UNSAID_DIGIT: Final = 0.3
_NEVER: Final = -99.0


@dataclass(frozen=True, slots=True)
class Part:
    """A run of letters at `start`, where a short form may take a letter from.

    `first` says that it begins a word, and not what follows a hyphen or a capital inside it.
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
    """`score`: 1 where each letter begins a part; `last`: index of the last part that gives one."""

    score: float
    last: int


def parts_of(text: str) -> list[Part]:
    """Return the parts of `text` in order.

    >>> [part.text for part in parts_of("auto-encoder of ViTs")]
    ['auto', 'encoder', 'of', 'Vi', 'Ts']
    """
    return [
        Part(m.start(), m.group(), first=not re.search(r"[^\s(\"'“‘`*$/]$", text[: m.start()]))
        for m in _PART.finditer(text)
    ]


def letters_of(short: str) -> str:
    """Return the letters and digits of a short form, lower case, without the `s` of a plural.

    >>> letters_of("B-LSTMs")
    'blstm'
    """
    singular = re.sub(r"(?<=[A-Z0-9])'?s\b", "", short)
    return "".join(c for c in singular.casefold() if c.isalnum())


def _gains(letters: str, part: Part) -> list[float]:
    """Return what the first 1, 2, ... of `letters` bring when `part` gives them."""
    word = part.text.casefold()
    spoken = _SPOKEN.get(letters[0], ())
    if word[0] == letters[0]:
        place = 1
    elif (said := next((s for s in spoken if word.startswith(s)), None)) is not None:
        place = len(said)
    else:
        return []
    gains = [1.0 if part.first else _LATER_PART]
    for letter in letters[1:]:
        found = word.find(letter, place)
        if found < 0:
            break
        upper = part.text[found].isupper()
        gains.append(gains[-1] + (_NEXT if upper or found == place else _INSIDE))
        place = found + 1
    return gains


def align(letters: str, parts: Sequence[Part]) -> Alignment | None:
    """Return the best way to take all of `letters` in order from `parts`, the first from the first.

    None where there is no way. Digits may be left unsaid, at a cost.
    """

    @cache
    def best(i: int, k: int) -> tuple[float, int]:
        """Return the best gain of `letters[i:]` from `parts[k:]`, and the last part used."""
        if i == len(letters):
            return 0.0, k - 1
        ways: list[tuple[float, int]] = []
        if letters[i].isdigit() and i > 0:
            gain, last = best(i + 1, k)
            ways.append((gain + _UNSAID_DIGIT, last))
        if k < len(parts):
            for taken, gain in enumerate(_gains(letters[i:], parts[k]), start=1):
                more, last = best(i + taken, k + 1)
                ways.append((gain + more, last))
            if k > 0 or _emphasised(parts):
                more, last = best(i, k + 1)
                ways.append((more - _cost(parts, k), last))
        return max(ways, default=(_NEVER, -1))

    if not letters or not parts or not (_gains(letters, parts[0]) or _emphasised(parts)):
        return None
    gain, last = best(0, 0)
    return Alignment(gain / len(letters), last) if gain > _NEVER / 2 else None


def _emphasised(parts: Sequence[Part], k: int = 0) -> bool:
    """Whether a capital inside the word of part `k` says which letter is taken: `eXplainable`."""
    if k + 1 >= len(parts) or not parts[k].text.islower():
        return False
    return parts[k].end == parts[k + 1].start or (k == 0 and not parts[k + 1].first)


def _cost(parts: Sequence[Part], k: int) -> float:
    """Return what it costs that part `k` gives no letter."""
    if parts[k].text.casefold() in _SMALL or _emphasised(parts, k):
        return _SKIPPED_SMALL
    return _SKIPPED_WORD if parts[k].first else _SKIPPED_PART
