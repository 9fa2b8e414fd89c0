"""Results as the rows of a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from exports.server.pages.entity_view import MOST_LISTED, LinkedNode, QuotedNode, linked, quoted
from kg.graph import KnowledgeGraph, ResultRecord
from kg.leaderboards.ranking import listed
from kg.leaderboards.reported import Reported, reported_on
from kg.schema import Relation, ResultKind, Sign

COLUMNS: Mapping[Relation, str] = {
    Relation.OF_MODEL: "Model",
    Relation.VERSUS: "Versus",
    Relation.ON_DATASET: "Dataset",
    Relation.BY_METRIC: "Metric",
    Relation.FOR_TASK: "Task",
}

_SCORES: Mapping[str | None, str] = {
    "own": "A score of the paper's own",
    "baseline": "A baseline's score",
    None: "A score that was reached",
}
_WAYS: Mapping[Sign | None, str] = {
    Sign.RISES: "A rise of the measured value",
    Sign.FALLS: "A fall of the measured value",
    None: "An improvement or a difference",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A result in a table: its value, what it is a result of, and the paper that reports it.

    `whose`, `sure` and `doubted` are those of `kg.leaderboards.reported.Reported`.
    """

    result: LinkedNode
    value: str
    whose: str | None
    sure: bool
    doubted: frozenset[Relation]
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


def columns_of(rows: Iterable[Row]) -> dict[Relation, str]:
    """Return the columns of a table of results; rivals have one where a row has a rival."""
    has_rival = any(Relation.VERSUS in row.ends for row in rows)
    return {key: name for key, name in COLUMNS.items() if has_rival or key != Relation.VERSUS}


def reading_of(result: ResultRecord, whose: str | None) -> str:
    """Say in words what the number of a result means."""
    if result.result_kind == ResultKind.ABSOLUTE:
        return _SCORES[whose]
    way = _WAYS[result.sign]
    return f"{way}, relative to the rival's" if result.relative else way


def _written(each: Reported) -> str:
    return " ".join(filter(None, (each.written, each.uncertainty))).replace(" ", "\u00a0")


def _reporter(graph: KnowledgeGraph, each: Reported) -> QuotedNode:
    paper = quoted(graph, each.paper, paper=each.paper, statement=each.statement)
    return replace(paper, edge=(each.paper, Relation.REPORTS, each.id))


def _rows(graph: KnowledgeGraph, results: Iterable[Reported]) -> list[Row]:
    return [
        Row(
            result=linked(graph, each.id),
            value=_written(each),
            whose=each.whose,
            sure=each.is_sure,
            doubted=each.doubted,
            ends={relation: linked(graph, node) for relation, node in each.ends.items()},
            paper=_reporter(graph, each),
        )
        for each in results
    ]
