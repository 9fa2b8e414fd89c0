"""Rules for one number: which digits count nothing, what sign and unit the others have."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.numbers.cascade import Atom, Cascade, name_of, part
from extractors.numbers.number import Number

__all__ = ["read_fractions", "read_quantities", "set_names_aside"]

_LAST_ENUMERATOR: Final = 20
_NAMES: Final = (
    re.compile(r"(?<=r)\(?n(?:[,ad/]{1,2}n)*\)?(?![%euTo*])"),
    re.compile(r"(?<![nuT%])\[n(?:[,;d]n)*\]"),
    re.compile(r"#n"),
)
_ENUMERATOR: Final = re.compile(r"(?<![nuT%eo*x])\(n\)(?![uT%e])|(?:\A|(?<=[.:;,a]))n\)")
_STATISTIC: Final = re.compile(r"p[w=<:]{1,2}n|w=n")
_SAMPLE_SIZE: Final = frozenset(["n", "N"])


def set_names_aside(cascade: Cascade) -> None:
    """Take references, citations, enumerators, p-values and sample sizes out of the numbers."""
    for pattern in _NAMES:
        cascade.rewrite(pattern, _whole)
    cascade.rewrite(_ENUMERATOR, _enumerator)
    cascade.rewrite(_STATISTIC, _statistic)


def _whole(_: Cascade, atoms: Sequence[Atom], __: re.Match[str]) -> list[Atom] | None:
    digits = [atom.text for atom in atoms if atom.kind == "n"]
    whole = all(map(str.isdecimal, digits))
    return name_of(atoms) if whole or len(atoms) == 1 else None


def _enumerator(_: Cascade, atoms: Sequence[Atom], __: re.Match[str]) -> list[Atom] | None:
    [digits] = [atom.text for atom in atoms if atom.kind == "n"]
    small = digits.isdecimal() and int(digits) <= _LAST_ENUMERATOR
    return name_of(atoms) if small else None


def _statistic(_: Cascade, atoms: Sequence[Atom], __: re.Match[str]) -> list[Atom] | None:
    known = atoms[0].kind == "p" or atoms[0].text in _SAMPLE_SIZE
    return name_of(atoms) if known else None


_QUANTITY: Final = re.compile(
    r"""
    (?P<arrow>[\^_])? (?P<sign>[+m])? (?P<factor>\*)? (?P<digits>n)
    (?: %?o | (?P<percent>[%e]) | d?(?P<ratio>\*) | d?(?P<unit>[wuT][/q]T|[uT]/[uw]|[uT](?!&))
      | \[(?P<boxed>[uT])\] )?
    (?P<behind>[\^_](?![n+m]))?
    """,
    re.VERBOSE,
)
_MICRO: Final = re.compile(r"\\mu\s?(?:\\(?:mathrm|text|rm)\s?)?\{?")
_SIGNS: Final = {"": "", "+": "+", "m": "-", "^": "+", "_": "-"}


def read_quantities(cascade: Cascade) -> None:
    """Make an atom of kind `N` of every number with its sign and unit."""
    cascade.rewrite(_QUANTITY, _quantity)


def _quantity(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom]:
    [digits] = part(atoms, match, "digits")
    unit = [*part(atoms, match, "unit"), *part(atoms, match, "boxed")]
    percent = part(atoms, match, "percent")
    ratio, arrow = part(atoms, match, "ratio"), part(atoms, match, "arrow")
    before = [*arrow, *part(atoms, match, "sign"), digits]
    sign = [*part(atoms, match, "sign"), *arrow, *part(atoms, match, "behind")]
    number = Number(
        start=before[0].start,
        end=[digits, *percent, *ratio, *unit][-1].end,
        digits=(digits.start, digits.end),
        value=digits.text,
        sign=_SIGNS[sign[0].kind if sign else ""],
        unit="%" if percent else _spelling(unit),
        is_ratio=bool(ratio or part(atoms, match, "factor")),
    )
    return [cascade.add(number, atoms)]


def _spelling(unit: Sequence[Atom]) -> str:
    """Return a unit as written, without the markup between its parts."""
    spelled = "".join(
        " " * (atom.spaced and place > 0) + atom.text for place, atom in enumerate(unit)
    )
    return _MICRO.sub("μ", spelled)


_FRACTION: Final = re.compile(r"N(?:/N)+(?=(?P<names>w{0,2}[wx]/[wx])?)")
_OUT_OF: Final = re.compile(r"NkN")
_MAXIMA: Final = frozenset([1, 4, 5, 7, 10, 100])


def read_fractions(cascade: Cascade) -> None:
    """Read `23/61` as one value, and `4.80/5` and `7.3 out of 10` as the value alone."""
    cascade.rewrite(_FRACTION, _fraction)
    cascade.rewrite(_OUT_OF, _of_maximum)


def _fraction(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom] | None:
    """Read two whole numbers as a fraction, unless a unit or two names show a list."""
    if len(atoms) != 3:
        return None
    over, under = (cascade.number(atom) for atom in (atoms[0], atoms[2]))
    plain = not (over.unit or under.unit or under.sign or under.is_ratio)
    if plain and over.value.isdecimal() and under.value.isdecimal():
        if match["names"] or int(under.value) == 0:
            return None
        digits = (over.digits[0], under.digits[1])
        value = cascade.text[slice(*digits)]
        return [cascade.add(replace(over, end=under.end, digits=digits, value=value), atoms)]
    if plain and _is_maximum(over.value, under.value):
        return _of_maximum(cascade, atoms, match)
    return None


def _of_maximum(cascade: Cascade, atoms: Sequence[Atom], _: re.Match[str]) -> list[Atom]:
    score, maximum = (cascade.number(atom) for atom in (atoms[0], atoms[2]))
    return [cascade.add(replace(score, end=maximum.end), atoms)]


def _is_maximum(score: str, maximum: str) -> bool:
    try:
        return float(score) <= float(maximum) and float(maximum) in _MAXIMA
    except ValueError:
        return False
