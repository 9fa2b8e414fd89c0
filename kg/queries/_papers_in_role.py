"""The papers that have an entity in a role, one row each."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.analysis.dates import dates
from kg.answers import BELOW, DETAIL, MARK, PYTHON_ONLY, Answer, first_of
from kg.graph import KnowledgeGraph
from kg.lookup.evidence import sentence
from kg.queries._papers import newest_first, papers_with, role_and_statement
from kg.schema import Role


@dataclass(frozen=True, slots=True)
class PaperInRole:
    """A paper that introduces or uses an entity.

    Fields:
        paper: title of the paper
        entity: preferred name of the entity
        date: date of the paper, as far as known
        confidence: how sure the role is, from 0 to 1; None where it is not known
        sure: whether entity and role are sure; tables show the mark where one is not
        sentence: what the paper says
        paper_id: id of the paper's node
        entity_id: id of the entity's node
    """

    paper: str
    entity: str = field(metadata=DETAIL)
    date: str | None
    confidence: float | None
    sure: bool = field(metadata=MARK)
    sentence: str | None = field(metadata={**BELOW, **PYTHON_ONLY})
    paper_id: str = field(metadata=DETAIL)
    entity_id: str = field(metadata=DETAIL)


def papers_in_role(
    graph: KnowledgeGraph, entity: str, role: Role, *, limit: int
) -> Answer[PaperInRole]:
    """Return the papers with `entity` in `role`, the most confident first, then the newest."""
    papers = newest_first(graph, papers_with(graph, entity, {role}))
    papers.sort(key=lambda paper: -(_confidence(graph, paper, entity) or 0.0))
    return first_of(PaperInRole, papers, lambda paper: _row(graph, paper, entity), limit)


def _confidence(graph: KnowledgeGraph, paper: str, entity: str) -> float | None:
    return role_and_statement(graph, paper, entity)[1].role_confidence


def _row(graph: KnowledgeGraph, paper: str, entity: str) -> PaperInRole:
    statement = role_and_statement(graph, paper, entity)[1]
    return PaperInRole(
        paper=graph.name(paper),
        entity=graph.name(entity),
        date=dates(graph)[paper],
        confidence=statement.role_confidence,
        sure=statement.sure,
        sentence=sentence(graph, paper, statement.evidence),
        paper_id=paper,
        entity_id=entity,
    )
