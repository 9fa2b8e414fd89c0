"""The table of export formats."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from exports.rdf.iris import Iris
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.registry import Registry

DEFAULT_BASE_IRI = "https://w3id.org/paperkg/"


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; a format that has no use for a choice ignores it.

    A base IRI that is none is an `InvalidValueError`.
    """

    base_iri: str = DEFAULT_BASE_IRI

    def __post_init__(self) -> None:
        Iris(self.base_iri)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: the suffixes that stand for it, one sentence, and the function that writes it.

    `write` gets the graph, a binary file and the options. It writes canonical bytes: the same
    graph gives the same bytes, whatever the order in which it was built.
    """

    suffixes: tuple[str, ...]
    summary: str
    write: Callable[[KnowledgeGraph, BinaryIO, Options], None]


EXPORTERS = Registry[Exporter]("format", "exports")


def exporter_for(file_name: str) -> Exporter:
    """Return the exporter whose suffix `file_name` has; none is an error that lists the known.

    >>> exporter_for("graph.ttl").suffixes
    ('.ttl',)
    """
    for exporter in EXPORTERS.values():
        if file_name.endswith(exporter.suffixes):
            return exporter
    known = (suffix for exporter in EXPORTERS.values() for suffix in exporter.suffixes)
    raise UnknownNameError("suffix of", file_name, known)
