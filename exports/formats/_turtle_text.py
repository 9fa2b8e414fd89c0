"""Descriptions as the text of Turtle, letter by letter what Oxigraph's writer makes of them.

Millions of triples would be built for that writer and taken apart again. Here the terms that a
graph has most of are written at once; every other term is still left to Oxigraph, once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from exports.rdf.iris import Described, Description, Iris, Shape, Shaped, Slot, Value
from exports.rdf.terms import XSD, A, prefixes

__all__ = ["turtle_blocks"]

# A local name in which nothing but `/` and `%` needs a backslash:
# https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL
_PLAIN: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./%-]*[A-Za-z0-9_-])?")
_DECIMAL: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_XSD_DECIMAL: Final = XSD["decimal"]
_REMEMBERED: Final = 1 << 14  # the parts of some papers, and what many papers speak of
_SUBJECT: Final = NamedNode("tag:paperkg,2026:subject")
_BEFORE: Final = f"\n{_SUBJECT} {_SUBJECT} "


def turtle_blocks(descriptions: Iterable[Described], base_iri: str) -> Iterator[str]:
    """Yield the prefixes, then the lines of each description that says anything."""
    known = prefixes(base_iri)
    terms = _Terms(base_iri, known)
    yield _written(_SUBJECT, known).partition("\n<")[0] + "\n"
    for description in descriptions:
        if isinstance(description, Shaped):
            yield terms.of_shape(description)
        elif description.statements:
            yield terms.of_description(description)


def _lines(subject: str, said: Iterable[tuple[str, str]]) -> str:
    """Return the lines of a subject; values of one property stand together."""
    parts = [subject]
    before = ""
    for term, value in said:
        if term == before:
            parts.append(f" , {value}")
        else:
            parts.append(f" ;\n\t{term} {value}" if before else f" {term} {value}")
            before = term
    parts.append(" .\n")
    return "".join(parts)


class _Terms:
    """How terms are written under these prefixes."""

    def __init__(self, base_iri: str, known: Mapping[str, str]) -> None:
        self._base, self._known, self._iris = base_iri, known, Iris(base_iri)
        # Where the space of a prefix lies in that of another, the longer one is written.
        self._kinds = {
            space.removeprefix(base_iri).removesuffix("/"): prefix
            for prefix, space in known.items()
            if space.startswith(base_iri)
            and not any(s.startswith(space) for s in known.values() if s != space)
        }
        self._spaces = tuple(known.values())
        self._iri = lru_cache(maxsize=_REMEMBERED)(self._iri_anew)
        self._path = lru_cache(maxsize=_REMEMBERED)(self._path_anew)
        self._typed = lru_cache(maxsize=_REMEMBERED)(self._typed_anew)
        self._oxigraph = lru_cache(maxsize=_REMEMBERED)(self._by_oxigraph)
        self._layout = lru_cache(maxsize=None)(self._layout_anew)

    def of_description(self, description: Description) -> str:
        """Return the lines of any description."""
        said = [(self._property(term), self._value(v)) for term, v in description.statements]
        return _lines(self._path(description.path), said)

    def of_shape(self, description: Shaped) -> str:
        """Return the lines of a description that has a shape."""
        text, slots = self._layout(description.shape)
        path = self._path
        values = [
            path(value) if slot is Slot.PATH else self._of_slot(value)
            for slot, value in zip(slots, description.values, strict=True)
        ]
        return text % (path(description.path), *values)

    def _layout_anew(self, shape: Shape) -> tuple[str, tuple[Slot, ...]]:
        """Return the lines of a shape, `%s` for the subject and each slot, and the slots."""
        said = [
            (self._property(term), "%s" if isinstance(value, Slot) else self._value(value))
            for term, value in shape.places
        ]
        return _lines("%s", said), tuple(v for _, v in shape.places if isinstance(v, Slot))

    def _of_slot(self, value: Value) -> str:
        if isinstance(value, str):
            is_plain = value.isprintable() and '"' not in value and "\\" not in value
            return f'"{value}"' if is_plain else str(Literal(value))
        return str(value) if isinstance(value, int) else self._typed(value)

    def _property(self, term: NamedNode) -> str:
        return "a" if term is A else self._iri(term)

    def _value(self, value: NamedNode | Literal) -> str:
        if isinstance(value, NamedNode):
            return self._iri(value)
        text = str(value)
        # A plain literal is in Turtle what it is in N-Triples.
        return text if text[-1] == '"' else self._typed(value)

    def _iri_anew(self, node: NamedNode) -> str:
        iri = node.value
        if iri.startswith(self._base):
            return self._path(iri[len(self._base) :])
        return self._oxigraph(node) if iri.startswith(self._spaces) else str(node)

    def _path_anew(self, path: str) -> str:
        """Return the IRI under the base that has this path."""
        kind, slash, local = path.partition("/")
        prefix = self._kinds.get(kind) if slash else None
        if prefix is None or not _PLAIN.fullmatch(local):
            return self._oxigraph(self._iris[path])
        return f"{prefix}:{local}".replace("/", "\\/").replace("%", "\\%")

    def _typed_anew(self, value: Literal) -> str:
        is_decimal = value.datatype == _XSD_DECIMAL and _DECIMAL.fullmatch(value.value)
        return value.value if is_decimal else self._oxigraph(value)

    def _by_oxigraph(self, term: NamedNode | Literal) -> str:
        return _written(term, self._known).partition(_BEFORE)[2].removesuffix(" .\n")


def _written(term: NamedNode | Literal, known: Mapping[str, str]) -> str:
    """Return the prefixes and a triple with this object, as Oxigraph writes them."""
    statement = Triple(_SUBJECT, _SUBJECT, term)
    found = serialize([statement], format=RdfFormat.TURTLE, prefixes=dict(known))
    assert found is not None
    return found.decode()
