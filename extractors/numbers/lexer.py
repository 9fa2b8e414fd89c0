r"""Tokens of a text, each of a kind that one sign stands for: rules are regular expressions.

    n  number             x  name with digits    w  word             u  unit
    T  unit of time       %  percent             e  "percent"        o  "points", "pp"
    P  ±                  m  minus sign          +  plus sign        d  dash
    ^  up arrow           _  down arrow          >  arrow to right   *  factor (×, x, fold)
    t  to, through        f  from                R  between, ranging q  per
    a  and, or            v  versus              k  out of           ~  tilde
    r  Section, Table     c  confidence interval s  SD               S  standard deviation
    i  IQR                p  p (of a test)       <  comparison       .  end of a sentence

Brackets, commas, slashes, colons, semicolons, bars and the signs `=`, `#` and `&` are kinds of
their own (a slash beside white space is a bar); `?` is all else. White space and markup (`$`,
braces, `\textbf`, subscripts) are left out.

Digits that belong to a name or a version (`GPT-5.2`, `3D`, `224x224`, `CIFAR-10/100`, `AP_{50}`,
a year) are part of one token of kind `x`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractors.numbers.lexemes import (
    LEXER_OF_DIGITS,
    LEXER_OF_LETTERS,
    LEXER_OF_SIGNS,
    MORE_NAME,
)
from extractors.numbers.units import TIMES, UNITS, WORDS

__all__ = ["Token", "tokenize"]

_WORDS_OF: Final = {
    "t": "to through",
    "f": "from",
    "a": "and or",
    "q": "per",
    "*": "times fold folds",
    "p": "p p-value p-values",
    "R": "between range ranges ranged ranging vary varies varied varying span spans spanning",
    "r": "section sections table tables figure figures equation appendix chapter theorem lemma"
    " track tracks task tasks subtask subtasks phase phases step stage part version volume release"
    " top january february march april may june july august september october november december",
}
_KEYWORDS: Final = {word: kind for kind, words in _WORDS_OF.items() for word in words.split()}
_NAME: Final = re.compile(r"\d|-[A-Z]\Z")
_STUCK: Final = frozenset("nxwuTeorc%)]")
"""Kinds that make a dash right behind them a hyphen or a dash, not the sign of a number."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `kind` is one sign, `spaced` says whether white space stands before it."""

    kind: str
    start: int
    end: int
    text: str
    spaced: bool


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text` in order."""
    tokens = list(_tokens(text))
    for place, (token, after) in enumerate(pairwise(tokens)):
        if token.kind in "-+":
            kind = _sign(tokens[place - 1] if place else None, token, after)
            tokens[place] = replace(token, kind=kind)
        elif token.kind == "/" and (token.spaced or after.spaced):
            tokens[place] = replace(token, kind="|")
    return [replace(token, kind="d") if token.kind == "-" else token for token in tokens]


def _sign(before: Token | None, token: Token, after: Token) -> str:
    """Return the kind of a dash or plus: a sign touches its number, and nothing before it."""
    free = before is None or token.spaced or before.kind not in _STUCK
    if before is not None and before.kind in "n%" and token.text not in "-−+":
        free = False
    opened = before is not None and before.kind == "("
    if after.kind == "n" and free and (opened or not after.spaced):
        return "+" if token.text == "+" else "m"
    return "?" if token.text == "+" else "d"


def _tokens(text: str) -> Iterator[Token]:
    place, done = 0, 0
    while place < len(text):
        kind, end = _match(text, place)
        if kind:
            spaced = any(map(str.isspace, text[done:place]))
            yield Token(kind, place, end, text[place:end], spaced)
            done = end
        place = end


def _match(text: str, place: int) -> tuple[str, int]:
    """Return the kind and the end of the token or markup that begins at `place`."""
    first = text[place]
    lexer = LEXER_OF_SIGNS
    if first.isalpha():
        lexer = LEXER_OF_LETTERS
    elif first.isdecimal():
        lexer = LEXER_OF_DIGITS
    match = lexer.pattern.match(text, place)
    if match is None:
        return "?", place + 1
    kind, end = lexer.kinds[str(match.lastgroup)], match.end()
    if kind == "sign":
        return first, end
    if kind == "word":
        kind = _word(match.group())
        more = MORE_NAME.match(text, end) if kind == "x" else None
        end = more.end() if more else end
    return kind, end


def _word(word: str) -> str:
    if _NAME.search(word):
        return "x"
    if word in TIMES or word.lower() in WORDS:
        return "T" if word.lower() in TIMES else "u"
    return "u" if word in UNITS else _KEYWORDS.get(word.lower(), "w")
