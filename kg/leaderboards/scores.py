"""Values on one scale: 0.93 and 93 % are one accuracy."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.vocabulary import Scale

LARGEST_EXPONENT = 100
"""Numbers beyond 10^100, or finer than 10^-100, are no measured values."""

_HUNDRED = Decimal(100)
_PERCENT = ("%", "percent")


def on_scale(number: Decimal, unit: str, scale: Scale | None) -> Decimal:
    """Return `number` as it compares with others of a metric that is given on `scale`.

    Shares are in percent and correlations are fractions, whichever way they were written; other
    values stay as they are.

    >>> on_scale(Decimal("0.93"), "", Scale.PERCENT), on_scale(Decimal("93"), "%", Scale.PERCENT)
    (Decimal('93'), Decimal('93'))
    """
    is_percent = unit in _PERCENT
    result = number
    if scale is Scale.PERCENT and not is_percent and abs(number) <= 1:
        result = number * _HUNDRED
    elif scale is Scale.UNIT and (is_percent or abs(number) > 1):
        result = number / _HUNDRED
    return result.normalize() if result else Decimal(0)


def comparable(result: Mapping[str, Any], scale: Scale | None) -> Decimal | None:
    """Return the value of a result on a scale, given the attributes of its node.

    None if the value is not a number, or one that nobody measures; see `LARGEST_EXPONENT`.

    >>> comparable({"number": "0.93", "unit": ""}, Scale.PERCENT)
    Decimal('93')
    >>> comparable({"number": "1e999", "unit": ""}, None) is None
    True
    """
    try:
        number = Decimal(result["number"] or "NaN")
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
        return None
    return on_scale(number, result["unit"], scale)
