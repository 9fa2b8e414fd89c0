"""Titles and abstracts folded so that copies become equal, and ids made of them."""

import hashlib
import re
import unicodedata
from typing import Final

__all__ = ["fold_abstract", "fold_title", "text_id", "title_id"]

_SIGNS: Final = re.compile(r"[\W_]+")


def fold_title(title: str) -> str:
    """Fold a title so that copies of it become equal: NFKC, case, and all but letters and digits.

    >>> fold_title("  CrossViT: Cross-Attention  Multi-Scale ")
    'crossvit cross attention multi scale'
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).casefold())
    # A title of signs alone would fold to nothing, and all such titles would be one.
    return " ".join(_SIGNS.sub(" ", folded).split() or folded.split())


def fold_abstract(abstract: str) -> str:
    """Fold white space and case.

    >>> fold_abstract("We  propose CrossViT. ")
    'we propose crossvit.'
    """
    return " ".join(abstract.split()).casefold()


def title_id(title: str) -> str:
    """Return the id of a paper that has none: 12 hexadecimal digits of the folded title's SHA-256.

    >>> title_id("CrossViT") == title_id("crossvit.")
    True
    """
    return _digest(fold_title(title))


def text_id(title: str, abstract: str) -> str:
    """Return the id of a paper that has none and shares its folded title with another paper."""
    return _digest(f"{fold_title(title)}\n{fold_abstract(abstract)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
