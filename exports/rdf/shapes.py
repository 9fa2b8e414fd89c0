"""Descriptions of one shape: the same properties in the same order, with other values.

Most of a graph is evidence, and every piece of it is described alike. A shape is made once; what is
made for each piece are its values, and terms are made of them only for formats that need terms.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from exports.rdf.iris import Description, Iris
from exports.rdf.values import integer

__all__ = ["Described", "Shape", "Shaped", "Slot", "Value"]


class Slot(Enum):
    """What stands in a place of a shape."""

    PATH = auto()
    """An IRI, by its path."""
    TEXT = auto()
    """A string."""
    INTEGER = auto()
    """A whole number."""
    LITERAL = auto()
    """Any literal, as a term."""


Value = str | int | Literal


class Shape:
    """Properties, each with a term that is always the same or with what stands there."""

    __slots__ = ("places",)

    def __init__(self, *places: tuple[NamedNode, NamedNode | Slot]) -> None:
        self.places: Final = places


class Shaped(NamedTuple):
    """The description of one subject by a shape and the values of its places, in their order."""

    path: str
    shape: Shape
    values: tuple[Value, ...]
    paper: str
    iris: Iris

    @property
    def statements(self) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
        """Properties with their values as terms."""
        values = iter(self.values)
        for term, place in self.shape.places:
            yield term, self._term(place, next(values)) if isinstance(place, Slot) else place

    def _term(self, slot: Slot, value: Value) -> NamedNode | Literal:
        if isinstance(value, Literal):
            return value
        if isinstance(value, int):
            return integer(value)
        return self.iris[value] if slot is Slot.PATH else Literal(value)


Described = Description | Shaped
"""The statements about one subject: each has `path`, `statements` and `paper`."""
