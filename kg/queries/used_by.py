"""`kg ask used-by`: papers that use an entity."""

from __future__ import annotations

from kg.answers import Answer
from kg.graph import KnowledgeGraph, sure_part
from kg.lookup import names
from kg.queries import question
from kg.queries._papers_in_role import PaperInRole, papers_in_role
from kg.schema import Role


@question()
def used_by(
    graph: KnowledgeGraph, entity: str, *, limit: int = 20, all: bool = False
) -> Answer[PaperInRole]:
    """Papers that use a model, method, dataset, metric or task of others, with the sentences.

    To use is to evaluate on it, build upon it, compare with it or work on it. Sorted by the
    confidence of the role, then newest first.

    Args:
        entity: name of the entity
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> used_by(example(), "ZorbNet")
    paper                                  date        confidence
    Object Detection with Orbits           2024-02-03           1
        With ZorbNet of image classification as backbone, OrbDet reaches 51.2 AP on
        COCO in object detection.
    OrbFormer: Attention for Small Images  2023-05-02           1
        It has a top-1 accuracy of 0.842 on ImageNet-1K, where ZorbNet has 81.5%,
        and 97.1% accuracy on CIFAR-10.
    2 rows
    """
    node = names.entity(graph, entity)
    part = graph if all else sure_part(graph)
    return papers_in_role(part, node, Role.USED, limit=limit)
