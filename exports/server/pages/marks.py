"""Cut a text where marks begin and end, so that overlapping marks can be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from kg.graph import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """A mark on a span: 0-based, half-open, in code points."""

    start: int
    end: int
    what: T


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A piece of text with the marks that cover it, the shortest first."""

    text: str
    marks: tuple[T, ...]


def pieces(text: str, within: Span, marks: Iterable[Mark[T]]) -> Iterator[Piece[T]]:
    """Yield the text within a span in pieces, each with its marks.

    >>> [(p.text, p.marks) for p in pieces("a Swin-B", (0, 8), [Mark(2, 8, "B"), Mark(2, 6, "S")])]
    [('a ', ()), ('Swin', ('S', 'B')), ('-B', ('B',))]
    """
    start, end = max(within[0], 0), min(within[1], len(text))
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    inside.sort(key=lambda mark: mark.end - mark.start)
    edges = {start, end, *(m.start for m in inside), *(m.end for m in inside)}
    places = sorted(place for place in edges if start <= place <= end)
    for first, last in pairwise(places):
        covering = (m.what for m in inside if m.start <= first and last <= m.end)
        yield Piece(text[first:last], tuple(covering))
