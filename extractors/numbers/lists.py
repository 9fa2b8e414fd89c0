"""Rules for several numbers: ranges, changes from one to another, and lists."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from extractors.numbers.cascade import REACH, Atom, Cascade
from extractors.numbers.number import Number, RangeEnd

__all__ = ["read_lists", "read_ranges", "read_slashes"]

_NEAR: Final = "[w<~x]{0,2}"
_FAR: Final = rf"(?:[^N.(,;]|\([^().]{{0,{REACH}}}\)){{0,{REACH}}}?"
_RANGING: Final = re.compile(rf"R{_NEAR}f?{_NEAR}(?P<low>N){_FAR}[ta]{_NEAR}(?P<high>N)")
_DASHED: Final = re.compile(r"(?P<low>N)[d~](?P<high>N)")
_CHANGES: Final = (
    re.compile(r"(?P<low>N)>(?P<high>N)"),
    re.compile(rf"f{_NEAR}(?P<low>N){_FAR}t{_NEAR}(?P<high>N)"),
    re.compile(rf"t{_NEAR}(?P<high>N)w{{0,4}}f{_NEAR}(?P<low>N)"),
)
_ADJACENT: Final = 2
_TO: Final = re.compile(r"(?P<low>N)t(?P<high>N)")


def read_ranges(cascade: Cascade) -> None:
    """Mark the ends of ranges (`3-19%`, `between 3 and 5`) and of changes (`from 62.1 to 75.3`).

    Ends that stand side by side become one atom.
    """
    cascade.rewrite(_DASHED, _range)
    cascade.rewrite(_RANGING, _range)
    for pattern in _CHANGES:
        cascade.rewrite(pattern, _change)
    cascade.rewrite(_TO, _range)


def _range(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom] | None:
    return _mark(cascade, atoms, match, (RangeEnd.LOW, RangeEnd.HIGH))


def _change(cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str]) -> list[Atom] | None:
    return _mark(cascade, atoms, match, (RangeEnd.FROM, RangeEnd.TO))


def _mark(
    cascade: Cascade, atoms: Sequence[Atom], match: re.Match[str], ends: tuple[RangeEnd, RangeEnd]
) -> list[Atom] | None:
    places = [match.start(name) - match.start() for name in ("low", "high")]
    pair = [atoms[place] for place in places]
    if any(len(atom.numbers) > 1 or cascade.number(atom).range_end for atom in pair):
        return None
    first, last = sorted(places)
    if last - first > _ADJACENT and not _alike(*map(cascade.number, pair)):
        return None
    for atom, end in zip(pair, ends, strict=True):
        cascade.change(atom, range_end=end)
    _share_unit(cascade, pair)
    if last - first > _ADJACENT:
        return None
    return [*atoms[:first], Atom.joined(atoms[first : last + 1]), *atoms[last + 1 :]]


def _alike(first: Number, last: Number) -> bool:
    """Whether two numbers with words between them measure the same, going by how they look.

    "From 10 runs an offset was calculated to 0.9 cm" is no change.
    """
    return first.unit == last.unit or (not first.unit and first.decimals == last.decimals)


def _share_unit(cascade: Cascade, members: Sequence[Atom]) -> None:
    """Give the unit of the last number to those before it that have none (`95.1/78.2%`)."""
    last = cascade.number(members[-1])
    for atom in members[:-1]:
        number = cascade.number(atom)
        if not number.unit and not number.is_ratio:
            cascade.change(atom, unit=last.unit, is_ratio=last.is_ratio)


_SLASHES: Final = re.compile(r"N(?:[/|]N)+")
_VERSUS: Final = re.compile(r"N,?vN")
_LIST: Final = re.compile(r"N(?:(?:[,;]a?|a)N)+")


def read_slashes(cascade: Cascade) -> None:
    """Join the numbers between slashes, which share the unit at the end, or between bars."""
    cascade.rewrite(_SLASHES, _list)


def read_lists(cascade: Cascade) -> None:
    """Join the numbers between commas or conjunctions, and those compared with `vs`.

    The unit after the last one holds for those before it, where `and` shows that the list ends
    there and the numbers are written alike ("80.1, 75.3 and 60.2%").
    """
    cascade.rewrite(_VERSUS, _list)
    cascade.rewrite(_LIST, _list)


def _list(cascade: Cascade, atoms: Sequence[Atom], _: re.Match[str]) -> list[Atom]:
    members = [atom for atom in atoms if atom.numbers]
    links = "".join(atom.text if atom.kind in "/|" else atom.kind for atom in atoms[1:-1])
    if not links.strip("/N") or "v" in links or _is_closed(cascade, links, members):
        _share_unit(cascade, members)
    return [Atom.joined(atoms)]


def _is_closed(cascade: Cascade, links: str, members: Iterable[Atom]) -> bool:
    decimals = {cascade.number(atom).decimals for atom in members}
    return links.endswith("a") and len(decimals) == 1
