"""What decides on a suggestion: papers that write the one name and the other, and their words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.corrections.review import Suggestion
from kg.corrections.sorts import Merge
from kg.graph import Edge, KnowledgeGraph, Span
from kg.lookup.evidence import sentence
from kg.names.folding import fold
from kg.schema import ROLE_RELATIONS


@dataclass(frozen=True, slots=True)
class Quote:
    """The title of a paper, and its sentence that tells most."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Side:
    """How many papers write something, and the words of some of them."""

    written: str
    papers: int
    quotes: tuple[Quote, ...]


def sides(graph: KnowledgeGraph, suggestion: Suggestion, *, most: int = 2) -> list[Side]:
    """Return the sides of a question, each with quotes of at most `most` papers.

    Of two entities that may be one, each is a side. Of an alias that may be something else, the
    sides are the papers that write it alone, those that write the name alone, and those that write
    both; a side that no paper takes is left out. Papers that introduce the entity come first.
    """
    if isinstance(suggestion.override, Merge):
        found = {name: _all(graph, suggestion, name) for name in suggestion.names}
    else:
        found = _by_writing(graph, suggestion)
    return [
        Side(written, len(papers), tuple(_quote(graph, *each) for each in papers[:most]))
        for written, papers in found.items()
        if papers
    ]


_Speaking = list[tuple[str, tuple[Span, ...]]]
"""Papers by their nodes, and where each writes what the side is about."""


def _all(graph: KnowledgeGraph, suggestion: Suggestion, name: str) -> _Speaking:
    return [(edge.source, edge.statement.evidence) for edge in _edges(graph, suggestion, name)]


def _by_writing(graph: KnowledgeGraph, suggestion: Suggestion) -> dict[str, _Speaking]:
    name, alias = suggestion.names
    sides: dict[str, _Speaking] = {alias: [], name: [], f"{name} and {alias}": []}
    for edge in _edges(graph, suggestion, name):
        named, called = (_spans(graph, edge, each) for each in (name, alias))
        if named and called:
            sides[f"{name} and {alias}"].append((edge.source, called))
        elif named or called:
            sides[name if named else alias].append((edge.source, named or called))
    return sides


def _edges(graph: KnowledgeGraph, suggestion: Suggestion, name: str) -> Iterator[Edge]:
    node = graph.resolve(name, suggestion.kind)
    for relation in ROLE_RELATIONS:
        yield from graph.edges_to(node, relation) if node else ()


def _spans(graph: KnowledgeGraph, edge: Edge, name: str) -> tuple[Span, ...]:
    text, wanted = graph.text(edge.source), fold(name)
    spans = edge.statement.evidence
    return tuple((start, end) for start, end in spans if fold(text[start:end]) == wanted)


def _quote(graph: KnowledgeGraph, paper: str, spans: tuple[Span, ...]) -> Quote:
    return Quote(graph.name(paper), " ".join((sentence(graph, paper, spans) or "").split()))
