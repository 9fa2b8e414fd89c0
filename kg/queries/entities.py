"""`kg ask entities`: what a paper is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.analysis.roles import roles
from kg.answers import DETAIL, MARK, Answer, first_of
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.lookup.options import kind_named, roles_named
from kg.queries import question
from kg.queries._papers import role_and_statement
from kg.schema import Role


@dataclass(frozen=True, slots=True)
class Part:
    """A model, method, dataset, metric or task of a paper.

    Fields:
        role: introduced, used or mentioned
        kind: Model, Method, Dataset, Metric or Task
        entity: preferred name
        mentions: number of places in title and abstract that speak of it
        confidence: how sure it is that the entity is there, from 0 to 1
        sure: whether entity and role are sure; tables show the mark where one is not
        entity_id: id of the entity's node
    """

    role: str
    kind: str
    entity: str
    mentions: int
    confidence: float
    sure: bool = field(metadata=MARK)
    entity_id: str = field(metadata=DETAIL)


@question()
def entities(
    graph: KnowledgeGraph,
    paper: str,
    *,
    kind: str | None = None,
    role: str | None = None,
    limit: int = 100,
    all: bool = False,
) -> Answer[Part]:
    """Models, methods, datasets, metrics and tasks that a paper introduces, uses and mentions.

    What is introduced comes first, what is only mentioned last; in each, by kind and name.

    Args:
        paper: id, title, beginning of a title, or arXiv id of the paper
        kind: only this kind: Model, Method, Dataset, Metric or Task
        role: only this role: introduced, used or mentioned
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> entities(example(), "BlueTagger")
    role        kind     entity                    mentions  confidence
    introduced  Model    BlueTagger                       2           1
    used        Dataset  CoNLL-2003                       1           1
    used        Metric   F1 score                         1           1
    used        Task     named entity recognition         2           1
    4 rows
    """
    node, only = names.paper(graph, paper), kind_named(kind)
    wanted = tuple(Role) if role is None else roles_named(role)
    order, part = list(Role), graph if all else sure_part(graph)
    found = sorted(
        (order.index(held), str(graph.kind(entity)), graph.name(entity), entity)
        for entity, held in roles(part).of_paper[node].items()
        if held in wanted and only in {None, graph.kind(entity)}
    )
    return first_of(Part, found, lambda each: _row(graph, node, each[3]), limit)


def _row(graph: KnowledgeGraph, paper: str, entity: str) -> Part:
    role, statement = role_and_statement(graph, paper, entity)
    return Part(
        role=str(role),
        kind=str(graph.kind(entity)),
        entity=graph.name(entity),
        mentions=len(set(statement.evidence)),
        confidence=statement.confidence,
        sure=statement.sure,
        entity_id=entity,
    )
