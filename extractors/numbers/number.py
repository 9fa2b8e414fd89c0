"""What the grammar says of one number, and of numbers that are listed together."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Coordination", "Number", "RangeEnd", "Span"]

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
        From the sign, or the digits where there is none, through the unit.
    digits
        The span of `value`.
    value
        As written, with its power of ten and without its sign; a fraction is one value.
    sign
        `"+"`, `"-"` (whatever sign or arrow stands there) or `""`.
    unit
        `"%"`, the unit as written, or `""` for bare numbers and (percentage) points.
    scale
        The power of ten that is written: 3 for `50K`, -3 for `1.2e-3` and for `10^{-3}`.
    uncertainty
        `±0.3`, `SE 0.3`, `95% CI 80.9–82.1`, `IQR 3–5`, `80.9–82.1`, or `""`.
    maximum
        What the value is out of (`5` in `4.80/5`), or `""`.
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
    scale: int = 0
    uncertainty: str = ""
    maximum: str = ""
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


@dataclass(frozen=True, slots=True)
class Coordination:
    """Numbers listed together, and the names listed beside them in the same order.

    `slots` are places in the list of numbers: one in each slot, the two ends of a range, or the
    numbers of a list within the list. `names` are the lists of as many names that stand nearest
    on either side, as spans, the nearer list first. `respectively` says whether the sentence has
    that word.
    """

    slots: tuple[tuple[int, ...], ...]
    names: tuple[tuple[Span, ...], ...] = ()
    respectively: bool = False
