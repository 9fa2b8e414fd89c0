"""IRIs of nodes and of the parts that only RDF names, and descriptions of what has one.

An IRI is a base IRI and a path. Most of a graph is evidence, every piece of which is described
alike: such descriptions have a shape that is made once, and values, of which terms are made only
for formats that need terms.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from exports.rdf.values import integer
from kg.errors import GraphError, InvalidValueError

Statements = Iterable[tuple[NamedNode, NamedNode | Literal]]
"""Properties and their values, all of one subject."""


class Description(NamedTuple):
    """The statements about one subject; `path` is its IRI without the base."""

    path: str
    statements: Statements
    paper: str | None = None
    """The id of the only paper that states them, or None if several may."""


def order_of(path: str) -> str:
    """Return what paths are sorted by: their segments, so that the parts of a paper follow it."""
    return path.replace("/", "\0")  # which no path has, and which comes before all others


class Iris:
    """The IRIs under one base.

    >>> Iris("https://example.org/")["model/vit"]
    <NamedNode value=https://example.org/model/vit>
    """

    def __init__(self, base_iri: str) -> None:
        """Raise `InvalidValueError` unless `base_iri` is absolute and ends with a slash or hash."""
        scheme, _, rest = base_iri.partition("://")
        try:
            valid = bool(scheme and rest.strip("/#") and NamedNode(base_iri))
        except ValueError:
            valid = False
        if not valid or not base_iri.endswith(("/", "#")):
            raise InvalidValueError(
                f"base IRI {base_iri!r} is no absolute IRI that ends with / or #;"
                " give one such as https://example.org/"
            )
        self.base = base_iri

    def __getitem__(self, path: str) -> NamedNode:
        """Return the IRI of `path`; raise `GraphError` if base and path make none."""
        try:
            return _named_node(self.base + path)
        except ValueError as error:
            raise GraphError(
                f"node {path!r} makes no IRI after {self.base}; percent-encode its id"
            ) from error


@lru_cache(maxsize=1 << 14)  # the parts of a paper, and what many papers speak of
def _named_node(iri: str) -> NamedNode:
    return NamedNode(iri)


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


def to_curie(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI as prefix and local name, by the longest namespace that it begins with.

    Return `iri` itself if no namespace of `prefixes` fits, or if the local name would begin with
    two slashes, since a reader would take the prefix for a scheme: https://www.w3.org/TR/curie/.

    >>> to_curie("https://a.org/model/vit", {"a": "https://a.org/", "m": "https://a.org/model/"})
    'm:vit'
    """
    fitting = [
        (len(space), prefix)
        for prefix, space in prefixes.items()
        if iri.startswith(space) and not iri.startswith(f"{space}//")
    ]
    length, prefix = max(fitting, default=(0, ""))
    return f"{prefix}:{iri[length:]}" if length else iri
