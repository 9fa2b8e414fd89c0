"""The key of a name of some kind: the vocabulary's entry, else its spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from kg.names.folding import compact, fold, without_gaps
from kg.names.short_forms import is_short_form
from kg.resolve.misspellings import respelled
from kg.resolve.short_forms import AGREEMENT, Key
from kg.resolve.spelling import expand, spelled
from kg.schema import Kind
from kg.vocabulary import Term
from kg.vocabulary import load as load_vocabulary
from kg.vocabulary.abbreviations import all_expansions

__all__ = ["Names", "term_of"]

_MOST_LETTERS: Final = 6
_BRACKETS: Final = re.compile(r"(.+?)\s*\(([\w-]+)\)(.*)")


@lru_cache(maxsize=1)
def _terms() -> Mapping[Key, Term | None]:
    """Terms by folded form, and by form without its gaps."""
    vocabulary = load_vocabulary()
    found: dict[Key, Term | None] = {}
    for of in (fold, compact):
        for term in vocabulary:
            for form in map(of, term.forms):
                found.setdefault((term.kind, form), vocabulary.lookup(form, term.kind))
    return found


@lru_cache(maxsize=1)
def _spelled_terms() -> Mapping[Key, Term | None]:
    """Terms by the key of their forms; None where two terms share it, which then says nothing."""
    found: dict[Key, Term | None] = {}
    for term in load_vocabulary():
        for form in term.forms:
            key = term.kind, spelled(term.kind, fold(form))
            sure = form not in term.caution and found.get(key, term) is term
            found[key] = term if sure else None
    return found


def term_of(kind: Kind, name: str) -> Term | None:
    """Return the vocabulary's entry that bears the name, be it in another spelling."""
    return term_of_folded(kind, fold(name))


@lru_cache(maxsize=1 << 19)  # names and parts of them, as for `spelled`
def term_of_folded(kind: Kind, name: str) -> Term | None:
    """Return the vocabulary's entry that bears the folded name, be it in another spelling."""
    known = _terms()
    exact = known.get((kind, name)) or known.get((kind, without_gaps(name)))
    return exact or _spelled_terms().get((kind, spelled(kind, name)))


class Names:
    """The keys of names, each worked out once; `written` has a folded name of each key."""

    def __init__(self) -> None:
        self._keys: dict[tuple[Kind, str], Key] = {}
        self.written: dict[Key, str] = {}

    def key(self, kind: Kind, name: str) -> Key:
        """Return the key under which all spellings of the name meet."""
        found = self._keys.get((kind, name))
        if found is None:
            found = self._keys[kind, name] = self._key(kind, name)
        return found

    def find(self, kind: Kind, name: str) -> Key | None:
        """Return the key of the name if a name that was asked for, or the vocabulary, has it."""
        term = term_of(kind, name)
        if term is not None:
            return kind, fold(term.name)
        key = _marked(kind, fold(name))
        return key if key in self.written else None

    def forms(self, key: Key) -> tuple[str, ...]:
        """Return folded names of a key: the one that is written, or all of the vocabulary's."""
        if key in self.written:
            return (self.written[key],)
        term = term_of(Kind(key[0]), key[1])
        return tuple(map(fold, term.forms)) if term else ()

    def misspellings(self, keys: Iterable[Key]) -> Mapping[Key, Key]:
        """Return those of `keys` that are slips of the pen for a name that is there, to its key."""
        wanted = set(keys)
        found: dict[Key, Key] = {}
        for (kind, name), key in sorted(self._keys.items()):
            if key in wanted and key in self.written:
                for meant in respelled(kind, name):
                    target = self.find(kind, meant)
                    if target is not None and target != key:
                        found.setdefault(key, target)
        return found

    def _key(self, kind: Kind, name: str) -> Key:
        name = without_short_form(name)
        term, folded = term_of(kind, name), fold(name)
        if term is not None:
            return kind, fold(term.name)
        key = _marked(kind, folded)
        self.written[key] = min(self.written.get(key, folded), folded)
        return key

    def contractions(self, long_forms: Mapping[str, str]) -> Mapping[Key, Key]:
        """Return the keys of names that hold a short form, to those of what they spell out.

        Only names that are there, or that the vocabulary has, are any evidence that both are one.
        """
        found: dict[Key, Key] = {}
        for (kind, name), key in sorted(self._keys.items()):
            long = expand(_parted(kind, name), long_forms) if key in self.written else ""
            if not long or long == fold(name):
                continue
            term = term_of(kind, long)
            target = (kind, fold(term.name)) if term else _marked(kind, long)
            if target != key and (term or target in self.written):
                found.setdefault(key, target)
        return found


def _marked(kind: Kind, folded: str) -> Key:
    """Return the key of a folded name that the vocabulary has not.

    A mark that no folded name has keeps it from meeting an entry called so.
    """
    return kind, f"\t{spelled(kind, folded)}"


def without_short_form(name: str) -> str:
    """Return a name without the short form that it brings along in brackets.

    >>> without_short_form("Chain-of-thought (CoT) distillation")
    'Chain-of-thought distillation'
    """
    match = _BRACKETS.fullmatch(name) if "(" in name else None
    if match is None:
        return name
    front, short, rest = match.groups()
    words = front.split()
    brought = any(is_short_form(short, " ".join(words[at:])) for at in range(len(words)))
    return f"{front}{rest}" if brought else name


def _parted(kind: Kind, name: str) -> str:
    """Return the folded name of a task, the acronym that is glued to it parted: `VideoQA`."""
    at = len(name.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    glued = kind == Kind.TASK and 0 < at < len(name) - 1 and name[at - 1].islower()
    return fold(f"{name[:at]} {name[at:]}" if glued else name)


def token_expansions(papers: Mapping[tuple[str, str], int]) -> Mapping[str, str]:
    """Return what each short form is short for where papers, vocabulary and field agree, folded.

    `papers` says how many papers define a folded short form by a folded long form.
    """
    votes: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (short, long), count in papers.items():
        _vote(votes, short, long, count)
    for term in load_vocabulary():
        for alias in term.aliases:
            _vote(votes, fold(alias), fold(term.name), 1)
    # What the papers of the graph mean comes before what others do.
    agreed = {short: long for short, long in _field_expansions() if short not in votes}
    for short, longs in votes.items():
        counts = {key: counter.total() for key, counter in longs.items()}
        best = min(counts, key=lambda key: (-counts[key], key))
        if counts[best] >= AGREEMENT * sum(counts.values()):
            agreed[short] = min(longs[best], key=lambda long: (-longs[best][long], long))
    return agreed


@lru_cache(maxsize=1)
def _field_expansions() -> Sequence[tuple[str, str]]:
    """Return short and long form of each row of the table of abbreviations, the commonest last."""
    agreed = (row for row in reversed(all_expansions()) if row.is_agreed)
    pairs = ((fold(row.short), fold(row.long)) for row in agreed)
    return [(short, long) for short, long in pairs if _may_stand_in_a_name(short, long)]


def _may_stand_in_a_name(short: str, long: str) -> bool:
    return 1 < len(short) <= _MOST_LETTERS and short.isalpha() and is_short_form(short, long)


def _vote(votes: Mapping[str, dict[str, Counter[str]]], short: str, long: str, papers: int) -> None:
    if _may_stand_in_a_name(short, long):
        votes[short][spelled(Kind.TASK, long)][long] += papers
