"""Whether what a paper calls an entity names it elsewhere too."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from kg.names.short_forms import is_short_form
from kg.resolve.short_forms import is_ellipsis, numbers, same_version

__all__ = ["Standing", "standing"]

_ZERO: Final = re.compile(r"(?<=\d)\.0\b")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")


class Standing(Enum):
    """What a surface is to the entity outside its paper."""

    ALIAS = auto()
    """A name of it."""
    PART = auto()
    """A part of its name, or a longer name that holds it."""
    NONE = auto()


@lru_cache(maxsize=1 << 17)
def standing(surface: str, folded: str, name: str, long: str) -> Standing:
    """Return what `surface`, which folds to `folded`, is to an entity of that folded name.

    `long` is the folded long form that the paper gives for the surface, else the name.
    `detection` stands for object detection in the paper that says so, and nowhere else; nor does
    a longer name that holds it, or an acronym of something else.
    """
    if folded == name:
        return Standing.ALIAS
    if not (f"{name} ".startswith(f"{long} ") or is_short_form(folded, name)):
        return Standing.NONE
    if _is_version(folded, name):
        return Standing.NONE
    is_part, is_whole = _is_part(folded, name), _is_part(name, folded)
    if not (is_part or is_whole):
        return Standing.ALIAS
    is_name = (is_part and " " in folded) or any(c.isupper() or c.isdigit() for c in surface[1:])
    return Standing.PART if is_name else Standing.NONE


def _is_version(folded: str, name: str) -> bool:
    """Say whether the two are versions of one thing: a paper may take them for the same."""
    folded, name = (_ZERO.sub("", form) for form in (folded, name))
    if numbers(folded) == numbers(name):
        return False
    letters = sorted((_NO_LETTER.sub("", form) for form in (folded, name)), key=len)
    # A letter or two, as in T5, may begin any long form.
    is_longer = len(letters[0]) > 2 and letters[1].startswith(letters[0])
    return is_longer or not same_version(folded, name)


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} " or is_ellipsis(part, whole)
