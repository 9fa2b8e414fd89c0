"""Stems of English words: what words that differ in their endings share."""

import re
from functools import lru_cache
from typing import Final

from extractors.surface_forms import SMALL_WORDS

__all__ = ["bag", "stem"]

_SYNONYMS: Final = {"visual": "vision"}
_DOUBLED: Final = re.compile(r"([^aeious])\1$")
_ENDINGS: Final = ("ation", "ion", "ing", "ies", "er", "ed", "al", "e", "s", "y")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its English endings, cut one after the other while four letters stay.

    >>> [stem(word) for word in ("filters", "filtering", "programs", "programming", "visual")]
    ['filt', 'filt', 'program', 'program', 'vision']
    """
    if word in _SYNONYMS:
        return _SYNONYMS[word]
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    if ending:
        return stem(word[: len(word) - len(ending)])
    return word[:-1] if _DOUBLED.search(word) and len(word) > 4 else word


@lru_cache(maxsize=20_000)
def bag(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of the words of a name, sorted unless their order matters.

    >>> bag(("forecasting", "of", "links")) == bag(("link", "forecasting"))
    True
    """
    # No name begins with an article: the first word of `A-RAG` says something.
    stems = [stem(word) for at, word in enumerate(name) if not at or word not in SMALL_WORDS]
    # `image-to-text` and `text-to-image` are two tasks.
    return tuple(stems if "to" in name else sorted(stems))
