"""From which confidence on a statement is sure, and so shown by default.

Nine in ten of the entities with their role that are shown are right, and 86 in 100 results with all
that is shown of them, on the papers held out from the weights (training/README.md). All the rest is
shown on request. The thresholds belong to the weights in `extractors/models`. They are applied
once, when the graph is built: `sure` stands in its nodes and edges, and every interface goes by it.
"""

from collections.abc import Mapping
from typing import Final

from kg.model import Entity, Result
from kg.schema import DECIDING_RELATIONS, RESULT_FIELDS, Relation

__all__ = [
    "ENTITY",
    "FIELDS",
    "RESULT",
    "ROLE",
    "is_sure_entity",
    "is_sure_field",
    "is_sure_result",
    "is_sure_value",
    "unsure_fields",
]

ENTITY: Final = 0.75
"""That the entity is there, and of its kind."""
ROLE: Final = 0.7
"""What the paper does with it."""
RESULT: Final = 0.9
"""That the number is a result, its value and its kind."""
FIELDS: Final[Mapping[Relation, float]] = {
    Relation.OF_MODEL: 0.8,
    Relation.FOR_TASK: 0.9,
    Relation.ON_DATASET: 0.75,
    Relation.BY_METRIC: 0.85,
    Relation.VERSUS: 0.9,
}
"""What a result is of, by the relation that says so."""


def is_sure_entity(entity: Entity) -> bool:
    """Return whether an entity and its role in the paper are sure."""
    return entity.confidence >= ENTITY and entity.role_confidence >= ROLE


def is_sure_value(result: Result) -> bool:
    """Return whether value and kind of a result are sure; see `is_sure_result` for more."""
    return result.confidence >= RESULT


def is_sure_result(result: Result) -> bool:
    """Return whether value and kind of a result are sure, and its model, dataset and metric.

    Such a result is shown by default; `kg.graph.is_sure_result` says the same of a node.
    """
    doubtful = unsure_fields(result)
    return is_sure_value(result) and not any(
        RESULT_FIELDS[relation] in doubtful for relation in DECIDING_RELATIONS
    )


def unsure_fields(result: Result) -> frozenset[str]:
    """Return the names of the filled fields that are not sure, and so not shown by default."""
    return frozenset(
        field
        for relation, field in RESULT_FIELDS.items()
        if getattr(result, field) is not None
        and not is_sure_field(relation, getattr(result.confidences, field))
    )


def is_sure_field(relation: Relation, confidence: float) -> bool:
    """Return whether a field of a result is sure."""
    return confidence >= FIELDS[relation]
