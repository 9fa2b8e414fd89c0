"""`kg ask trends`: how many papers of each year work with something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analysis.dates import dates, year
from kg.analysis.incidence import incidence, most_first
from kg.analysis.roles import roles
from kg.answers import DETAIL, Answer
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.options import kind_named, roles_named
from kg.queries import question
from kg.queries._papers import papers_with
from kg.schema import Kind, Role


@dataclass(frozen=True, slots=True)
class Trend:
    """An entity in a year.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        year: year of the papers; None for the papers without one
        papers: number of papers of that year that have the entity in the role, from 0 on
        papers_of_year: number of all papers of that year
        share: papers out of papers_of_year, between 0 and 1
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    year: int | None
    papers: int
    papers_of_year: int
    share: float
    entity_id: str = field(metadata=DETAIL)


@question()
def trends(
    graph: KnowledgeGraph,
    *,
    entity: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    most: int = 5,
    all: bool = False,
) -> Answer[Trend]:
    """Papers of each year that introduce or use an entity, or those of a kind with most papers.

    Each entity has a row for every year that a paper of the graph has, earliest first, and last a
    row for the papers without a year, so that a graph without dates says so. Entities stand by
    their number of papers of all years, most first, then by id.

    Args:
        entity: only the entity of this name
        kind: only Model, Method, Dataset, Metric or Task
        role: only introduced, used or mentioned; else what is introduced or used
        most: number of entities at most
        all: also what is not sure

    >>> from kg.example import example
    >>> trends(example(), entity="ZorbNet")
    name     kind   year  papers  papers of year  share
    ZorbNet  Model  2023       2               2      1
    ZorbNet  Model  2024       1               4   0.25
    2 rows
    """
    if most < 1:
        raise InvalidValueError(f"most is {most}; give a whole number from 1 on")
    wanted, of_kind = roles_named(role), kind_named(kind)
    part = graph if all else sure_part(graph)
    if entity is None:
        nodes = _first(part, wanted, of_kind, most)
    else:
        nodes = _one(part, names.entity(graph, entity), wanted, of_kind)
    rows = (*_rows(part, nodes, wanted),)
    return Answer(Trend, rows, len(rows))


def _one(graph: KnowledgeGraph, node: str, wanted: frozenset[Role], kind: Kind | None) -> list[str]:
    """Return an entity if it is of the kind, and a paper has it in one of the roles."""
    is_shown = kind in {None, graph.kind(node)} and papers_with(graph, node, wanted)
    return [node] if is_shown else []


def _first(
    graph: KnowledgeGraph, wanted: frozenset[Role], kind: Kind | None, most: int
) -> list[str]:
    """Return the entities of a kind with most papers in the roles, most first."""
    table = incidence(graph)
    numbers = table.numbers(table.plays(wanted) & table.is_of(kind)[table.entity])
    return [table.entities[place] for place in most_first(numbers)[:most]]


def _rows(graph: KnowledgeGraph, nodes: Iterable[str], wanted: frozenset[Role]) -> Iterator[Trend]:
    date_of, of_entity = dates(graph), roles(graph).of_entity
    all_papers = Counter(map(year, date_of.values()))
    for node in nodes:
        name, its_kind = graph.name(node), str(graph.kind(node))
        has = of_entity[node].items()
        found = Counter(year(date_of[paper]) for paper, held in has if held in wanted)
        for each in sorted(all_papers, key=lambda each: (each is None, each or 0)):
            papers, of = found[each], all_papers[each]
            yield Trend(name, its_kind, each, papers, of, papers / of, node)
