"""Which key every entity of every paper goes by, as the papers spell things out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.model import Entity, Extraction
from kg.names.folding import fold
from kg.names.short_forms import alike, is_short_form
from kg.resolve.field_forms import field_forms
from kg.resolve.kinds import decide_kinds
from kg.resolve.names import Names, term_of, token_expansions
from kg.resolve.short_forms import (
    Key,
    end_of,
    is_ellipsis,
    numbers,
    same_version,
    unambiguous,
)
from kg.schema import Kind, Rule
from kg.vocabulary.abbreviations import expansions_of

_MOST_SLIPS: Final = 2
"""Papers that may misspell a name in one way."""

Surfaces = Mapping[str, Sequence[frozenset[str]]]
"""The folded name and surfaces of each entity, by paper."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The key of each entity of each paper, in their order, and what led there."""

    keys: Mapping[str, Sequence[Key]]
    names: Names
    links: Mapping[Key, Key]
    """Each key that is given up, such as a short form's, to the one for it; ends are followed."""
    rules: Mapping[Key, Rule]
    """Why each key of `links` is given up."""


def decide(extractions: Sequence[Extraction], surfaces: Surfaces) -> Decisions:
    """Return the key of every entity; independent of the papers' order."""
    names, kinds = Names(), decide_kinds(extractions)
    decider = _Decider(names, kinds, surfaces)
    field = field_forms(names, decider.named(extractions))
    respelled = [
        (paper, field.spellings.get(short, short), field.spellings.get(long, long))
        for paper, short, long in decider.expansions(extractions)
    ]
    long_forms = unambiguous(respelled, field.votes, field.ambiguous)
    own = {e.paper.id: decider.own_keys(e, long_forms) for e in extractions}
    contracted = names.contractions(token_expansions(extractions))
    misspelled = names.misspellings(_rare(own.values()))
    steps = {**misspelled, **field.spellings, **contracted, **long_forms}
    links = {start: end for start in steps if (end := end_of(start, steps)) != start}
    keys = {paper: tuple(links.get(key, key) for key in found) for paper, found in own.items()}
    rules = {
        **dict.fromkeys(misspelled, Rule.MISSPELLING),
        **dict.fromkeys(field.spellings, Rule.SPELLING),
        **dict.fromkeys([*contracted, *long_forms], Rule.ABBREVIATION),
        **dict.fromkeys(long_forms.keys() - unambiguous(respelled, {}, {}).keys(), Rule.FIELD),
    }
    return Decisions(keys, names, links, rules)


def _rare(papers: Iterable[Iterable[Key]]) -> Iterator[Key]:
    """Yield the keys that hardly a paper has, which may be slips of the pen."""
    counts = Counter(key for keys in papers for key in set(keys))
    return (key for key, count in counts.items() if count <= _MOST_SLIPS)


@dataclass(frozen=True, slots=True)
class _Decider:
    names: Names
    kinds: Mapping[tuple[Kind, str], Kind]
    surfaces: Surfaces

    def _kind(self, entity: Entity) -> Kind:
        return self.kinds.get((entity.kind, fold(entity.name)), entity.kind)

    def named(self, extractions: Iterable[Extraction]) -> set[tuple[Kind, str]]:
        """Return the kinds and names of all entities; their keys are known from now on."""
        found = {(self._kind(entity), entity.name) for e in extractions for entity in e.entities}
        for kind, name in sorted(found):
            self.names.key(kind, name)
        return found

    def own_keys(self, extraction: Extraction, long_forms: Mapping[Key, Key]) -> tuple[Key, ...]:
        defined = [(fold(a.short), fold(a.long)) for a in extraction.abbreviations]
        surfaces = self.surfaces[extraction.paper.id]
        return tuple(
            self._own_key(entity, _spelled_out(entity, defined, written), long_forms)
            for entity, written in zip(extraction.entities, surfaces, strict=True)
        )

    def _own_key(
        self, entity: Entity, spelled_out: frozenset[str], long_forms: Mapping[Key, Key]
    ) -> Key:
        """Return the key of the entity's name, or of what the paper spells it out as.

        A paper that calls its own invention I3D and spells it out does not speak of the
        vocabulary's, nor one that has another long form than the others do of theirs.
        """
        kind = self._kind(entity)
        key = self.names.key(kind, entity.name)
        if not spelled_out:
            return key
        name = fold(entity.name)
        agreed = self.names.forms(long_forms.get(key, key))
        elsewhere = [fold(r.long) for r in expansions_of(entity.name) if r.is_agreed]
        spelled = [form for form in (*agreed, *elsewhere) if is_short_form(name, form)]
        others = any(_contradicts(kind, name, long) for long in spelled_out) or (
            bool(spelled) and not any(alike(f, long) for f in spelled for long in spelled_out)
        )
        longest = max(spelled_out, key=lambda long: (len(long), long))
        return self.names.key(kind, longest) if others else key

    def expansions(self, extractions: Iterable[Extraction]) -> Iterator[tuple[str, Key, Key]]:
        """Yield paper, short form and long form of every entity that a paper writes both ways.

        Where the vocabulary knows one of the two alone, the other stands for that one: a paper's
        own spelling out of DeiT is no better name for it.
        """
        for extraction in extractions:
            paper = extraction.paper.id
            defined = {(fold(a.short), fold(a.long)) for a in extraction.abbreviations}
            for entity, written in zip(extraction.entities, self.surfaces[paper], strict=True):
                if len(written) > 1:
                    kind = self._kind(entity)
                    for short, long in _pairs(written, defined):
                        pair = self._expansion(kind, short, long)
                        if pair is not None:
                            yield (paper, *pair)

    def _expansion(self, kind: Kind, short: str, long: str) -> tuple[Key, Key] | None:
        if _contradicts(kind, short, long):
            return None
        known = [term_of(kind, name) is not None for name in (short, long)]
        if known == [True, True]:
            return None
        first, second = self.names.key(kind, short), self.names.key(kind, long)
        return (second, first) if known[0] else (first, second)


def _pairs(
    written: frozenset[str], defined: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the short and long forms among the surfaces of one entity."""
    for short in sorted(written):
        for long in sorted(written - {short}):
            pair = (short, long) in defined or is_short_form(short, long)
            # A version that the long form alone bears is no part of what is abbreviated.
            versions = same_version(short, long) and set(numbers(long)) <= set(numbers(short))
            if pair and versions and not is_ellipsis(short, long):
                yield short, long


def _spelled_out(
    entity: Entity, defined: Iterable[tuple[str, str]], written: Iterable[str]
) -> frozenset[str]:
    name = fold(entity.name)
    return frozenset(long for short, long in defined if short == name) | frozenset(
        long for long in written if is_short_form(name, long)
    )


def _contradicts(kind: Kind, short: str, long: str) -> bool:
    """Say whether the vocabulary spells `short` out in other words than `long`."""
    term = term_of(kind, short)
    known = [] if term is None else [f for f in map(fold, term.forms) if is_short_form(short, f)]
    return bool(known) and not any(alike(form, long) for form in known)
