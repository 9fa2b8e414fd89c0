"""Which results are shown by default, and from which confidence on anything is."""

from collections.abc import Mapping
from typing import Final

from kg import sureness
from kg.model import Result
from kg.schema import RESULT_FIELDS

__all__ = ["THRESHOLDS", "is_shown"]

THRESHOLDS: Final[Mapping[str, float]] = {
    "calibration:entity": sureness.ENTITY,
    "calibration:role": sureness.ROLE,
    "calibration:result": sureness.RESULT,
    **{
        f"calibration:field:{field}": sureness.FIELDS[relation]
        for relation, field in RESULT_FIELDS.items()
    },
}
"""From which confidence on what `kg.evaluate.CALIBRATIONS` names is sure."""


def is_shown(result: Result) -> bool:
    """Return whether value, kind and every filled field are sure, as `kg.graph` asks of a node."""
    return sureness.is_sure_result(result) and all(
        sureness.is_sure_field(relation, getattr(result.confidences, field))
        for relation, field in RESULT_FIELDS.items()
        if getattr(result, field) is not None
    )
