"""From which confidence on anything that is measured is shown by default."""

from collections.abc import Mapping
from typing import Final

from kg import sureness
from kg.schema import RESULT_FIELDS

__all__ = ["THRESHOLDS"]

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
