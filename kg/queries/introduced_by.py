"""`kg ask introduced-by`: papers that introduce an entity."""

from __future__ import annotations

from kg.answers import Answer
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.queries import question
from kg.queries._papers_in_role import PaperInRole, papers_in_role
from kg.schema import Role


@question()
def introduced_by(
    graph: KnowledgeGraph, entity: str, *, limit: int = 20, all: bool = False
) -> Answer[PaperInRole]:
    """Papers that introduce a model, method, dataset, metric or task, with the sentences.

    Sorted by the confidence of the role, then newest first.

    Args:
        entity: name of the entity
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> introduced_by(example(), "ZorbNet")
    paper                              date        confidence
    ZorbNet: Convolutions over Orbits  2023-01-01           1
        We propose ZorbNet for image classification.
    1 row
    """
    node = names.entity(graph, entity)
    part = graph if all else sure_part(graph)
    return papers_in_role(part, node, Role.INTRODUCED, limit=limit)
