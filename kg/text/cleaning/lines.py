"""Folded lines to one line, words cut at the end of a line made whole."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from kg.vocabulary import load

_CUT: Final = re.compile(r"(?<=[^\W_])[-\u2010][ \t]*\r?\n[ \t]*(?=[^\W_])")
_FIRST: Final = re.compile(r"[^\W_]+\Z")
_SECOND: Final = re.compile(r"[^\W_]+")
_WHOLE_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CHAIN: Final = re.compile(r"\S*\Z")
# Chinese and Japanese have no spaces between words.
_IDEOGRAPHS: Final = "[\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uff01-\uff5e]"
_BETWEEN_IDEOGRAPHS: Final = re.compile(rf"(?<={_IDEOGRAPHS})\s+(?={_IDEOGRAPHS})")
_SUSPENDED: Final = frozenset({"and", "or", "to", "und", "oder", "bzw", "et", "ou", "y", "o"})
_LONGEST_WORD: Final = 60


def one_line(text: str) -> str:
    r"""Return the text on one line, each run of white space as one space, none at the edges.

    A hyphen at the end of a line belongs to the word (`CIFAR-10`) or to the fold (`ImageNet`):
    the words of the text itself say which, then the vocabulary, then `words.txt`, then the case
    of the letters.

    >>> one_line("Image-\nNet, CIFAR-\n10 and\n\n state-of-the-\nart trans-\nformers")
    'ImageNet, CIFAR-10 and state-of-the-art transformers'
    """
    if "\n" in text:
        text = _BETWEEN_IDEOGRAPHS.sub(_unfolded, text)
        if _CUT.search(text):
            text = "".join(_whole(text))
    return " ".join(text.split())


def _unfolded(space: re.Match[str]) -> str:
    return "" if "\n" in space[0] else space[0]


def _whole(text: str) -> Iterator[str]:
    begin, known = 0, frozenset(_WHOLE_WORD.findall(text))
    for cut in _CUT.finditer(text):
        yield text[begin : cut.start()]
        yield _joint(text, cut, known)
        begin = cut.end()
    yield text[begin:]


def _joint(text: str, cut: re.Match[str], known: frozenset[str]) -> str:
    """Return what stands between the parts of a cut word: nothing, a hyphen, or both and a space.

    Only the nearest characters are looked at, so that the time for all cuts stays linear.
    """
    before = text[max(0, cut.start() - _LONGEST_WORD) : cut.start()]
    after = text[cut.end() : cut.end() + _LONGEST_WORD]
    first, second = _FIRST.search(before), _SECOND.match(after)
    if first is None or second is None:
        return "-"
    chain = _CHAIN.search(before)
    if chain and "/" in chain[0]:
        return "-"
    if second[0] in _SUSPENDED and after[second.end() : second.end() + 1].isspace():
        return "- "
    joined, hyphenated = f"{first[0]}{second[0]}", f"{first[0]}-{second[0]}"
    if (joined in known) != (hyphenated in known):
        return "" if joined in known else "-"
    return "-" if _is_hyphenated(first[0], second[0]) else ""


def _is_hyphenated(first: str, second: str) -> bool:
    """Say whether two parts of a word keep their hyphen.

    >>> [_is_hyphenated(*parts) for parts in (("Image", "Net"), ("Mip", "NeRF"), ("self", "made"))]
    [False, True, True]
    """
    if first[-1].isdigit() or second[0].isdigit() or min(len(first), len(second)) == 1:
        return True
    names, joined = _names(), first + second
    if (joined in names) != (f"{first}-{second}" in names):
        return joined not in names
    words = _words()
    if joined.isupper():
        return joined.casefold() not in words
    if not joined[1:].islower():
        return True
    if joined.casefold() in words:
        return False
    return first.casefold() in words or second.casefold() in words


@cache
def _words() -> frozenset[str]:
    return frozenset(files("kg.text.cleaning").joinpath("words.txt").read_text("utf-8").split())


@cache
def _names() -> frozenset[str]:
    """Return every word of a known name, with its hyphens."""
    return frozenset(
        word
        for term in load()
        for name in term.forms
        for word in name.split()
        if len(word) > len("abc")
    )
