"""The registry of export formats."""

from collections.abc import Callable
from dataclasses import dataclass
from gzip import GzipFile
from typing import BinaryIO

from exports.rdf.options import Options
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.registry import Registry

GZIP_SUFFIX = ".gz"
"""Stands after the suffix of any format, for the same bytes compressed."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its suffixes, a summary of one sentence, and the function that writes it.

    `write` takes the graph, a binary file and the options. It writes canonical bytes: equal graphs
    give the same bytes, in whatever order they were built. Unless `is_text` is false, these are
    UTF-8 and end with one line feed. The summary of a format of RDF begins with `RDF`, and tests
    read it back as the first of its suffixes says.
    """

    suffixes: tuple[str, ...]
    summary: str
    write: Callable[[KnowledgeGraph, BinaryIO, Options], None]
    is_text: bool = True


EXPORTERS = Registry[Exporter]("format", "exports.formats")


def exporter_for(file_name: str, form: str | None = None) -> Exporter:
    """Return the exporter of the format `form`, or by the suffix of `file_name` if `form` is None.

    A name that ends with `.gz` gives one that compresses. Raise `UnknownNameError`, with the known
    ones, for an unknown format or suffix.

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
    raise UnknownNameError("suffix of", file_name, known, note=f"each also with {GZIP_SUFFIX}")


def _compressed(exporter: Exporter) -> Exporter:
    def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
        # No name and no time in the header, so that the same graph gives the same bytes.
        with GzipFile("", "wb", fileobj=file, mtime=0) as inner:
            exporter.write(graph, inner, options)  # type: ignore[arg-type]  # has all that a binary file has: "expected "BinaryIO""

    suffixes = tuple(f"{suffix}{GZIP_SUFFIX}" for suffix in exporter.suffixes)
    return Exporter(suffixes, exporter.summary, write, is_text=False)
