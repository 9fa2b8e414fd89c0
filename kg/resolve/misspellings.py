"""Names with a slip of the pen: one letter too many, one missing, or two exchanged.

A slip is told from another name by what it hits. The word it leaves must be none that the
vocabulary or the table of abbreviations has; the word that is meant must be one, and a plain one:
`SqueezeNext` is no slip for `SqueezeNet`. First and last letters and all digits stay as they are.
Of words in capitals two letters may be exchanged, as in `IWLST`; other short words never count,
since `neutral` is no slip for `neural`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.names.folding import fold
from kg.schema import Kind
from kg.vocabulary import load as load_vocabulary
from kg.vocabulary.abbreviations import all_expansions

__all__ = ["respelled"]

_RUN: Final = re.compile(r"[A-Za-z]+")
_SHORTEST_CAPITALS, _SHORTEST_NAME, _SHORTEST_WORD = 5, 8, 9
_NAMES: Final = {Kind.MODEL, Kind.DATASET}


def respelled(kind: Kind, name: str) -> Iterator[str]:
    """Yield the name with each word that looks misspelled put right.

    >>> list(respelled(Kind.DATASET, "Kinectics-400")), list(respelled(Kind.DATASET, "IWLST-14"))
    (['kinetics-400'], ['iwslt-14'])
    >>> list(respelled(Kind.MODEL, "SqueezeNext")), list(respelled(Kind.TASK, "neutral rendering"))
    ([], [])
    """
    for match in _RUN.finditer(name):
        run = match.group()
        if run.isupper():
            found = _exchanged(run) if len(run) >= _SHORTEST_CAPITALS else ()
        elif len(run) >= (_SHORTEST_NAME if kind in _NAMES else _SHORTEST_WORD):
            found = _meant(run.lower()) if run[1:].islower() else ()
        else:
            continue
        for meant in found:
            yield f"{name[: match.start()]}{meant}{name[match.end() :]}"


@lru_cache(maxsize=1 << 16)
def _exchanged(capitals: str) -> tuple[str, ...]:
    """Return the known words in capitals that `capitals` is but for two letters, in lower case."""
    word, known = capitals.lower(), _known()
    if word in known.words:
        return ()
    return tuple(sorted(known.capitals.intersection(_exchanges(word))))


@lru_cache(maxsize=1 << 16)
def _meant(word: str) -> tuple[str, ...]:
    """Return the plain words, sorted, of which `word` is a slip; none if it is a word itself."""
    known = _known()
    if word in known.words or fold(word) in known.words:
        return ()
    shorter = (_without(word, at) for at in range(1, len(word) - 1))
    found = known.plain.intersection([*_exchanges(word), *shorter])
    return tuple(sorted(found.union(known.longer.get(word, ()))))


def _exchanges(word: str) -> Iterator[str]:
    return (
        f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(1, len(word) - 2)
    )


def _without(word: str, at: int) -> str:
    return f"{word[:at]}{word[at + 1 :]}"


@dataclass(frozen=True, slots=True)
class _Known:
    """Words of the vocabulary and of the long forms of the field, in lower case."""

    words: frozenset[str]
    capitals: frozenset[str]
    """Those written in capitals."""
    plain: frozenset[str]
    """Those written without a capital behind the first letter."""
    longer: Mapping[str, Sequence[str]]
    """The plain words by what is left of them without one letter."""


@lru_cache(maxsize=1)
def _known() -> _Known:
    names = [form for term in load_vocabulary() for form in term.forms]
    names += [row.long for row in all_expansions()]
    runs = {run for name in names for run in _RUN.findall(name)}
    plain = frozenset(run.lower() for run in runs if run[1:].islower())
    longer: dict[str, list[str]] = defaultdict(list)
    for word in sorted(plain):
        for at in range(1, len(word) - 1):
            longer[_without(word, at)].append(word)
    return _Known(
        words=frozenset(form for run in runs for form in (run.lower(), fold(run))),
        capitals=frozenset(run.lower() for run in runs if run.isupper()),
        plain=plain,
        longer=longer,
    )
