"""Pairs of names that may be one thing: found by blocks, never by comparing all with all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from kg.names.folding import fold
from kg.names.generic import is_generic

Pair = tuple[str, str]
"""Two names, sorted."""

# These mostly name a part of a thing, here left to the person who reviews.
_PARTS: Final = frozenset(("data", "set", "test"))

LARGEST_BLOCK: Final = 12
"""A key that more names than this share says nothing of any two of them."""

_SHORTEST_WORD: Final = 6
_INITIALS: Final = range(2, 7)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
_WORD: Final = re.compile(r"[^\W_]+")


def same_numbers(first: str, second: str) -> bool:
    """Say whether two names bear the same numbers in the same order: no version sets them apart.

    >>> same_numbers("CIFAR-10", "CIFAR 10"), same_numbers("GPT-3", "GPT-4")
    (True, False)
    """
    return _NUMBER.findall(fold(first)) == _NUMBER.findall(fold(second))


def same_but_generic(names: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs that are the same without gaps, article and generic words at the end.

    >>> list(same_but_generic(["ZorbNet model", "Zorb Net", "BlueSet"]))
    [('Zorb Net', 'ZorbNet model')]
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        blocks[core(name)].append(name)
    return _pairs(blocks)


def core(name: str) -> str:
    """Return the folded name without gaps, article and generic words at the end.

    >>> core("the ZorbNet model") == core("Zorb Net")
    True
    """
    words = fold(name).removeprefix("the ").split()
    while len(words) > 1 and (is_generic(words[-1]) or words[-1] in _PARTS):
        words.pop()
    return "".join(words)


def misspelled(names: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs that differ by one letter, dropped or changed, in one long common word.

    Names made of capitals never count: a letter tells one system from another.

    >>> list(misspelled(["image labelling", "image labeling", "VideoLLaMA", "VideoLLaVA"]))
    [('image labeling', 'image labelling')]
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in {fold(name), *_with_a_letter_dropped(name)}:
            blocks[key].append(name)
    pairs = _pairs(blocks)
    return ((one, two) for one, two in pairs if _one_letter_apart(fold(one), fold(two)))


def _with_a_letter_dropped(name: str) -> Iterator[str]:
    words = name.split()
    folded = [fold(word) for word in words]
    for place, word in enumerate(words):
        # A capital at the front may open a title; one further on makes a proper name.
        if len(word) >= _SHORTEST_WORD and word.isalpha() and word[1:].islower():
            letters = folded[place]
            for cut in range(1, len(letters)):
                shorter = f"{letters[:cut]}{letters[cut + 1 :]}"
                yield " ".join([*folded[:place], shorter, *folded[place + 1 :]])


def _one_letter_apart(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    common = next(
        (i for i, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]),
        len(shorter),
    )
    skipped = common + (len(shorter) == len(longer))
    return one != two and shorter[skipped:] == longer[common + 1 :]


def initials(names: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs of a name in capitals and one whose words begin with its letters.

    >>> list(initials(["ZOR", "zonal orb reasoner", "zinc"]))
    [('ZOR', 'zonal orb reasoner')]
    """
    shorts: dict[str, list[str]] = defaultdict(list)
    longs: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = _WORD.findall(name)
        if len(words) == 1 and len(name) in _INITIALS and name.isupper():
            shorts[fold(name)].append(name)
        elif len(words) in _INITIALS:
            longs["".join(fold(word)[:1] for word in words)].append(name)
    for key in sorted(shorts.keys() & longs.keys()):
        if len(longs[key]) <= LARGEST_BLOCK:
            for short in shorts[key]:
                for long in longs[key]:
                    yield min(short, long), max(short, long)


def _pairs(blocks: Mapping[str, Sequence[str]]) -> Iterator[Pair]:
    seen: set[Pair] = set()
    for key in sorted(blocks):
        block = sorted(set(blocks[key]))
        if len(block) <= LARGEST_BLOCK:
            for pair in combinations(block, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair
