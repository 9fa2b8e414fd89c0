"""Results as the rows of a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from exports.server.pages.entity_view import MOST_LISTED, LinkedNode, QuotedNode, linked, quoted
from kg.graph import KnowledgeGraph
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import Reported, reported_on
from kg.schema import Relation, ResultKind

_DELTA = "\u0394\u00a0"


@dataclass(frozen=True, slots=True)
class Row:
    """A result in a table: its value, what it is a result of, and the paper that reports it."""

    result: LinkedNode
    value: str
    ends: dict[Relation, LinkedNode]
    paper: QuotedNode


def results_of(graph: KnowledgeGraph, entity: str) -> tuple[int, list[Row]]:
    """Return the number of results that are tied to an entity, and the first rows of its boards.

    See `kg.leaderboards.ranking.listed` for the order.
    """
    found = listed(reported_on(graph, entity))
    return len(found), _rows(graph, found[:MOST_LISTED])


def results_in(graph: KnowledgeGraph, paper: str) -> list[Row]:
    """Return the results of a paper, in the order of the text."""
    found = sorted(reported_on(graph, paper), key=lambda each: (each.statement.evidence, each.id))
    return _rows(graph, found)


def value_of(kind: ResultKind, value: str, unit: str) -> str:
    """Return a value as written in the paper; a difference begins with a delta."""
    return f"{_DELTA if kind == ResultKind.DELTA else ''}{value}{unit}"


def _rows(graph: KnowledgeGraph, results: Iterable[Reported]) -> list[Row]:
    return [
        Row(
            result=linked(graph, each.id),
            value=value_of(each.kind, each.value, each.unit),
            ends={relation: linked(graph, node) for relation, node in each.ends.items()},
            paper=quoted(graph, each.paper, paper=each.paper, statement=each.statement),
        )
        for each in results
    ]
