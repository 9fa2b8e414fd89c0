"""Values of nodes and edges as cells of tables, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple
from sys import intern
from typing import Any, Final

from kg.graph import Span
from kg.graph.attributes import Layout
from kg.graph.fields import Filled, Identifiers
from kg.model import MergedName, Source
from kg.schema import Rule
from kg.storage.tables.schema import RECORDS, own

Cell = str | int | float | None

_RULES: Final[Mapping[str, Rule]] = {rule.value: rule for rule in Rule}


def as_cell(value: Any) -> Cell:  # noqa: ANN401 - any attribute
    """Return a value as it stands in a table: lists as JSON, empty ones as None.

    >>> as_cell(("a", "b")), as_cell(()), as_cell("x"), as_cell(None)
    ('["a", "b"]', None, 'x', None)
    """
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, default=astuple) if value else None
    return value if value is None or isinstance(value, int | float) else str(value)


def _sources(items: Iterable[Any]) -> tuple[Source, ...]:
    return tuple(Source(*item) for item in items)


def _merges(items: Iterable[Any]) -> tuple[MergedName, ...]:
    return tuple(MergedName(surface, _RULES[rule], papers) for surface, rule, papers in items)


def _pairs(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(tuple, items))


_OF_LISTS: Final[Mapping[object, Callable[[Iterable[Any]], tuple[Any, ...]]]] = {
    tuple[str, ...]: tuple,
    tuple[Filled, ...]: tuple,
    tuple[Source, ...]: _sources,
    tuple[MergedName, ...]: _merges,
    Identifiers: _pairs,
}


def strings(cell: str | None) -> tuple[str, ...]:
    """Return the strings of a list."""
    return tuple(json.loads(cell)) if cell else ()


def spans(cells: Iterable[str | None]) -> Iterator[tuple[Span, ...]]:
    """Yield the evidence of edges. All of it is parsed at once, which takes half the time."""
    for found in json.loads(f"[{','.join(cell or '[]' for cell in cells)}]"):
        yield tuple(map(tuple, found))


_IN_LISTS: Final = {
    attribute.name: _OF_LISTS[attribute.type]
    for layout in RECORDS.values()
    for attribute in layout.attributes
    if attribute.type in _OF_LISTS
}


def list_reader(attribute: str) -> Callable[[str | None], tuple[Any, ...]] | None:
    """Return what reads the cells of an attribute that is a list, None for any other."""
    read = _IN_LISTS.get(attribute)
    return None if read is None else lambda cell: read(json.loads(cell)) if cell else ()


class RecordReader:
    """Makes the attributes of nodes from rows: kind, name, aliases, sure, then `columns`."""

    def __init__(self, layout: Layout) -> None:
        """Read nodes that have their records in that layout."""
        attributes = own(layout)
        names = [attribute.name for attribute in attributes]
        self.columns = ", ".join(names)
        self._names = ["kind", "name", "aliases", "sure", *names]
        self._named_by = layout.named_by
        places = [(self._names.index(a.name), a) for a in attributes]
        self._lists = [(place, _OF_LISTS[a.type]) for place, a in places if a.type in _OF_LISTS]
        self._truths = [self._names.index("sure"), *(p for p, a in places if a.type is bool)]
        self._words = [self._names.index("kind"), *(p for p, a in places if a.words)]
        self._left_out = [(a.name, a.default) for a in attributes if a.is_left_out]

    def read(self, cells: list[Any]) -> dict[str, Any]:
        """Return the attributes of a node; the list is changed."""
        for place, read in self._lists:
            cells[place] = read(json.loads(cells[place])) if cells[place] else ()
        for place in self._truths:
            cells[place] = bool(cells[place])
        for place in self._words:
            # One text for all nodes: less memory.
            cells[place] = cells[place] and intern(cells[place])
        cells[2] = strings(cells[2])
        data = dict(zip(self._names, cells, strict=True))
        for name, default in self._left_out:
            if data[name] == default:
                del data[name]
        data[self._named_by] = data["name"]
        return data
