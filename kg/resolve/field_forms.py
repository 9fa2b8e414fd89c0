"""Short forms that papers of the field spell out, whether or not those of the graph do."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.names import Names, term_of
from kg.resolve.short_forms import Key
from kg.schema import Kind
from kg.vocabulary.abbreviations import Expansion, expansions_of

__all__ = ["FieldForms", "field_forms"]


@dataclass(frozen=True, slots=True)
class FieldForms:
    """What the table of abbreviations says of the names that are there."""

    votes: Mapping[Key, Mapping[Key, int]]
    """How many papers of the field spell each short form out as which long form; those that mean
    something else, or something that is not there, stand under a key that no name has."""
    ambiguous: Mapping[Key, Key]
    """The short forms by which the field means several things, to what it means mostly."""
    spellings: Mapping[Key, Key]
    """Each rarer spelling of a long form to the commonest one."""


def field_forms(names: Names, named: Iterable[tuple[Kind, str]]) -> FieldForms:
    """Return what the table says of `named`, pairs of kind and name whose keys `names` has.

    A long form is there if a paper writes it, or the vocabulary has it, with the kind of the short
    form. What a short form of the vocabulary stands for is left to the vocabulary.
    """
    votes: dict[Key, Mapping[Key, int]] = {}
    ambiguous: dict[Key, Key] = {}
    spellings: dict[Key, Key] = {}
    for kind, name in sorted(named):
        rows = expansions_of(name) if term_of(kind, name) is None else ()
        short = names.key(kind, name)
        found = dict.fromkeys(key for row in rows if (key := _find(names, kind, row)))
        best, *others = found or [(kind, "")]
        if rows and not rows[0].is_agreed:
            ambiguous[short] = best
        elif rows:
            rest = rows[0].defining - rows[0].agreeing
            votes[short] = Counter({(kind, ""): rest}) + Counter({best: rows[0].agreeing})
            spellings.update((key, best) for key in others if key in names.written)
    return FieldForms(votes, ambiguous, spellings)


def _find(names: Names, kind: Kind, row: Expansion) -> Key | None:
    return names.find(kind, row.long) if row.long else None
