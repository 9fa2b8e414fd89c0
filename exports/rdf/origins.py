"""Provenance in PROV: the build, its software and sources, and the extractors.

The vocabulary: https://www.w3.org/TR/prov-o/
"""

from collections.abc import Iterator

from pyoxigraph import Literal

from exports.rdf import papers
from exports.rdf.build_date import DATE_TIME, build_date
from exports.rdf.iris import Description, Iris, Statements
from exports.rdf.nodes import components
from exports.rdf.terms import PROV, RDFS, SCHEMA, A
from kg.graph import KnowledgeGraph
from kg.model import Source
from kg.names.ids import segment
from kg.schema import ANNOTATION, NodeKind
from kg.version import __version__

BUILD = "build"
"""The path of the activity that made the graph."""

_SOFTWARE = "software"


def origins(graph: KnowledgeGraph, iris: Iris, date: str | None) -> Iterator[Description]:
    """Yield descriptions of the build, the input files, and the extractors with their runs."""
    files = sorted({source.file for source in _sources(graph)})
    pages = [papers.page_path(file) for file in files]
    for page, file in zip(pages, files, strict=True):
        yield Description(page, _page(file))
    near = (said for node in graph for said in graph.succ(node).values())
    joined = {str(data["extractor"]) for said in near for data in said.values()}
    names = sorted({name for several in joined for name in components(several)})
    runs = [f"extraction/{segment(name)}" for name in names]
    yield Description(BUILD, _build(iris, pages, runs, date))
    yield Description(_SOFTWARE, _agent("paperkg", __version__))
    for name, run in zip(names, runs, strict=True):
        path = f"extractor/{segment(name)}"
        yield Description(run, _activity(iris, path))
        yield Description(path, _extractor(iris, name))


def _sources(graph: KnowledgeGraph) -> Iterator[Source]:
    for paper in graph.nodes(NodeKind.PAPER):
        yield from graph.paper(paper).source


def _page(file: str) -> Statements:
    yield A, PROV["Entity"]
    yield RDFS["label"], Literal(file)


def _build(iris: Iris, pages: list[str], runs: list[str], date: str | None) -> Statements:
    yield from _activity(iris, _SOFTWARE)
    for page in pages:
        yield PROV["used"], iris[page]
    for run in runs:
        yield PROV["wasInformedBy"], iris[run]
    if date is not None and (end := build_date(date)).datatype == DATE_TIME:
        # PROV wants a point in time here; a day alone is told of the graph itself.
        yield PROV["endedAtTime"], end


def _activity(iris: Iris, agent: str) -> Statements:
    yield A, PROV["Activity"]
    yield PROV["wasAssociatedWith"], iris[agent]


def _agent(name: str, version: str) -> Statements:
    yield A, PROV["SoftwareAgent"]
    yield RDFS["label"], Literal(name)
    yield SCHEMA["softwareVersion"], Literal(version)


def _extractor(iris: Iris, component: str) -> Statements:
    if component == ANNOTATION:
        yield A, PROV["Agent"]
        yield RDFS["label"], Literal(component)
        return
    yield from _agent(component, __version__)
    yield PROV["actedOnBehalfOf"], iris[_SOFTWARE]
