"""Which nodes bear a name, found without folding every name of a large graph.

Folding leaves the letters and digits of a plain name as they are, save at its end. Names are put by
their first two, and those of one place in order once one is looked for that begins so; what is
folded in the end has almost the letters of what is looked for.
"""

import re
import string
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from kg.names.folding import fold

_BEGINNING: Final = re.compile(r"[^a-z0-9]*([a-z0-9])[^a-z0-9]*([a-z0-9]?)")
_ANYWHERE: Final = None
"""The place of names that folding may begin otherwise: LaTeX, and letters beyond ASCII."""

_END: Final = 3
"""So many letters at the end may be others, left out or added, as in `queries` and `vertices`."""

_DIGITS: Final = frozenset(string.digits)
_MARKS: Final = {code: None for code in range(128) if not chr(code).isalnum()}


class Bearers:
    """The nodes that bear each name or alias.

    >>> bearers = Bearers([("dataset/glue", ("GLUE", "GLUE benchmark"))])
    >>> bearers["glue"], bearers["squad"]
    ({'dataset/glue'}, set())
    """

    def __init__(self, nodes: Iterable[tuple[str, Iterable[str]]]) -> None:
        # Two lists for each place, not one of pairs: memory is not searched for cycles of texts.
        self._waiting: defaultdict[str | None, tuple[list[str], list[str]]] = defaultdict(_lists)
        self._sorted: dict[str | None, list[tuple[str, str, str]]] = {}
        self._found: dict[str, set[str]] = {}
        for node, spellings in nodes:
            for name in spellings:
                names, bearers = self._waiting[_place(name)]
                names.append(name)
                bearers.append(node)

    def __getitem__(self, folded: str) -> set[str]:
        """Return the nodes with a name that folds to `folded`, a folded name."""
        if folded not in self._found:
            near = (*self._near(folded), *self._anywhere(folded))
            self._found[folded] = {node for name, node in near if fold(name) == folded}
        return self._found[folded]

    def _anywhere(self, folded: str) -> Iterator[tuple[str, str]]:
        """Yield the other names, and their nodes, that may fold to `folded`: no digit is lost."""
        digits = _DIGITS.intersection(folded)
        for _, name, node in self._all_in(_ANYWHERE):
            if _DIGITS.intersection(name) <= digits:
                yield name, node

    def _near(self, folded: str) -> Iterator[tuple[str, str]]:
        """Yield the plain names, and their nodes, that may fold to `folded`."""
        wanted, place = letters(folded), beginning(folded)
        names = self._all_in(place) if place is not _ANYWHERE else []
        for index in range(bisect_left(names, (wanted[:-_END],)), len(names)):
            its, name, node = names[index]
            if not its.startswith(wanted[:-_END]):
                break
            if abs(len(its) - len(wanted)) <= _END:
                yield name, node

    def _all_in(self, place: str | None) -> list[tuple[str, str, str]]:
        if place not in self._sorted:
            names, nodes = self._waiting.pop(place, ((), ()))
            self._sorted[place] = sorted(zip(map(letters, names), names, nodes, strict=True))
        return self._sorted[place]


def _lists() -> tuple[list[str], list[str]]:
    return [], []


def _place(name: str) -> str | None:
    """Return `beginning(name)`, for most names sooner."""
    first = name[:2]
    if len(first) == 2 and first.isalnum() and name.isascii() and "\\" not in name:
        return first.lower()
    return beginning(name)


def beginning(name: str) -> str | None:
    """Return the first two letters or digits in lower case, fewer where no more are there.

    None of a name that folding may begin otherwise.

    >>> beginning("(V-iT-B)"), beginning("+"), beginning("β-VAE") is None
    ('vi', '', True)
    """
    if not name.isascii() or "\\" in name:
        return _ANYWHERE
    first = _BEGINNING.match(name.lower())
    return f"{first[1]}{first[2]}" if first else ""


def letters(name: str) -> str:
    """Return a name in lower case without the marks of ASCII.

    >>> letters("ViT-B/16")
    'vitb16'
    """
    return name.lower().translate(_MARKS)
