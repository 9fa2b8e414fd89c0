"""Which key every use of a name goes by, as the papers spell things out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.names.folding import fold
from kg.names.short_forms import alike, is_short_form
from kg.resolve.field_forms import field_forms
from kg.resolve.gathered import FEW, Gathered
from kg.resolve.kinds import decide_kinds
from kg.resolve.names import Names, term_of, token_expansions
from kg.resolve.paper_names import Expansion, Use
from kg.resolve.short_forms import Key, end_of, unambiguous
from kg.schema import Kind, Rule
from kg.vocabulary.abbreviations import expansions_of

_MOST_SLIPS: Final = FEW - 1
"""Papers that may misspell a name in one way."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The key of each use of a name, and what led there."""

    keys: Mapping[Use, Key]
    names: Names
    links: Mapping[Key, Key]
    """Each key that is given up, such as a short form's, to the one for it; ends are followed."""
    rules: Mapping[Key, Rule]
    """Why each key of `links` is given up."""


def decide(gathered: Gathered) -> Decisions:
    """Return the key of every use of a name; pure, and nothing but `gathered` decides."""
    names = Names()
    decider = _Decider(names, decide_kinds(gathered))
    field = field_forms(names, decider.named(gathered.uses))
    expansions = decider.expansions(gathered.expansions, field.spellings)
    long_forms = unambiguous(expansions, field.votes, field.ambiguous)
    own = {use: decider.own_key(use, long_forms) for use in gathered.uses}
    contracted = names.contractions(token_expansions(gathered.abbreviations))
    misspelled = names.misspellings(_rare(own, gathered.papers))
    steps = {**misspelled, **field.spellings, **contracted, **long_forms}
    links = {start: end for start in steps if (end := end_of(start, steps)) != start}
    rules = {
        **dict.fromkeys(misspelled, Rule.MISSPELLING),
        **dict.fromkeys(field.spellings, Rule.SPELLING),
        **dict.fromkeys([*contracted, *long_forms], Rule.ABBREVIATION),
        **dict.fromkeys(long_forms.keys() - unambiguous(expansions, {}, {}).keys(), Rule.FIELD),
    }
    keys = {use: links.get(key, key) for use, key in own.items()}
    return Decisions(keys, names, links, rules)


def _rare(keys: Mapping[Use, Key], papers: Mapping[Use, Iterable[str]]) -> Iterator[Key]:
    """Yield the keys that hardly a paper has, which may be slips of the pen."""
    of_key: dict[Key, set[str]] = defaultdict(set)
    for use, key in keys.items():
        of_key[key].update(papers[use])
    return (key for key, found in of_key.items() if len(found) <= _MOST_SLIPS)


@dataclass(frozen=True, slots=True)
class _Decider:
    names: Names
    kinds: Mapping[tuple[Kind, str], Kind]

    def named(self, uses: Iterable[Use]) -> set[tuple[Kind, str]]:
        """Return the kinds and names of all uses; their keys are known from now on."""
        found = {(self._kind(use), use.name) for use in uses}
        for kind, name in sorted(found):
            self.names.key(kind, name)
        return found

    def _kind(self, use: Use) -> Kind:
        return self.kinds.get((use.kind, fold(use.name)), use.kind)

    def own_key(self, use: Use, long_forms: Mapping[Key, Key]) -> Key:
        """Return the key of the name, or of what the paper spells it out as.

        A paper that calls its own invention I3D and spells it out does not speak of the
        vocabulary's, nor one that has another long form than the others do of theirs.
        """
        kind, spelled_out = self._kind(use), use.spelled_out
        key = self.names.key(kind, use.name)
        if not spelled_out:
            return key
        name = fold(use.name)
        agreed = self.names.forms(long_forms.get(key, key))
        elsewhere = [fold(r.long) for r in expansions_of(use.name) if r.is_agreed]
        spelled = [form for form in (*agreed, *elsewhere) if is_short_form(name, form)]
        others = any(_contradicts(kind, name, long) for long in spelled_out) or (
            bool(spelled) and not any(alike(f, long) for f in spelled for long in spelled_out)
        )
        longest = max(spelled_out, key=lambda long: (len(long), long))
        return self.names.key(kind, longest) if others else key

    def expansions(
        self, papers: Mapping[tuple[Expansion, ...], int], spellings: Mapping[Key, Key]
    ) -> Mapping[Key, Mapping[Key, int]]:
        """Return how many papers expand each short form how; `spellings` are put right first."""
        found: dict[Key, Counter[Key]] = defaultdict(Counter)
        for together, count in papers.items():
            pairs = filter(None, map(self._expansion, together))
            # A paper that expands a form in two spellings still is one paper.
            for short, long in {tuple(spellings.get(k, k) for k in pair) for pair in pairs}:
                found[short][long] += count
        return found

    def _expansion(self, expansion: Expansion) -> tuple[Key, Key] | None:
        """Return short and long form.

        Where the vocabulary knows one of the two alone, the other stands for that one: a paper's
        own spelling out of DeiT is no better name for it.
        """
        given, name, short, long = expansion
        kind = self.kinds.get((given, name), given)
        if _contradicts(kind, short, long):
            return None
        known = [term_of(kind, form) is not None for form in (short, long)]
        if known == [True, True]:
            return None
        first, second = self.names.key(kind, short), self.names.key(kind, long)
        return (second, first) if known[0] else (first, second)


def _contradicts(kind: Kind, short: str, long: str) -> bool:
    """Say whether the vocabulary spells `short` out in other words than `long`."""
    term = term_of(kind, short)
    known = [] if term is None else [f for f in map(fold, term.forms) if is_short_form(short, f)]
    return bool(known) and not any(alike(form, long) for form in known)
