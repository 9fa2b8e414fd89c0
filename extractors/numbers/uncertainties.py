"""Rules for the uncertainty of a number: deviations, standard errors and intervals.

What tells the uncertainty is no number of the text's own: it becomes `Number.uncertainty` of the
number before it, in one spelling.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from extractors.numbers.cascade import Atom, Cascade, name_of, part
from extractors.numbers.number import Number

__all__ = ["read_uncertainties"]

_LEVELS: Final = frozenset(["68", "80", "90", "95", "97.5", "98", "99", "99.5", "99.9"])
_SHARES: Final = frozenset(["0.95", ".95", "0.99", ".99"])
_SMALL: Final = 5
"""A deviation in brackets (`87.3 (0.3)`) is less than the mean divided by this."""

_PAIR: Final = r"N[dt,;~a|]{1,2}N"
_BESIDE: Final = re.compile(
    rf"N(?:P(?P<margin>N)|\(P(?P<bracketed>N)\)|\((?P<spread>N)\)|[(\[](?P<pair>{_PAIR})[)\]])"
)
_INTERVAL: Final = re.compile(
    rf"""
    (?P<open>[(\[])? [,;]? (?:(?P<level>N)[dwx]?w?)? (?P<name>[ci]) [:=,wd]{{0,2}}
    (?: [(\[](?P<inner>{_PAIR})[)\]] | (?P<bare>{_PAIR}) | P(?P<half>N) )
    (?(open)[)\]])
    """,
    re.VERBOSE,
)
_DEVIATION: Final = re.compile(
    r"(?P<open>[(\[])?[,;]?(?P<name>[sS])[:=,d]?w?P?(?P<spread>N)(?(open)[)\]])"
)
_ERROR: Final = re.compile(r"SE|s\.e|standard[\s-]+error")
_MARGIN: Final = re.compile(r"(?P<open>[(\[])?PN(?(open)[)\]])")
_LEVEL: Final = re.compile(r"Nd?w{0,2}c|cw{0,2}N")


def read_uncertainties(cascade: Cascade) -> None:
    """Take what tells the uncertainty of a number out of the text, and add it to the number."""
    cascade.rewrite(_BESIDE, _beside)
    cascade.rewrite(_INTERVAL, _interval)
    cascade.rewrite(_DEVIATION, _deviation)
    cascade.rewrite(_MARGIN, _margin)
    cascade.rewrite(_LEVEL, _level)


def _beside(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom] | None:
    """Read `87.3 ± 0.3`, `87.3 (0.3)` and `87.3 [86.9, 87.8]`."""
    head, mean = atoms[0], cascade.number(atoms[0])
    if match["pair"]:
        low, high = cascade.number(atoms[2]), cascade.number(atoms[-2])
        if not _ordered(low, mean, high):
            return None
        cascade.change(head, uncertainty=_bounds(low, high))
        return [head]
    [told] = [cascade.number(atom) for atom in atoms[1:] if atom.numbers]
    if match["spread"] and not _is_deviation(mean, told, spaced=atoms[1].spaced):
        return None
    end = told.end if match["margin"] else mean.end
    cascade.change(head, uncertainty=f"±{told.value}", unit=mean.unit or told.unit, end=end)
    return [head]


def _interval(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom]:
    """Read `95% CI: 80.9–82.1%` in all its spellings, for the number before it."""
    levels = part(atoms, match, "level")
    level = [atom for atom in levels if _is_level(cascade.number(atom))]
    kept = [] if level or not levels else [*levels, *part(atoms, match, "name")]
    told = [*part(atoms, match, "inner"), *part(atoms, match, "bare"), *part(atoms, match, "half")]
    numbers = [cascade.number(atom) for atom in told if atom.numbers]
    bounds = _bounds(*numbers) if len(numbers) > 1 else f"±{numbers[0].value}"
    name = "CI" if match["name"] == "c" else "IQR"
    if level:
        share = cascade.number(level[0])
        name = f"{share.value}{share.unit} {name}"
    head = kept[0] if kept else cascade.before()
    if head is not None:
        cascade.change(head, uncertainty=f"{name} {bounds}")
    return kept


def _deviation(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom] | None:
    """Read `(SD = 0.3)` and `standard deviation of 0.3`; without a number before it, it is none.

    `SD` and `σ` are also names of other things, so that these stand right behind the number.
    """
    [name] = part(atoms, match, "name")
    head = cascade.before()
    if name.kind == "s" and (head is None or cascade.atoms[-1] is not head):
        return None
    [spread] = part(atoms, match, "spread")
    if head is not None:
        error = _ERROR.match(name.text)
        told = cascade.number(spread).value
        cascade.change(head, uncertainty=f"SE {told}" if error else f"±{told}")
    return []


def _margin(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom]:
    """Read `87.3 accuracy (±0.3)`; a margin alone (`within ±3 days`) is a bound."""
    [spread] = [cascade.number(atom) for atom in atoms if atom.numbers]
    head = cascade.before()
    if match["open"] and head is not None:
        mean = cascade.number(head)
        if not mean.uncertainty and spread.unit in {"", mean.unit}:
            cascade.change(head, uncertainty=f"±{spread.value}")
    return name_of(atoms)


def _level(cascade: Cascade, atoms: Sequence[Atom], _: re.Match[str]) -> list[Atom] | None:
    """Read the level of an interval that is not given."""
    [level] = [atom for atom in atoms if atom.numbers]
    return name_of(atoms) if _is_level(cascade.number(level)) else None


def _is_level(number: Number) -> bool:
    return number.value in (_LEVELS if number.unit == "%" else _SHARES)


def _bounds(low: Number, high: Number) -> str:
    return f"{low.signed_value}–{high.signed_value}"


def _ordered(*numbers: Number) -> bool:
    values = [_decimal(number) for number in numbers]
    known = [value for value in values if value is not None]
    return len(known) == len(values) and known == sorted(known)


def _is_deviation(mean: Number, told: Number, *, spaced: bool) -> bool:
    """Whether a number in brackets is as `(0.3)` after a mean or as the digits of `1.234(5)`."""
    if told.sign or told.unit or told.is_ratio or "." not in mean.value:
        return False
    if told.value.isdecimal():
        return not spaced
    if told.decimals != mean.decimals:
        return False
    value, spread = _decimal(mean), _decimal(told)
    return value is not None and spread is not None and spread * _SMALL < abs(value)


def _decimal(number: Number) -> Decimal | None:
    try:
        return Decimal(number.signed_value.replace(",", ""))
    except InvalidOperation:
        return None
