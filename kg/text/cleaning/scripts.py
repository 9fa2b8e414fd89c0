"""Superscripts and subscripts on one line, so that 10² is never 102."""

import re
from typing import Final

_RAISED: Final = str.maketrans("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_CAN_RISE: Final = re.compile(r"(?:[-+\u2212]?[0-9]+|[0-9]+[-+\u2212]|n|i|[-+\u2212])")
_CAN_SINK: Final = re.compile(r"[0-9]+")
# Marks that stand high by themselves, and ends of ordinal numbers.
_HIGH: Final = re.compile(r"(?:[*†‡§¶′″'°®™©⁰-⁹ªº]+|\(?[rR]\)|st|nd|rd|th)")
_CIRCLE: Final = frozenset("∘◦○o")
_SIMPLE: Final = re.compile(r"√?[\w.]*\w|[\w.]*\w[+*]|\S|\([^()]*\)|\[[^][]*\]|\{[^{}]*\}")


def superscript(text: str) -> str:
    """Return a text as it is written when raised.

    >>> [superscript(x) for x in ("2", "-3", "n", "th", "∘", "hard", "a+b", "")]
    ['²', '⁻³', 'ⁿ', 'th', '°', '^hard', '^(a+b)', '']
    """
    text = text.strip(" ^_")
    if text in _CIRCLE:
        return "°"
    if _CAN_RISE.fullmatch(text):
        return text.translate(_RAISED)
    if not text or _HIGH.fullmatch(text):
        return text
    return f"^{_as_one(text)}"


def subscript(text: str) -> str:
    """Return a text as it is written when lowered.

    >>> [subscript(x) for x in ("2", "max", "i,j", "")]
    ['₂', '_max', '_(i,j)', '']
    """
    text = text.strip(" ^_")
    if _CAN_SINK.fullmatch(text):
        return text.translate(_LOWERED)
    return f"_{_as_one(text)}" if text else ""


def _as_one(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def fraction(above: str, below: str) -> str:
    """Return a fraction on one line.

    >>> fraction("1", "2"), fraction("a+b", "n")
    ('1/2', '(a+b)/n')
    """
    parts = (part.strip() for part in (above, below))
    return "/".join(part if _SIMPLE.fullmatch(part) else f"({part})" for part in parts)
