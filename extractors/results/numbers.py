r"""Numbers of a text that may be results: digits with their sign and unit.

Digits inside a name or a version (`GPT-4`, `v1.2`, `3D`, `224x224`) are no numbers here; a few
letters may touch them all the same, since abstracts lose white space and LaTeX its backslashes
(`3\%sim5\%`, `by3.1%`, `2.7x`, `1.2pp`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

__all__ = ["Number", "find_numbers"]

_DIGITS: Final = re.compile(
    r"""
    (?: (?<![\w.]) | (?<=sim) | (?<=approx) | (?<=leq) | (?<=geq) | (?<=pm)
      | (?<=\bby) | (?<=\bto) | (?<=\bof) | (?<=\bx) )
    (?: \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? | \.\d+ )
    (?= (?:pp|pts?|x|dB|ms|s|FPS|sim|times)? (?![\w]|\.\d|,\d{3}) )
    """,
    re.VERBOSE,
)
_UNIT: Final = re.compile(r"[\s~}$]*(?:\\[,;!])?\\?[%％]|[\s~]*per\s?cent(?!age|\s*points?)\b")
_RANGE: Final = re.compile(r"[\s$\\{}~,]*(?:-{1,3}|–|—|~|\bto\b|sim\b)[\s$\\{}~,]*\+?")
_SIGN: Final = re.compile(r"(?<![\w)\]%}$+−-])[-+−]$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start`, where its digits or sign begin, through its unit at `end`.

    `value` is as written without a plus; `unit` is `%` or empty, `sign` as
    written or empty.
    """

    start: int
    end: int
    value: str
    unit: str
    sign: str


def find_numbers(text: str) -> list[Number]:
    r"""Return the numbers of `text` in order; they never overlap.

    The first end of a range takes its unit from the second.

    >>> [(n.value, n.unit) for n in find_numbers(r"GPT-4 gains +1.5\%, 3 to 5 percent at 0.7")]
    [('1.5', '%'), ('3', '%'), ('5', '%'), ('0.7', '')]
    """
    numbers = list(_numbers(text))
    return [_of_range(text, numbers[k : k + 2]) for k in range(len(numbers))]


def _of_range(text: str, ends: Sequence[Number]) -> Number:
    first, last = ends[0], ends[-1]
    if not first.unit and last.unit and _RANGE.fullmatch(text, first.end, last.start):
        return replace(first, unit=last.unit)
    return first


def _numbers(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
            continue
        sign = _SIGN.search(text, max(0, start - 2), start)
        unit = _UNIT.match(text, end)
        minus = sign is not None and sign.group() != "+"
        yield Number(
            start=sign.start() if sign else start,
            end=unit.end() if unit else end,
            value=(sign.group() if sign and minus else "") + match.group(),
            unit="%" if unit else "",
            sign=sign.group() if sign else "",
        )
