"""Measured values as text."""

import re
from typing import Final

from kg.schema import ResultKind, Sign

_LETTER: Final = re.compile("[A-Za-zµ]")


def measured(value: str, unit: str) -> str:
    """Return a value with its unit; letters stand apart.

    >>> measured("93", "%"), measured("32.1", "dB")
    ('93%', '32.1 dB')
    """
    return f"{value}{' ' if _LETTER.match(unit) else ''}{unit}"


def result_value(kind: ResultKind, value: str, unit: str, sign: Sign | None = None) -> str:
    """Return the value of a result; a difference begins with a delta, then with its sign if known.

    >>> result_value(ResultKind.DELTA, "2", "%", Sign.FALLS)
    '\u0394 -2%'
    """
    written = measured(value, unit)
    return f"\u0394 {sign or ''}{written}" if kind == ResultKind.DELTA else written
