"""Names as one paper writes them: their words, and what two spellings of one name share."""

import re
from functools import lru_cache
from typing import Final

from kg.names.folding import compact, fold

__all__ = ["SMALL_WORDS", "Words", "is_acronym", "key", "spells", "without_brackets", "words"]

Words = tuple[str, ...]

SMALL_WORDS: Final = frozenset([
    "a", "an", "and", "based", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with",
])  # fmt: skip
"""Words that a name may leave out without becoming another one."""

_WORD: Final = re.compile(r"[^\W_]+(?:[+*#]+(?!\w))?")
_BRACKETS: Final = re.compile(r"\s+\([^()]*\)")
_ACRONYM: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9-]+")


def without_brackets(surface: str) -> str:
    """Return a name without what stands in brackets behind a space.

    >>> without_brackets("key-value (KV) store")
    'key-value store'
    """
    return _BRACKETS.sub("", surface)


@lru_cache(maxsize=20_000)
def words(surface: str) -> Words:
    """Return the folded words of a name, without what stands in brackets.

    >>> words("Out-of-distribution (OOD) detection")
    ('out', 'of', 'distribution', 'detection')
    """
    return tuple(_WORD.findall(fold(without_brackets(surface)) or fold(surface)))


@lru_cache(maxsize=20_000)
def key(surface: str) -> str:
    """Return what two spellings of one name share, without what stands in brackets.

    >>> key("pre-training") == key("Pretraining"), key("RefCOCO") == key("RefCOCO+")
    (True, False)
    """
    return compact(without_brackets(surface)) or compact(surface)


def is_acronym(surface: str) -> bool:
    """Return whether a name looks like a short form: one word with two capitals or more.

    >>> is_acronym("LLMs"), is_acronym("mIoU"), is_acronym("Transformer"), is_acronym("BERT base")
    (True, True, False, False)
    """
    return _ACRONYM.fullmatch(surface) is not None


def spells(short: str, long: str) -> bool:
    """Return whether the letters of `short` are the initials of the words of `long`.

    Small words may be left out.

    >>> spells("CNNs", "convolutional neural network"), spells("CNN", "Cable News")
    (True, False)
    """
    letters = "".join(words(short))
    parts = words(long)
    content = [part for part in parts if part not in SMALL_WORDS]
    if not is_acronym(short) or len(parts) < 2 or len(letters) < 2:
        return False
    return letters in ("".join(w[0] for w in parts), "".join(w[0] for w in content))
