"""`kg ask most-used`: what most papers work with."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kg.analysis.dates import dates
from kg.analysis.incidence import Flags, Incidence, Indices, incidence, most_first
from kg.answers import DETAIL, MARK, Answer, first_of
from kg.graph import KnowledgeGraph, is_sure, sure_part
from kg.lookup.options import Period, kind_named, roles_named
from kg.queries import question


@dataclass(frozen=True, slots=True)
class Usage:
    """An entity and the number of papers that have it.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        papers: number of papers of the period that have it in the role
        undated: number of such papers that are not counted, since they have no date; 0 where no
            period is asked for
        sure: whether a paper has it for sure; tables show the mark where one has not
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    papers: int
    undated: int
    sure: bool = field(metadata=MARK)
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
    all: bool = False,
) -> Answer[Usage]:
    """Entities by the number of papers that introduce or use them, most first.

    Ties are in the order of the ids. A version of something does not count for it.

    Args:
        kind: only Model, Method, Dataset, Metric or Task
        role: only introduced, used or mentioned; else what is introduced or used
        since: first day, month or year, such as 2024-05; papers without a date are then left out
            and counted as undated
        until: last day, month or year; likewise
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> most_used(example(), kind="Dataset", limit=3)
    name         kind     papers  undated
    CoNLL-2003   Dataset       2        0
    ImageNet-1K  Dataset       2        0
    CIFAR-10     Dataset       1        0
    3 of 5 rows
    """
    part = graph if all else sure_part(graph)
    period, table = Period(since, until), incidence(part)
    wanted = table.plays(roles_named(role)) & table.is_of(kind_named(kind))[table.entity]
    papers, undated = _numbers(part, table, wanted, period)
    found = [(table.entities[p], int(papers[p]), int(undated[p])) for p in most_first(papers)]
    return first_of(Usage, found, lambda each: _row(graph, *each), limit)


def _row(graph: KnowledgeGraph, entity: str, papers: int, undated: int) -> Usage:
    name, kind = graph.name(entity), str(graph.kind(entity))
    return Usage(name, kind, papers, undated, is_sure(graph, entity), entity)


def _numbers(
    graph: KnowledgeGraph, table: Incidence, wanted: Flags, period: Period
) -> tuple[Indices, Indices]:
    """Return for each entity its number of papers in the period, and without a date."""
    if period.is_open:
        return table.numbers(wanted), np.zeros(len(table.entities), np.int64)
    known = [dates(graph)[paper] for paper in table.papers]
    is_inside = np.array([date in period for date in known], bool)[table.paper]
    is_undated = np.array([date is None for date in known], bool)[table.paper]
    return table.numbers(wanted & is_inside), table.numbers(wanted & is_undated)
