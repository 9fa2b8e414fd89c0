"""`kg ask compare`: papers side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.analysis.roles import roles
from kg.answers import DETAIL, MARK, PYTHON_ONLY, Answer, answer
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.queries import question
from kg.queries._papers import role_and_statement
from kg.schema import Role


@dataclass(frozen=True, slots=True)
class Compared:
    """An entity and its role in each of the papers; None where a paper does not have it.

    Fields:
        name: name of the entity
        kind: Model, Method, Dataset, Metric or Task
        papers: number of the compared papers that have it; one given twice counts twice
        first: introduced, used or mentioned in the first paper
        second: likewise in the second
        third: likewise in the third, where one is given
        fourth: likewise in the fourth
        sure: whether all of these are sure; tables show the mark where one is not
        entity_id: id of the entity's node
    """

    name: str
    kind: str
    papers: int
    first: str | None
    second: str | None
    third: str | None
    fourth: str | None
    sure: bool = field(metadata={**MARK, **PYTHON_ONLY})
    entity_id: str = field(metadata=DETAIL)


@question()
def compare(
    graph: KnowledgeGraph,
    first: str,
    second: str,
    *,
    third: str | None = None,
    fourth: str | None = None,
    limit: int = 100,
    all: bool = False,
) -> Answer[Compared]:
    """Two to four papers side by side: the role of each entity in each, what they share first.

    Entities in equally many papers are sorted by kind and id.

    Args:
        first: id, title, beginning of a title, or arXiv id of a paper
        second: likewise another paper
        third: likewise
        fourth: likewise
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> compare(example(), "BlueTagger", "Few Labels")
    name                      kind     papers  first       second  third  fourth
    CoNLL-2003                Dataset       2  used        used
    F1 score                  Metric        2  used        used
    BlueTagger                Model         2  introduced  used
    named entity recognition  Task          2  used        used
    curriculum learning       Method        1              used
    5 rows
    """
    given = (first, second, third, fourth)
    papers = [None if name is None else names.paper(graph, name) for name in given]
    of_paper = roles(graph if all else sure_part(graph)).of_paper
    has = [{} if paper is None else of_paper[paper] for paper in papers]
    rows = [
        _row(graph, entity, papers, has) for entity in {entity for each in has for entity in each}
    ]
    return answer(Compared, sorted(rows, key=lambda row: (-row.papers, row.entity_id)), limit)


def _row(
    graph: KnowledgeGraph,
    entity: str,
    papers: Sequence[str | None],
    has: Sequence[Mapping[str, Role]],
) -> Compared:
    name, kind = graph.name(entity), str(graph.kind(entity))
    said = [
        role_and_statement(graph, paper, entity)[1].sure
        for paper, each in zip(papers, has, strict=True)
        if paper is not None and entity in each
    ]
    one, two, three, four = (_text(each.get(entity)) for each in has)
    sure = False not in said
    return Compared(name, kind, len(said), one, two, three, four, sure, entity)


def _text(role: Role | None) -> str | None:
    return None if role is None else str(role)
