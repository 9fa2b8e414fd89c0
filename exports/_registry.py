"""The table of export formats, and what a caller may choose."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from gzip import GzipFile
from typing import BinaryIO, Self

from exports.rdf.iris import Iris
from exports.rdf.moments import moment
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.registry import Registry

DEFAULT_BASE_IRI = "https://w3id.org/paperkg/"

GZIP_SUFFIX = ".gz"
"""Stands after the suffix of any format, for the same bytes compressed."""


class Evidence(StrEnum):
    """How much of the papers' own words goes into RDF; each holds what the ones before it hold."""

    NONE = "none"
    """No annotations and no texts: neither abstracts nor quotes."""
    QUOTES = "quotes"
    """One annotation a mention, with its words and some before and after, but no whole text."""
    FULL = "full"
    """Abstracts and texts too, and where in them each annotation stands."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; a format that has no use for a choice ignores it.

    `date` says when the graph was made: a date, or a date with time and zone, in ISO 8601; without
    one no output tells a time, so that the same input gives the same bytes. A base IRI or a date
    that is none is an `InvalidValueError`.
    """

    base_iri: str = DEFAULT_BASE_IRI
    evidence: Evidence = Evidence.FULL
    date: str | None = None

    def __post_init__(self) -> None:
        Iris(self.base_iri)
        if self.date is not None:
            moment(self.date)

    @classmethod
    def given(
        cls, base_iri: str | None = None, evidence: str | None = None, date: str | None = None
    ) -> Self:
        """Return the options of words as a user writes them; None stands for what is usual.

        >>> Options.given(evidence="all")
        Traceback (most recent call last):
        ...
        kg.errors.UnknownNameError: unknown level of evidence 'all'; known: full, none, quotes
        """
        level = evidence or Evidence.FULL.value
        if level not in list(Evidence):
            raise UnknownNameError("level of evidence", level, Evidence)
        base = DEFAULT_BASE_IRI if base_iri is None else base_iri
        return cls(base_iri=base, evidence=Evidence(level), date=date)


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


def exporter_for(file_name: str, form: str | None = None) -> Exporter:
    """Return the exporter of the format `form`, else the one whose suffix `file_name` has.

    A name that ends with `.gz` gives one that compresses. No such format, or no such suffix, is an
    `UnknownNameError` that lists the known.

    >>> exporter_for("graph.ttl").suffixes
    ('.ttl',)
    >>> exporter_for("graph.ttl.gz").suffixes
    ('.ttl.gz',)
    """
    plain = file_name.removesuffix(GZIP_SUFFIX)
    exporter = _by_suffix(plain) if form is None else EXPORTERS[form]
    return exporter if plain == file_name else _compressed(exporter)


def _by_suffix(file_name: str) -> Exporter:
    known = {suffix: exporter for exporter in EXPORTERS.values() for suffix in exporter.suffixes}
    # The longest that fits: `.leaderboards.json` ends with `.json` too.
    for suffix in sorted(known, key=len, reverse=True):
        if file_name.endswith(suffix):
            return known[suffix]
    raise UnknownNameError("suffix of", file_name, known)


def _compressed(exporter: Exporter) -> Exporter:
    def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
        # No name and no time in the header, so that the same graph gives the same bytes.
        with GzipFile("", "wb", fileobj=file, mtime=0) as inner:
            exporter.write(graph, inner, options)  # type: ignore[arg-type]  # has all that a binary file has: "expected "BinaryIO""

    suffixes = tuple(f"{suffix}{GZIP_SUFFIX}" for suffix in exporter.suffixes)
    return Exporter(suffixes, exporter.summary, write)
