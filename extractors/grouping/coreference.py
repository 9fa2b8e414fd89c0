"""Which names of one paper mean one thing: rules over their words, and the vocabulary.

Two names of one kind are one where their words fold to the same, where the vocabulary holds both
for one term, where the paper defines one as the short form of the other, where one alone spells
the initials of the other, where they differ in a generic last word (`GLUE benchmark`), in a
word's ending (`pseudo-labels`, `pseudo-labeling`) or in a short form inside (`cross-domain NER`),
and where a bare head (`detection`) has one longer name only to stand for. Numbers are never
overlooked: `GPT-3` and `GPT-4` stay apart, unless the paper itself defines one by the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from extractors.grouping.stems import bag
from extractors.surface_forms import Words, is_acronym, key, spells, words
from kg.names.generic import is_generic
from kg.names.plurals import PLURAL_S
from kg.schema import Kind
from kg.vocabulary import load

_RUN: Final = re.compile(r"[^\W_]+")
# Words that make a task another one: the heads behind them keep to themselves more often than
# not (`few-shot segmentation`, `source-free domain adaptation`), on the annotated papers.
_SETTING: Final = frozenset([
    "adaptive", "cross", "few", "free", "frame", "interactive", "lingual", "multi", "neural",
    "panoptic", "real", "reference", "self", "semi", "shot", "source", "supervised",
    "unsupervised", "weakly", "zero",
])  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """One way in which a paper writes a name, with the kind that it is tagged as."""

    surface: str
    kind: Kind


@lru_cache(maxsize=20_000)
def _plain(surface: str) -> str:
    """Return the key without a plural's end: within one paper, `RoBERTas` are `RoBERTa`."""
    return key(surface) if surface.endswith("S") else PLURAL_S.sub("", key(surface))


def _same_but_ending(one: Words, other: Words) -> bool:
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    if long[: len(short)] == short and len(rest) == 1:
        return is_generic(rest[0]) or ("to" in short and rest[0] == "generation")
    return len(one) > 1 and len(other) > 1 and bag(one) == bag(other)


@lru_cache(maxsize=20_000)
def _numbers(name: Words) -> Words:
    return tuple(sorted(re.findall(r"\d+", " ".join(name))))


class Definitions:
    """The short forms of one paper: those that it defines, and those that initials give away."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs` holds (short, long) as the text writes them."""
        self._long: dict[str, Words] = {}
        self._pairs: set[tuple[str, str]] = set()
        for short, long in pairs:
            self.add(short, long)

    def add(self, short: str, long: str) -> None:
        """Hold `short` and `long` to be one; the first long form is the one to spell it out by."""
        self._pairs.add((key(short), key(long)))
        self._long.setdefault(key(short), words(long))

    def joins(self, one: str, other: str) -> bool:
        """Whether one of two names is held to be the short form of the other."""
        pair = key(one), key(other)
        return pair in self._pairs or pair[::-1] in self._pairs

    def defines(self, surface: str) -> bool:
        """Whether a name is one side of a definition."""
        return any(key(surface) in pair for pair in self._pairs)

    def is_defined_short(self, surface: str) -> bool:
        """Whether a name is the short side of a definition."""
        return key(surface) in self._long

    def spell_out(self, name: Words) -> Words:
        """Put the long form for each word that is a short form."""
        return tuple(part for word in name for part in self._long.get(word, (word,)))


class Groups:
    """Disjoint sets of forms, joined one pair at a time."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._parent = {form: form for form in forms}

    def root(self, form: Form) -> Form:
        """Return the form that stands for the set of `form`."""
        while self._parent[form] != form:
            form = self._parent[form]
        return form

    def join(self, one: Form, other: Form) -> None:
        """Make one set of the sets of two forms."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def sets(self) -> list[list[Form]]:
        """Return the sets in the order of their first forms, each sorted."""
        sets: Mapping[Form, list[Form]] = defaultdict(list)
        for form in sorted(self._parent):
            sets[self.root(form)].append(form)
        return list(sets.values())


