"""Rewriting of a text's tokens by regular expressions over their kinds.

After Abney, "Partial Parsing via Finite-State Cascades", 1996: each rule reads what the rules
before it have left, and no rule looks back. All patterns are bounded, so that a rule takes time
linear in the number of tokens.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypedDict, Unpack

from extractors.numbers.lexer import Token
from extractors.numbers.number import Number, RangeEnd

__all__ = ["REACH", "Atom", "Build", "Cascade", "name_of", "part"]

REACH: Final = 8
"""How many tokens may stand between what belongs together (`from 62.1 on A to 75.3`)."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A token, or what rules have made of several.

    `numbers` are places in `Cascade.numbers`: one for a number, several for a range or a list.
    """

    kind: str
    start: int
    end: int
    text: str
    spaced: bool = False
    numbers: tuple[int, ...] = ()

    @classmethod
    def of(cls, token: Token) -> "Atom":
        """Return the atom of a token."""
        return cls(token.kind, token.start, token.end, token.text, token.spaced)

    @classmethod
    def joined(cls, atoms: Sequence["Atom"]) -> "Atom":
        """Return the one atom of several numbers and what stands between them."""
        numbers = tuple(place for atom in atoms for place in atom.numbers)
        return cls("N", atoms[0].start, atoms[-1].end, "", atoms[0].spaced, numbers)


Build = Callable[["Cascade", Sequence[Atom], re.Match[str]], Iterable[Atom] | None]
"""What stands in the place of the atoms that matched, or None for the same atoms."""


class Fields(TypedDict, total=False):
    """What rules change of a number after it was read."""

    end: int
    unit: str
    uncertainty: str
    is_ratio: bool
    range_end: RangeEnd


@dataclass
class Cascade:
    """The state of the rewriting: atoms in the order of the text, and the numbers found.

    A number of `numbers` that no atom holds any more is none of the text's numbers.
    """

    text: str
    atoms: list[Atom]
    numbers: list[Number] = field(default_factory=list)

    def rewrite(self, pattern: re.Pattern[str], build: Build) -> None:
        """Replace every match of `pattern` in the kinds of the atoms, from left to right."""
        atoms = self.atoms
        kinds = "".join(atom.kind for atom in atoms)
        self.atoms, done = [], 0
        for match in pattern.finditer(kinds):
            start, end = match.span()
            self.atoms += atoms[done:start]
            built = build(self, atoms[start:end], match)
            self.atoms += atoms[start:end] if built is None else built
            done = end
        self.atoms += atoms[done:]

    def add(self, number: Number, atoms: Sequence[Atom]) -> Atom:
        """Return the atom of a new number, which stands in the place of `atoms`."""
        self.numbers.append(number)
        place = len(self.numbers) - 1
        return Atom("N", number.start, number.end, number.value, atoms[0].spaced, (place,))

    def number(self, atom: Atom) -> Number:
        """Return the last number of an atom."""
        return self.numbers[atom.numbers[-1]]

    def before(self) -> Atom | None:
        """Return the last number of this sentence that was rewritten, at most `REACH` atoms ago."""
        for atom in self.atoms[: -REACH - 1 : -1]:
            if atom.numbers or atom.kind == ".":
                return atom if atom.numbers else None
        return None

    def change(self, atom: Atom, **fields: Unpack[Fields]) -> None:
        """Set fields of all numbers of an atom."""
        for place in atom.numbers:
            self.numbers[place] = replace(self.numbers[place], **fields)


def name_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Return one atom of kind `x`: what is no number."""
    return [replace(atoms[0], kind="x", end=atoms[-1].end, numbers=())]


def part(atoms: Sequence[Atom], match: re.Match[str], name: str) -> Sequence[Atom]:
    """Return those of the atoms of a match that a group of its pattern matched."""
    start, end = match.span(name)
    return atoms[start - match.start() : end - match.start()] if start >= 0 else []
