"""JSON-LD: RDF as JSON, with prefixes in its context.

Specified in https://www.w3.org/TR/json-ld11/. Each subject has a line of its own, in the order of
Turtle, so that versions of a file can be compared; Oxigraph's own writer makes one long line
without a context. Strings and whole numbers stand as such, other values with their type. Written
in one pass; not read back.
"""

import json
from collections.abc import Mapping
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode

from exports import EXPORTERS, Exporter, Options
from exports.rdf.iris import Described, to_curie
from exports.rdf.terms import XSD, A, prefixes
from exports.rdf.triples import descriptions
from kg.graph import KnowledgeGraph

_STRING, _INTEGER = XSD["string"], XSD["integer"]
_EXACT_DIGITS = 15
"""Longer whole numbers lose digits in programs that read every number as floating point."""


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write `graph` as JSON-LD in compact form; IRIs begin with the base IRI of `options`."""
    context = prefixes(options.base_iri)
    names = _Names(context)
    file.write(f'{{"@context": {_json(context)},\n"@graph": ['.encode())
    separator = "\n"
    for description in descriptions(graph, options):
        line = _json(_node(names, options.base_iri, description))
        file.write(f"{separator}{line}".encode())
        separator = ",\n"
    file.write(b"\n]}\n")


class _Names:
    """The CURIEs of IRIs, each computed once."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._known: dict[str, str] = {}

    def __getitem__(self, iri: str) -> str:
        if iri not in self._known:
            self._known[iri] = to_curie(iri, self._prefixes)
        return self._known[iri]


def _node(names: _Names, base_iri: str, description: Described) -> dict[str, object]:
    said: dict[str, list[object]] = {}
    for term, value in description.statements:
        if term == A and isinstance(value, NamedNode):
            said.setdefault("@type", []).append(names[value.value])
        else:
            said.setdefault(names[term.value], []).append(_value(names, value))
    values = {key: found[0] if len(found) == 1 else found for key, found in said.items()}
    return {"@id": names[base_iri + description.path], **values}


def _value(names: _Names, value: NamedNode | Literal) -> object:
    if isinstance(value, NamedNode):
        return {"@id": names[value.value]}
    if value.datatype == _STRING:
        return value.value
    if value.datatype == _INTEGER and len(value.value) <= _EXACT_DIGITS:
        return int(value.value)
    return {"@type": names[value.datatype.value], "@value": value.value}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


EXPORTERS.register("jsonld", Exporter((".jsonld",), "RDF as JSON, with a context.", write))
