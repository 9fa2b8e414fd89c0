"""Named features of a candidate for the long form of a short form.

A feature that stands several times in a list counts several times.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors.abbreviations.alignment import SMALL
from extractors.abbreviations.long_forms import LongForm
from extractors.abbreviations.patterns import DefinitionCandidate
from kg.names.generic import is_generic

__all__ = ["describe", "describe_none"]

_BEFORE: Final = re.compile(r"(\S+)\s*$")
_AFTER: Final = re.compile(r"[^\S\n]*(\S+)")
_CONTENT_BEFORE: Final = re.compile(r"([^\W_]+)[^\w.:]*$")
_MARKS: Final = ".,;:()["
_REACH: Final = 40
_BARS: Final = tuple(bar / 20 for bar in range(21))
_GROUPS: Final = {
    **dict.fromkeys(("listed", "listed two", "next", "next two"), "bracket"),
    **dict.fromkeys(("named", "comma", "beside"), "words"),
    "explained": "explained",
}
_AHEAD: Final = "ahead"  # all other patterns: the long form follows, mostly in a title


def describe_none(short: str, patterns: Iterable[str]) -> list[str]:
    """Return the features of the option that none of the candidates is the long form."""
    return [
        "none",
        *(f"none {pattern}" for pattern in sorted(patterns)),
        f"none letters={min(6, sum(c.isalnum() for c in short))}",
        f"none capitals={min(4, sum(c.isupper() for c in short))}",
        f"none all={short.isupper()}",
    ]


def describe(text: str, candidate: DefinitionCandidate) -> list[str]:
    """Return the features of one candidate; its offsets count in `text`."""
    group = _GROUPS.get(candidate.pattern, _AHEAD)
    words = _Words(candidate.long)
    before, after = _neighbours(text, *candidate.long.span)
    return [
        *_letters(candidate.long),
        *words.features(),
        *_ends(candidate, before, after),
        *_inside(text, candidate.long, group),
        *_verdict(words, group, after),
        *_case(text, candidate.long),
    ]


def _letters(long: LongForm) -> Iterator[str]:
    """Yield how the letters are taken."""
    ways, score = long.alignment.ways, long.alignment.score
    yield f"reading={long.reading}"
    yield f"letters={min(len(ways), 6)}"
    for way in ("part", "next", "upper", "inside", "unsaid"):
        count = ways.count(way)
        if way != "next":  # a word that is spelled out whole is as good as an initial
            yield from [way] * min(count, 4)
        if count:
            yield f"{way}/{min(4, 5 * count // len(ways))}"
    if all(way in ("word", "part") for way in ways):
        yield "initials"
    if _is_perfect(long):
        yield "perfect"
    yield from (f"score>{bar}" for bar in _BARS if score >= bar)


def _is_perfect(long: LongForm) -> bool:
    return not {"inside", "unsaid"} & set(long.alignment.ways)


class _Words:
    """The words of a long form, and those of them that give no letter."""

    def __init__(self, long: LongForm) -> None:
        self.long = long
        used = frozenset(long.alignment.used)
        givers: dict[int, list[int]] = {}
        word = long.first
        for k in range(long.first, long.last + 1):
            word = k if long.parts[k].first else word
            givers.setdefault(word, []).extend([k] if k in used else [])
        self._givers = givers
        self._unused = [k for k, giving in givers.items() if not giving]
        texts = [long.parts[k].text.casefold() for k in self._unused]
        self.left_out = sum(word not in SMALL for word in texts)

    def features(self) -> Iterator[str]:
        parts, alignment = self.long.parts, self.long.alignment
        late = (bool(giving) and giving[0] != k for k, giving in self._givers.items())
        yield from ["skipped part"] * sum(late)
        for k in self._unused:
            word = parts[k].text.casefold()
            where = "in" if k < alignment.used[-1] else "behind"
            yield f"small {where}" if word in SMALL else f"skipped {where}"
            if where == "behind" and word not in SMALL:
                yield "behind generic" if is_generic(word) else "behind other"
        if not self._unused:
            yield "every word"
        count = len(self._givers)
        yield f"words={min(9, count)}"
        yield f"words/letters={min(8, 4 * count // len(alignment.ways))}"


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the word or sign in front of a span, and the one behind it.

    It is `^` at the beginning of the text and of the abstract, and `$` at the end of the text.
    """
    match = _BEFORE.search(text[max(0, start - _REACH) : start])
    before = match[1].casefold() if match and text[start - 1] != "\n" else "^"
    following = _AFTER.match(text, end)
    after = following[1].casefold() if following else "$"
    return (
        before[-1] if before[-1] in _MARKS else before,
        after[0] if after[0] in _MARKS else after,
    )


def _ends(candidate: DefinitionCandidate, before: str, after: str) -> Iterator[str]:
    """Yield what stands beside the long form, and its last word."""
    group = _GROUPS.get(candidate.pattern, _AHEAD)
    direction = "<" if group in ("bracket", "words") else ">"
    yield f"before={before} {group}"
    yield f"before={before}"
    yield f"after={after} {direction}"
    yield f"after={after}"
    if candidate.pattern == "explained" and before in "([" and after in ")]":
        yield "fills the bracket"
    if is_generic(after):
        yield "after generic"
    if after in SMALL:
        yield "after small"
    if candidate.long.parts[candidate.long.last].text.casefold() in SMALL:
        yield "last small"


def _words_before(long: LongForm) -> int:
    """Return the number of words that are left out in front of a long form."""
    return sum(part.first for part in long.parts[: long.first])


def _inside(text: str, long: LongForm, group: str) -> Iterator[str]:
    """Yield what a long form seldom holds, and how far it is from its short form."""
    if group in (_AHEAD, "explained"):
        yield from [f"late {group}"] * min(_words_before(long), 5)
    inside = text[slice(*long.span)]
    yield from [f"comma {group}"] * inside.count(",")
    if re.search(r"[.;:()]\s", inside):
        yield "boundary inside"


def _verdict(words: _Words, group: str, after: str) -> Iterator[str]:
    """Yield how good the letters, the words and the ends are, each alone and together."""
    score = words.long.alignment.score
    letters = "bad" if score < 0.6 else "poor" if score < 0.8 else "fair"
    if _is_perfect(words.long):
        letters = "perfect" if score >= 0.85 else "good"
    given = ("all", "most", "some")[min(words.left_out, 2)]
    yield f"{letters} {given}"
    yield f"{letters} {given} {group}"
    if group in (_AHEAD, "explained"):
        ends = after in SMALL or not after[0].isalnum() or after in ("that", "which")
        place = f"{'end' if ends else 'mid'} {'late' if _words_before(words.long) else 'first'}"
        yield f"{letters} {given} {place}"
        yield f"{place} {group}"


def _case(text: str, long: LongForm) -> Iterator[str]:
    """Yield whether capitals tell where the long form begins and ends."""
    inner = long.parts[long.first : long.last + 1]
    upper = [p.text[0].isupper() for p in inner if p.first and p.text.casefold() not in SMALL]
    if not upper:
        return
    if all(upper):
        yield "capital"
    elif any(upper):
        yield "mixed case"
        if all(upper[1:]):
            yield "all but first capital"
    start = long.span[0]
    before = _CONTENT_BEFORE.search(text[max(0, start - _REACH) : start])
    if before:
        case = f"{before[1][0].isupper()} {upper[0]}"
        yield f"case before={case}"
        if before[1].casefold() not in SMALL:
            yield f"case of a content word before={case}"
