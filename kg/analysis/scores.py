"""Scores that can be compared: which way a metric is better, and on which scale a value counts.

0.93 and 93 % are one accuracy. What is not known of a metric is not guessed from its values: its
scores are listed and not ranked.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from kg.schema import Kind
from kg.vocabulary import Better, Scale, Term, load

LARGEST_EXPONENT = 100
"""Numbers beyond 10^100, or finer than 10^-100, are no measured values."""

_HUNDRED = Decimal(100)
_PERCENT = ("%", "percent")


def better(metric: Mapping[str, Any]) -> Better | None:
    """Return which values of a metric are better, by the attributes of its node; None if unknown.

    A name that the vocabulary does not have counts as the metric that it ends in.

    >>> better({"name": "balanced top-1 accuracy"}).value
    'higher'
    >>> better({"name": "elegance"}) is None
    True
    """
    if "better" in metric:
        return Better(metric["better"])
    term = _nearest_term(metric["name"])
    return None if term is None else term.better


def scale(metric: Mapping[str, Any]) -> Scale | None:
    """Return in what a metric is given, by the attributes of its node; None if unknown."""
    term = _nearest_term(metric["name"])
    return None if term is None else term.scale


def score(number: Decimal, unit: str, on: Scale | None) -> Decimal:
    """Return `number` as it compares with others of its metric, whose scale is `on`.

    Shares are given in percent and correlations as fractions, whichever way they were written;
    other values stay as they are.

    >>> score(Decimal("0.93"), "", Scale.PERCENT), score(Decimal("93"), "%", Scale.PERCENT)
    (Decimal('93'), Decimal('93'))
    """
    is_percent = unit in _PERCENT
    result = number
    if on is Scale.PERCENT and not is_percent and abs(number) <= 1:
        result = number * _HUNDRED
    elif on is Scale.UNIT and (is_percent or abs(number) > 1):
        result = number / _HUNDRED
    return result.normalize() if result else Decimal(0)


def comparable(result: Mapping[str, Any], on: Scale | None) -> Decimal | None:
    """Return the score of a result, by the attributes of its node, as it compares on a scale.

    None where its value is no number, or one that nobody measures.

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
    return score(number, result["unit"], on)


@lru_cache(maxsize=4096)
def _nearest_term(name: str) -> Term | None:
    """Return the vocabulary's metric of that name, else of the most of its last words."""
    words = name.split()
    for start in range(len(words)):
        term = load().lookup(" ".join(words[start:]), Kind.METRIC)
        if term is not None:
            return term
    return None
