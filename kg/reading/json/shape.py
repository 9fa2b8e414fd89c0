"""What the beginning of a JSON input says of its form: which objects stand where, their keys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from typing import Any, Final

import ijson

from kg.reading.document import Head
from kg.reading.json.text import JsonText

__all__ = ["JsonShape", "json_shape"]

_MOST_EVENTS: Final = 20_000
_PIECE: Final = 2**8
"""Bytes parsed at once: what stands before a fault is known up to the piece with the fault."""


@dataclass(frozen=True, slots=True)
class JsonShape:
    """The objects at the beginning of an input.

    Paths are those of ijson: `results.item` is each object in the list `results` of the one top
    object, `item` each in a top list, and the empty path the top objects themselves, of which
    JSON Lines have many.
    """

    keys: Mapping[str, frozenset[str]]
    """The keys of the objects at each path."""
    values: Mapping[str, Any]
    """The first number, truth value or text at each path: `meta.count`, `messages.item.total`."""

    def at(self, path: str) -> frozenset[str]:
        """Return the keys of the objects at a path; none where there are no objects."""
        return self.keys.get(path, frozenset())

    def has(self, path: str, *keys: str) -> bool:
        """Say whether the objects at a path have all of these keys."""
        return self.at(path).issuperset(keys)

    @property
    def is_json(self) -> bool:
        """Whether the input begins with an object, or a list of objects."""
        return bool(self.keys)


def json_shape(head: Head) -> JsonShape:
    """Return the shape of an input; one that is no JSON has no keys at any path.

    >>> shape = json_shape(Head(b'{"meta": {"count": 2}, "results": [{"id": "W1", "ti'))
    >>> shape.values, sorted(shape.at("")), sorted(shape.at("results.item"))
    ({'meta.count': 2, 'results.item.id': 'W1'}, ['meta', 'results'], ['id'])
    """
    return _shape(head.text)


@lru_cache(maxsize=2)
def _shape(text: str) -> JsonShape:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    values: dict[str, Any] = {}
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        for path, event, value in _events(text):
            if event == "map_key":
                keys[path].add(value)
            elif event == "start_map":
                keys[path].update(())
            elif event in {"number", "string", "boolean"}:
                values.setdefault(path, value)
    return JsonShape({path: frozenset(found) for path, found in keys.items()}, values)


def _events(text: str) -> Iterator[tuple[str, str, Any]]:
    """Yield the events of ijson until the text breaks off."""
    data = JsonText(StringIO(text.lstrip("\ufeff")), mend=True)
    events = ijson.parse(data, use_float=True, multiple_values=True, buf_size=_PIECE)
    try:
        for _, event in zip(range(_MOST_EVENTS), events, strict=False):
            yield event
    except (ijson.JSONError, ValueError):
        return
