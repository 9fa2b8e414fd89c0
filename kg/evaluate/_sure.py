"""What of a result is shown by default, and from which confidence on anything is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from kg import sureness
from kg.evaluate._figures import FIELDS
from kg.model import Result
from kg.schema import Relation

__all__ = ["THRESHOLDS", "shown_part"]

_RELATIONS: Final[Mapping[str, Relation]] = {
    "metric": Relation.BY_METRIC,
    "dataset": Relation.ON_DATASET,
    "model": Relation.OF_MODEL,
    "task": Relation.FOR_TASK,
    "versus": Relation.VERSUS,
}

THRESHOLDS: Final[Mapping[str, float]] = {
    "calibration:entity": sureness.ENTITY,
    "calibration:role": sureness.ROLE,
    "calibration:result": sureness.RESULT,
    **{f"calibration:field:{field}": sureness.FIELDS[_RELATIONS[field]] for field in FIELDS},
}
"""From which confidence on what `kg.evaluate.CALIBRATIONS` names is sure."""


def shown_part(result: Result) -> Result | None:
    """Return a result with those of its fields that are sure; None if it is not sure itself."""
    if not sureness.is_sure_result(result):
        return None
    emptied: dict[str, Any] = {
        field: None
        for field in FIELDS
        if not sureness.is_sure_field(_RELATIONS[field], getattr(result.confidences, field))
    }
    return replace(result, **emptied)
