"""What the grammar says of one number."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Number", "RangeEnd", "Span"]

Span = tuple[int, int]


class RangeEnd(StrEnum):
    """Which end of a range (`3-19%`) or of a change (`from 62.1 to 75.3`) a number is."""

    LOW = "low"
    HIGH = "high"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text. All offsets are 0-based, half-open and count code points.

    Attributes
    ----------
    start, end
        From the sign, or the digits where there is none, through the unit, or through what the
        value is out of (`4.80/5`).
    digits
        The span of `value`.
    value
        As written, with its power of ten and without its sign; a fraction is one value.
    sign
        `"+"`, `"-"` (whatever sign or arrow stands there) or `""`.
    unit
        `"%"`, the unit as written, or `""` for bare numbers and (percentage) points.
    uncertainty
        `±0.3`, `SE 0.3`, `95% CI 80.9–82.1`, `IQR 3–5`, `80.9–82.1`, or `""`.
    is_ratio
        Whether it is a factor (`3x`, `2-fold`).
    range_end
        Which end of a range or a change it is, or None.
    """

    start: int
    end: int
    digits: Span
    value: str
    sign: str = ""
    unit: str = ""
    uncertainty: str = ""
    is_ratio: bool = False
    range_end: RangeEnd | None = None

    @property
    def signed_value(self) -> str:
        """The value, with its sign where that is a minus."""
        return f"-{self.value}" if self.sign == "-" else self.value

    @property
    def decimals(self) -> int:
        """How many characters stand behind the decimal point."""
        return len(self.value.partition(".")[2])
