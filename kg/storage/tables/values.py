"""Values of nodes and edges as cells of tables, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple
from sys import intern
from typing import Any, Final

from kg.graph import Span
from kg.graph.attributes import LAYOUTS, Layout
from kg.graph.checks import check_node
from kg.graph.fields import Filled, Identifiers, rule_of
from kg.model import MergedName, Source
from kg.schema import KINDS, Rule
from kg.storage.tables.schema import own

Cell = str | int | float | None

_encode: Final = json.JSONEncoder(ensure_ascii=False, default=astuple).encode
_RULES: Final[Mapping[str, Rule]] = {rule.value: rule for rule in Rule}
TRUTHS: Final[Mapping[Cell, bool]] = {0: False, 1: True}


def as_cell(value: Any) -> Cell:  # noqa: ANN401 - any attribute
    """Return a value as it stands in a table: lists as JSON, empty ones as None.

    >>> as_cell(("a", "b")), as_cell(()), as_cell("x"), as_cell(None)
    ('["a", "b"]', None, 'x', None)
    """
    if isinstance(value, tuple):
        return _encode(value) if value else None
    return value if value is None or isinstance(value, int | float) else str(value)


def _sources(found: Iterable[Any]) -> tuple[Source, ...]:
    return tuple(_source(*item) for item in found)


def _source(file: object, line: object, page_date: object) -> Source:
    if not (isinstance(file, str) and type(line) is int and isinstance(page_date, str | None)):
        raise TypeError(f"{(file, line, page_date)} is no source")
    return Source(file, line, page_date)


def _merges(found: Iterable[Any]) -> tuple[MergedName, ...]:
    return tuple(MergedName(surface, _RULES[rule], papers) for surface, rule, papers in found)


def _pairs(found: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(tuple, found))


_OF_LISTS: Final[Mapping[object, Callable[[Iterable[Any]], tuple[Any, ...]]]] = {
    tuple[str, ...]: tuple,
    tuple[Filled, ...]: tuple,
    tuple[Source, ...]: _sources,
    tuple[MergedName, ...]: _merges,
    Identifiers: _pairs,
}


def text(cell: Cell) -> str:
    """Return a cell that must be text; raise TypeError if it is none."""
    if not isinstance(cell, str):
        raise TypeError(f"{type(cell).__name__} stands where text should")
    return cell


def items(cell: Cell) -> list[Any]:
    """Return the items of a list; raise ValueError or TypeError if the cell is none."""
    if cell is None:
        return []
    found = json.loads(text(cell))
    if not isinstance(found, list):
        raise TypeError(f"{type(found).__name__} stands where a list should")
    return found


def spans(cells: Iterable[str | None]) -> Iterator[tuple[Span, ...]]:
    """Yield the evidence of edges. All of it is parsed at once, which takes half the time."""
    for found in json.loads(f"[{','.join(cell or '[]' for cell in cells)}]"):
        yield tuple(map(tuple, found))


_Read = Callable[[Cell], Any]
_AS_IT_IS: Final[Mapping[object, _Read]] = {
    bool: lambda cell: TRUTHS[cell],
    **{
        listed: lambda cell, read=read: read(items(cell))  # type: ignore[misc]
        for listed, read in _OF_LISTS.items()
    },
}
_OF_ALL: Final[Mapping[str, tuple[object, Callable[[Any], bool]]]] = {
    "kind": (str, KINDS.__contains__),
    "name": (str, rule_of(str).holds),
    "aliases": (tuple[str, ...], rule_of(tuple[str, ...]).holds),
    "sure": (bool, rule_of(bool).holds),
}
"""Types of what nodes of all kinds have, and what may stand there."""


def cell_reader(kind: str | None, attribute: str) -> _Read:
    """Return what reads the cells of an attribute of a kind, or of all kinds.

    It raises ValueError, TypeError or LookupError for what cannot stand there.
    """
    own_rules = {a.name: (a.type, a.rule.holds) for a in LAYOUTS[kind].attributes} if kind else {}
    declared, holds = own_rules.get(attribute) or _OF_ALL[attribute]
    change = _AS_IT_IS.get(declared)

    def read(cell: Cell) -> Any:  # noqa: ANN401 - any attribute
        value = cell if change is None else change(cell)
        if not holds(value):
            raise ValueError(f"{attribute} is {value!r}")
        return value

    return read


class RecordReader:
    """Makes the attributes of nodes from rows: kind, name, aliases, sure, then `columns`."""

    def __init__(self, layout: Layout) -> None:
        """Read nodes that have their records in that layout."""
        attributes = own(layout)
        names = [attribute.name for attribute in attributes]
        self.columns = ", ".join(names)
        self._layout = layout
        self._names = ["kind", "name", "aliases", "sure", *names]
        self._named_by = layout.named_by
        places = [(self._names.index(a.name), a) for a in attributes]
        self._lists = [(place, _OF_LISTS[a.type]) for place, a in places if a.type in _OF_LISTS]
        self._truths = [self._names.index("sure"), *(p for p, a in places if a.type is bool)]
        self._words = [self._names.index("kind"), *(p for p, a in places if a.words)]
        self._left_out = [(a.name, a.default) for a in attributes if a.is_left_out]

    def read(self, node: str, cells: list[Any]) -> dict[str, Any]:
        """Return the attributes of a node; the list is changed.

        What cannot be true is a GraphError, ValueError, TypeError or LookupError.
        """
        for place, read in self._lists:
            if cells[place] is None:
                cells[place] = ()
            else:
                cells[place] = read(items(cells[place]))
        for place in self._truths:
            cells[place] = TRUTHS[cells[place]]
        for place in self._words:
            # One text for all nodes: less memory.
            cells[place] = cells[place] and intern(cells[place])
        cells[2] = tuple(items(cells[2]))
        data = dict(zip(self._names, cells, strict=True))
        for name, default in self._left_out:
            if data[name] == default:
                del data[name]
        data[self._named_by] = data["name"]
        if LAYOUTS[data["kind"]] is not self._layout:
            raise LookupError(f"the record of {node} is none of a {data['kind']}")
        check_node(node, self._layout, data)
        return data
