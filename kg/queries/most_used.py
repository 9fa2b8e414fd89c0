"""`kg ask most-used`: what most papers work with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analysis.dates import dates
from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.queries._answer import DETAIL, Answer
from kg.queries._options import Period, first_of, kind_named, roles_named
from kg.queries._registry import question
from kg.schema import Kind, Role


@dataclass(frozen=True, slots=True)
class Usage:
    """An entity and the number of papers that have it.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        papers: number of papers of the period that have it in the role
        undated: number of such papers that are not counted, since they have no date; 0 where no
            period is asked for
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    papers: int
    undated: int
    entity_id: str = field(metadata=DETAIL)


@question()
def most_used(
    graph: KnowledgeGraph,
    *,
    kind: str | None = None,
    role: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
) -> Answer[Usage]:
    """Entities by the number of papers that introduce or use them, most first.

    Equal numbers stand in the order of the ids. A version of something is not counted for it.

    Args:
        kind: only Model, Method, Dataset, Metric or Task
        role: only introduced, used or mentioned; else what is introduced or used
        since: first day, month or year, such as 2024-05; papers without a date are then left out
            and counted as undated
        until: last day, month or year; likewise
        limit: number of rows at most

    >>> from kg.queries._example import example
    >>> most_used(example(), kind="Dataset", limit=3)
    name         kind     papers  undated
    CoNLL-2003   Dataset       2        0
    ImageNet-1K  Dataset       2        0
    CIFAR-10     Dataset       1        0
    3 of 5 rows
    """
    period, of = Period(since, until), kind_named(kind)
    counted = sorted(_counted(graph, roles_named(role), period, of))

    def row(count: tuple[int, str, int]) -> Usage:
        papers, entity, undated = count
        data = graph.node(entity)
        return Usage(data["name"], data["kind"], -papers, undated, entity)

    return first_of(Usage, counted, row, limit)


def _counted(
    graph: KnowledgeGraph, wanted: frozenset[Role], period: Period, kind: Kind | None
) -> Iterator[tuple[int, str, int]]:
    """Yield minus the number of papers, the entity, and the number of papers without a date."""
    date_of = dates(graph)
    for entity, papers in roles(graph).of_entity.items():
        if kind is None or graph.node(entity)["kind"] == kind:
            if period.is_open:
                inside, undated = sum(role in wanted for role in papers.values()), 0
            else:
                found = [date_of[paper] for paper, role in papers.items() if role in wanted]
                inside, undated = sum(known in period for known in found), found.count(None)
            if inside:
                yield -inside, entity, undated
