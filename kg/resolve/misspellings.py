"""Names with a slip of the pen: one letter too many, one missing, or two exchanged.

A slip is told from another name by what it hits. The word it leaves must be no word that the
vocabulary or the table of abbreviations has, the word that is meant must be one; first and last
letters, capitals inside a name and all digits stay as they are; short words never count, since
`neutral` is no slip for `neural`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import load as load_vocabulary
from kg.vocabulary.abbreviations import all_expansions

__all__ = ["respelled"]

_RUN: Final = re.compile(r"[A-Za-z]+")
_SHORTEST_CAPITALS, _SHORTEST_NAME, _SHORTEST_WORD = 5, 7, 9
_NAMES: Final = {Kind.MODEL, Kind.DATASET}


def respelled(kind: Kind, name: str) -> Iterator[str]:
    """Yield the name with each word that looks misspelled put right.

    >>> list(respelled(Kind.DATASET, "Kinectics-400")), list(respelled(Kind.DATASET, "IWLST-14"))
    (['kinetics-400'], ['iwslt-14'])
    >>> list(respelled(Kind.MODEL, "ResNeSt")), list(respelled(Kind.TASK, "neutral rendering"))
    ([], [])
    """
    for match in _RUN.finditer(name):
        run = match.group()
        shortest = _SHORTEST_WORD
        if run.isupper():
            shortest = _SHORTEST_CAPITALS
        elif kind in _NAMES and run[0].isupper():
            shortest = _SHORTEST_NAME
        if len(run) >= shortest:
            for meant in _meant(run):
                yield f"{name[: match.start()]}{meant}{name[match.end() :]}"


@lru_cache(maxsize=1 << 16)
def _meant(run: str) -> tuple[str, ...]:
    """Return the known words, sorted, of which `run` is a slip; none if it is one itself."""
    word = run.lower()
    known = _known_words()
    if word in known or fold(run) in known:
        return ()
    exchanged = {_exchanged(word, at) for at in range(1, len(word) - 1) if _is_plain(run, at)}
    found = {meant for meant in exchanged if meant in known}
    if not run.isupper():
        shorter = {_without(word, at) for at in range(1, len(word) - 1) if _is_small(run, at)}
        found |= {meant for meant in shorter if meant in known}
        longer = _known_longer().get(word, ())
        found |= {meant for at, meant in longer if run[at - 1].islower() and run[at].islower()}
    return tuple(sorted(found))


def _is_plain(run: str, at: int) -> bool:
    """Return whether the letters at `at` and behind it are both capitals or both small."""
    return run[at].isupper() == run[at + 1].isupper()


def _is_small(run: str, at: int) -> bool:
    return run[at - 1 : at + 1].islower()


def _exchanged(word: str, at: int) -> str:
    return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def _without(word: str, at: int) -> str:
    return f"{word[:at]}{word[at + 1 :]}"


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Return the words of the vocabulary and of the long forms of the field, letters alone."""
    names = [form for term in load_vocabulary() for form in term.forms]
    names += [row.long for row in all_expansions()]
    runs = (run for name in names for run in _RUN.findall(name))
    return frozenset(form for run in runs for form in (run.lower(), fold(run)))


@lru_cache(maxsize=1)
def _known_longer() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Return the known words, and where each lacks a letter, by what is left of them."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in sorted(_known_words()):
        if len(word) > _SHORTEST_NAME:
            for at in range(1, len(word) - 1):
                found[_without(word, at)].append((at, word))
    return {word: tuple(places) for word, places in found.items()}
