"""`kg ask introduced-by`: who made something."""

from __future__ import annotations

from kg.answers import Answer
from kg.graph import KnowledgeGraph
from kg.lookup import names
from kg.queries import question
from kg.queries._doers import Doer, doers
from kg.schema import Role


@question()
def introduced_by(graph: KnowledgeGraph, entity: str, *, limit: int = 20) -> Answer[Doer]:
    """Papers that introduce a model, method, dataset, metric or task, with the sentences.

    The surest first, then the newest.

    Args:
        entity: name of the entity
        limit: number of rows at most

    >>> from kg.example import example
    >>> introduced_by(example(), "ZorbNet")
    paper                              date        confidence
    ZorbNet: Convolutions over Orbits  2023-01-01           1
        We propose ZorbNet for image classification.
    1 row
    """
    return doers(graph, names.entity(graph, entity), Role.INTRODUCED, limit)
