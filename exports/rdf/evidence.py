"""Evidence as Web Annotations.

The vocabulary: https://www.w3.org/TR/annotation-vocab/

An annotation connects a span with what it is evidence of. A span is a target of its own, with its
position (0-based, half-open, code points) and its words, so that several annotations share it.
Without the text of the paper a position means nothing, so both are written or neither.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal

from exports.rdf.iris import Iris, Shape, Shaped, Slot, Value
from exports.rdf.nodes import extractions
from exports.rdf.terms import ITSRDF, OA, OWN, PROV, A
from exports.rdf.values import decimal
from kg.graph import Edge, Statement

QUOTE_CONTEXT = 32
"""Code points before and after a quote that help to find it again in a changed text."""

_TARGET = Shape(
    (A, OA["SpecificResource"]), (OA["hasSource"], Slot.PATH), (OA["hasSelector"], Slot.PATH)
)
_PLACED_TARGET = Shape(*_TARGET.places, (OA["hasSelector"], Slot.PATH))
_POSITION = Shape(
    (A, OA["TextPositionSelector"]), (OA["start"], Slot.INTEGER), (OA["end"], Slot.INTEGER)
)
_QUOTE = Shape(
    (A, OA["TextQuoteSelector"]),
    (OA["exact"], Slot.TEXT),
    (OA["prefix"], Slot.TEXT),
    (OA["suffix"], Slot.TEXT),
)


def mentions(iris: Iris, paper: str, edges: Iterable[Edge]) -> Iterator[Shaped]:
    """Yield one annotation for each span of each edge."""
    for edge in edges:
        target, said = edge.target, edge.statement
        sure, runs, sure_role = _confidence(said), extractions(said.extractor), _role(said)
        shape = _annotation(len(sure), len(runs), len(sure_role))
        for start, end in said.evidence:
            words = f"{start}-{end}"
            values: tuple[Value, ...] = (target, f"{paper}/span/{words}", *sure, *runs, *sure_role)
            yield Shaped(f"{paper}/mention/{words}/{target}", shape, values, paper, iris)


def spans(
    iris: Iris, paper: str, text: str, edges: Iterable[Edge], *, places: bool
) -> Iterator[Shaped]:
    """Yield each span of the edges once with its words, and with its place in the text or not."""
    source, shape = f"{paper}/text", _PLACED_TARGET if places else _TARGET
    for span in sorted({span for edge in edges for span in edge.statement.evidence}):
        start, end = span
        path = f"{paper}/span/{start}-{end}"
        quote, position = f"{path}/quote", f"{path}/position"
        selectors = (quote, position) if places else (quote,)
        yield Shaped(path, shape, (source, *selectors), paper, iris)
        if places:
            yield Shaped(position, _POSITION, span, paper, iris)
        before, after = text[max(0, start - QUOTE_CONTEXT) : start], text[end : end + QUOTE_CONTEXT]
        yield Shaped(quote, _QUOTE, (text[start:end], before, after), paper, iris)


def _confidence(statement: Statement) -> tuple[Literal, ...]:
    number = decimal(statement.confidence)
    return () if number is None else (number,)


def _role(statement: Statement) -> tuple[Literal, ...]:
    given = statement.role_confidence
    number = None if given is None else decimal(given)
    return () if number is None else (number,)


@lru_cache(maxsize=64)
def _annotation(confidences: int, runs: int, role_confidences: int) -> Shape:
    return Shape(
        (A, OA["Annotation"]),
        (OA["hasBody"], Slot.PATH),
        (OA["hasTarget"], Slot.PATH),
        *[(ITSRDF["taConfidence"], Slot.LITERAL)] * confidences,
        *[(PROV["wasGeneratedBy"], Slot.PATH)] * runs,
        *[(OWN["roleConfidence"], Slot.LITERAL)] * role_confidences,
    )
