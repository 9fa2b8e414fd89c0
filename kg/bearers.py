"""Which nodes bear a name, found without folding every name of a large graph.

Folding leaves the first two letters or digits of a plain name as they are. Names are put by these,
and folded once one is looked for that begins so.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from kg.folding import fold

_BEGINNING: Final = re.compile(r"[^a-z0-9]*([a-z0-9])[^a-z0-9]*([a-z0-9]?)")
_ANYWHERE: Final = None
"""The place of names that folding may begin otherwise: LaTeX, and letters beyond ASCII."""


class Bearers:
    """The nodes that bear each name or alias.

    >>> bearers = Bearers([("dataset/glue", {"name": "GLUE", "aliases": ("GLUE benchmark",)})])
    >>> bearers["glue"], bearers["squad"]
    ({'dataset/glue'}, set())
    """

    def __init__(self, nodes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        self._waiting: dict[str | None, list[tuple[str, str]]] = {}
        self._found: dict[str, set[str]] = {}
        for node, data in nodes:
            for name in (data["name"], *data["aliases"]):
                self._waiting.setdefault(beginning(name), []).append((name, node))

    def __getitem__(self, folded: str) -> set[str]:
        """Return the nodes with a name that folds to `folded`, a folded name."""
        for place in {beginning(folded), _ANYWHERE}:
            for name, node in self._waiting.pop(place, ()):
                self._found.setdefault(fold(name), set()).add(node)
        return self._found.get(folded, set())


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
