"""Short forms of the field and what they stand for, counted over the abstracts of many papers.

`abbreviations.tsv` beside this module has the short forms that at least five papers define. If nine
in ten of these mean the same by it, the short form has a row for each spelling of the long form
that five papers use. It is ambiguous otherwise, and has one row, without a long form where not even
half of the papers agree. `training/abbreviation_table.py` makes the table. Columns:

- `short`, `long`
- `papers`: how many papers define the one by the other in this spelling
- `agreeing`: how many do in any spelling, the rare ones included
- `defining`: how many define the short form at all

Rows are sorted by the folded short form, the commonest long form first.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from kg.names.folding import fold

__all__ = ["AGREEMENT", "COLUMNS", "LEAST", "Expansion", "all_expansions", "expansions_of"]


LEAST: Final = 5
"""Papers that have to define a short form by one long form."""

AGREEMENT: Final = 0.9
"""Share of the papers defining a short form that have to do it by one long form."""


class Expansion(NamedTuple):
    """One row of the table."""

    short: str
    long: str
    papers: int
    agreeing: int
    defining: int

    @property
    def is_agreed(self) -> bool:
        """Whether the short form stands for the long one, and is not ambiguous."""
        return self.agreeing >= max(LEAST, AGREEMENT * self.defining)


COLUMNS: Final = Expansion._fields


def expansions_of(short: str) -> tuple[Expansion, ...]:
    """Return the spellings of what a short form stands for, commonest first; () if it is unknown.

    Of an ambiguous form it is what most papers mean, if half of them do. Case, hyphens and a plural
    make no difference, except that a word of small letters is no short form: `rag` is none.

    >>> [(row.long, row.is_agreed) for short in ("NLGs", "CL") for row in expansions_of(short)]
    [('natural language generation', True), ('', False)]
    >>> expansions_of("nlg"), expansions_of("Zorb")
    ((), ())
    """
    found = _table().get(fold(short), ())
    is_written_so = sum(map(str.isupper, short)) > 1 or any(row.short == short for row in found)
    return found if is_written_so else ()


@lru_cache(maxsize=1)
def all_expansions() -> tuple[Expansion, ...]:
    """Return all rows, in the order of the table, which is read once in a process."""
    text = (files("kg.vocabulary") / "abbreviations.tsv").read_text(encoding="utf-8")
    return tuple(_row(line) for line in text.splitlines()[1:])


def _row(line: str) -> Expansion:
    short, long, *counts = line.split("\t")
    return Expansion(short, long, *map(int, counts))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[Expansion, ...]]:
    rows: dict[str, list[Expansion]] = defaultdict(list)
    for row in all_expansions():
        rows[fold(row.short)].append(row)
    return {short: tuple(found) for short, found in rows.items()}