def _spell_inside(one: Form, other: Form) -> bool:
    """Whether a short form inside `one` has its initials spelled out at its place in `other`."""
    name, long = words(one.surface), words(other.surface)
    inside = _RUN.findall(one.surface) if len(name) > 1 else []
    for word in filter(is_acronym, inside):
        short = "".join(words(word))
        if short in name and len(long) == len(name) - 1 + len(short):
            start = name.index(short)
            part = long[start : start + len(short)]
            spelled = (*name[:start], *part, *name[start + 1 :])
            if spelled == long and "".join(w[0] for w in part) == short:
                return True
    return False


def _one_term(one: Form, other: Form) -> bool:
    """Whether the vocabulary holds both for forms of one term."""
    term = load().lookup(one.surface, one.kind)
    return term is not None and term == load().lookup(other.surface, other.kind)


def _same(one: Form, other: Form, definitions: Definitions) -> bool:
    if definitions.joins(one.surface, other.surface):
        return True
    if _plain(one.surface) == _plain(other.surface) or _one_term(one, other):
        return True
    first, second = (definitions.spell_out(words(form.surface)) for form in (one, other))
    if _numbers(first) != _numbers(second):
        return False
    if "".join(first) == "".join(second) or _same_but_ending(first, second):
        return True
    return _spell_inside(one, other) or _spell_inside(other, one)


def _inside(head: Words, name: Words) -> bool:
    """Whether `head` is what stays of `name` when words before its last one are left out."""
    rest = iter(name)
    return len(head) < len(name) and head[-1:] == name[-1:] and all(word in rest for word in head)


def _may_shorten(head: Words, name: Words, kind: Kind) -> bool:
    if not _inside(head, name):
        return False
    if kind is Kind.METRIC:
        return len(head) == 1
    left_out = set(name) - set(head)
    return len(head) == 1 or not left_out & _SETTING


def _heads(sets: Sequence[Sequence[Form]], definitions: Definitions) -> Iterator[tuple[Form, Form]]:
    """Yield (bare head, the one longer name that it can stand for)."""
    groups_of = {forms[0]: forms for forms in sets}
    for own in sets:
        if own[0].kind not in (Kind.TASK, Kind.METRIC):
            continue
        if any(is_acronym(f.surface) or definitions.defines(f.surface) for f in own):
            continue
        heads = {words(form.surface) for form in own}
        longer = [
            other[0]
            for other in sets
            if other is not own
            and other[0].kind == own[0].kind
            and any(_inside(head, words(form.surface)) for head in heads for form in other)
        ]
        if len(longer) == 1 and any(
            _may_shorten(head, words(form.surface), form.kind)
            for head in heads
            for form in groups_of[longer[0]]
        ):
            yield own[0], longer[0]


def _given_away(forms: Sequence[Form], definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Yield (short, long) for each undefined short form whose initials one name alone spells."""
    for short in forms:
        if not is_acronym(short.surface) or definitions.is_defined_short(short.surface):
            continue
        longs = [
            form.surface
            for form in forms
            if form.kind == short.kind and spells(short.surface, form.surface)
        ]
        if len({key(long) for long in longs}) == 1:
            yield from ((short.surface, long) for long in longs)


def group(forms: Iterable[Form], pairs: Iterable[tuple[str, str]]) -> list[list[Form]]:
    """Put the forms of one paper into sets of one meaning each; `pairs` are (short, long).

    Forms of two kinds never share a set. The order of the input does not matter.

    >>> [[f.surface for f in g] for g in group(
    ...     [Form(s, Kind.MODEL) for s in ("GPT-3", "state space models", "GPT-4", "SSM", "SSMs")],
    ...     [("SSM", "state space models")])]
    [['GPT-3'], ['GPT-4'], ['SSM', 'SSMs', 'state space models']]
    """
    ordered = sorted(set(forms))
    definitions = Definitions(pairs)
    for short, long in list(_given_away(ordered, definitions)):
        definitions.add(short, long)
    groups = Groups(ordered)
    for one, other in combinations(ordered, 2):
        if one.kind == other.kind and _same(one, other, definitions):
            groups.join(one, other)
    for head, name in list(_heads(groups.sets(), definitions)):
        groups.join(head, name)
    return groups.sets()
