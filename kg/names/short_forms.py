"""Abbreviations and what they may be short for, by their letters.

The test follows A. Schwartz and M. Hearst (2003), https://doi.org/10.1142/9789812776303_0042.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["alike", "is_short_form"]

_BEGINNING: Final = 3
_LONG_BEGINNING: Final = 5


@lru_cache(maxsize=1 << 18)
def is_short_form(short: str, long: str) -> bool:
    """Return whether the letters of `short` stand in `long` in order, from its first letter on.

    >>> is_short_form("ViT", "vision transformer")
    True
    >>> is_short_form("detection", "object detection")
    False
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    words = re.findall(r"\w+", long.casefold())
    if len(letters) < 2 or len(words) < 2 or short.casefold() in words:
        return False
    if len("".join(words)) <= len(letters) or not words[0].startswith(letters[0]):
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def alike(first: str, second: str) -> bool:
    """Say whether two folded long forms begin alike and share most words: one thing, put twice.

    >>> alike("automatic speech recognition", "automated speech recognition")
    True
    >>> alike("pre trained language model", "protein language model")
    False
    """
    one, two = set(first.split()), set(second.split())
    shared, most = 2 * len(one & two), min(len(one), len(two))
    if shared == most:
        return first[:_LONG_BEGINNING] == second[:_LONG_BEGINNING]
    return shared > most and first[:_BEGINNING] == second[:_BEGINNING]
