"""Evidence as Web Annotations.

The vocabulary: https://www.w3.org/TR/annotation-vocab/

An annotation connects a span with what it is evidence of. A span is a target of its own, with its
position (0-based, half-open, code points) and its words, so that several annotations share it.
Without the text of the paper a position means nothing, so both are written or neither.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal

from exports.rdf.iris import Description, Iris, Statements
from exports.rdf.nodes import provenance
from exports.rdf.terms import OA, OWN, A
from exports.rdf.values import decimal, integer
from kg.graph import Edge, Span

QUOTE_CONTEXT = 32
"""Code points before and after a quote that help to find it again in a changed text."""

_ANNOTATION, _SPECIFIC = OA["Annotation"], OA["SpecificResource"]
_POSITION, _QUOTE = OA["TextPositionSelector"], OA["TextQuoteSelector"]
_BODY, _TARGET = OA["hasBody"], OA["hasTarget"]
_SOURCE, _SELECTOR = OA["hasSource"], OA["hasSelector"]
_START, _END = OA["start"], OA["end"]
_EXACT, _PREFIX, _SUFFIX = OA["exact"], OA["prefix"], OA["suffix"]
_ROLE_CONFIDENCE = OWN["roleConfidence"]


def mentions(iris: Iris, paper: str, edges: Iterable[Edge]) -> Iterator[Description]:
    """Yield one annotation for each span of each edge."""
    for edge in edges:
        for span in edge.statement.evidence:
            path = f"{paper}/mention/{_offsets(span)}/{edge.target}"
            yield Description(path, _mention(iris, paper, edge, span))


def quotes(iris: Iris, paper: str, text: str, edges: Iterable[Edge]) -> Iterator[Description]:
    """Yield each span of the edges once, with its words."""
    for span in _spans(edges):
        path = _span_path(paper, span)
        yield Description(path, _target(iris, paper, path))
        yield Description(f"{path}/quote", _quote(text, span))


def positions(iris: Iris, paper: str, edges: Iterable[Edge]) -> Iterator[Description]:
    """Yield the position of each of these spans, as a second selector."""
    for span in _spans(edges):
        path = _span_path(paper, span)
        yield Description(path, [(_SELECTOR, iris[f"{path}/position"])])
        yield Description(f"{path}/position", _position(span))


def _spans(edges: Iterable[Edge]) -> list[Span]:
    return sorted({span for edge in edges for span in edge.statement.evidence})


def _offsets(span: Span) -> str:
    start, end = span
    return f"{start}-{end}"


def _span_path(paper: str, span: Span) -> str:
    return f"{paper}/span/{_offsets(span)}"


def _mention(iris: Iris, paper: str, edge: Edge, span: Span) -> Statements:
    yield A, _ANNOTATION
    yield _BODY, iris[edge.target]
    yield _TARGET, iris[_span_path(paper, span)]
    yield from provenance(iris, edge.statement)
    if edge.statement.role_confidence is not None:
        confidence = decimal(edge.statement.role_confidence)
        if confidence is not None:
            yield _ROLE_CONFIDENCE, confidence


def _target(iris: Iris, paper: str, path: str) -> Statements:
    yield A, _SPECIFIC
    yield _SOURCE, iris[f"{paper}/text"]
    yield _SELECTOR, iris[f"{path}/quote"]


def _position(span: Span) -> Statements:
    start, end = span
    yield A, _POSITION
    yield _START, integer(start)
    yield _END, integer(end)


def _quote(text: str, span: Span) -> Statements:
    start, end = span
    yield A, _QUOTE
    yield _EXACT, Literal(text[start:end])
    yield _PREFIX, Literal(text[max(0, start - QUOTE_CONTEXT) : start])
    yield _SUFFIX, Literal(text[end : end + QUOTE_CONTEXT])
