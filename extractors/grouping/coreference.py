"""Which names of one paper mean one thing: rules over their words, and the vocabulary.

Two names of one kind are one

- if their words fold to the same, or the vocabulary has both for one term;
- if the paper defines one as the short form of the other, or leaves it undefined and the papers of
  the field agree on it (`kg.vocabulary.abbreviations`), or one alone spells its initials;
- if they differ in a generic last word (`GLUE benchmark`), in the endings of words
  (`pseudo-labels`, `pseudo-labeling`), or in a short form inside (`multi-hop QA`);
- if one is a bare head (`detection`) that is the end of one longer name alone.

Names with different numbers stay apart (`GPT-3`, `GPT-4`), unless the paper defines one by the
other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from networkx.utils import UnionFind

from extractors.grouping.short_forms import ShortForms
from extractors.grouping.stems import bag
from extractors.surface_forms import Words, is_acronym, key, spells, words
from kg.names.folding import fold
from kg.names.generic import is_generic
from kg.names.plurals import PLURAL_S
from kg.names.short_forms import alike, is_short_form
from kg.schema import Kind
from kg.vocabulary import Term, load
from kg.vocabulary.abbreviations import expansions_of

__all__ = ["Form", "group"]

_RUN: Final = re.compile(r"[^\W_]+")
_SHORT: Final = re.compile(r"[^\W_][\w-]*")
_GENERATION: Final = frozenset(("generation", "synthesis"))
# Words that make a task another one: on the annotated papers, the heads behind them mostly do not
# stand for the longer name (`few-shot segmentation`, `source-free domain adaptation`).
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

    @property
    def words(self) -> Words:
        """The folded words of the surface."""
        return words(self.surface)


def group(forms: Iterable[Form], pairs: Iterable[tuple[str, str]]) -> list[list[Form]]:
    """Return the forms of one paper in groups of one meaning each; `pairs` are (short, long).

    Forms of two kinds never share a group. The order of the input does not matter.

    >>> [[f.surface for f in g] for g in group(
    ...     [Form(s, Kind.MODEL) for s in ("GPT-3", "state space models", "GPT-4", "SSM", "SSMs")],
    ...     [("SSM", "state space models")])]
    [['GPT-3'], ['GPT-4'], ['SSM', 'SSMs', 'state space models']]
    """
    ordered = sorted(set(forms))
    known = ShortForms(pairs)
    for more in (_spelled_by_one, _spelled_by_field):
        for short, long in list(more(ordered, known)):
            known.add(short, long)
    groups = UnionFind(ordered)
    for one, other in combinations(ordered, 2):
        if one.kind == other.kind and _is_same(one, other, known):
            groups.union(one, other)
    for head, name in list(_heads(_sorted(groups), known)):
        groups.union(head, name)
    return _sorted(groups)


def _sorted(groups: "UnionFind[Form]") -> list[list[Form]]:
    return sorted(map(sorted, groups.to_sets()))


def _spelled_by_field(forms: Sequence[Form], known: ShortForms) -> Iterator[tuple[str, str]]:
    """Yield (short, long) for each undefined short form that the papers of the field agree on."""
    for short in sorted({word for form in forms for word in _SHORT.findall(form.surface)}):
        if is_acronym(short) and not known.is_short(short):
            longs = [row.long for row in expansions_of(short) if row.is_agreed]
            yield from ((short, long) for long in longs if not known.defines(long))


def _spelled_by_one(forms: Sequence[Form], known: ShortForms) -> Iterator[tuple[str, str]]:
    """Yield (short, long) for each undefined short form whose initials one name alone spells."""
    for short in forms:
        if not is_acronym(short.surface) or known.is_short(short.surface):
            continue
        longs = [
            form.surface
            for form in forms
            if form.kind == short.kind and spells(short.surface, form.surface)
        ]
        if len({key(long) for long in longs}) == 1:
            yield from ((short.surface, long) for long in longs)


def _is_same(one: Form, other: Form, known: ShortForms) -> bool:
    """Return whether two forms are one name, by all rules but that of heads."""
    if known.joins(one.surface, other.surface):
        return True
    if _singular_key(one.surface) == _singular_key(other.surface) or _is_one_term(
        one, other, known
    ):
        return True
    first, second = (known.spell_out(form.words) for form in (one, other))
    if _numbers(first) != _numbers(second):
        return False
    if "".join(first) == "".join(second) or _differ_in_endings(first, second):
        return True
    return _spells_inside(one, other) or _spells_inside(other, one)


@lru_cache(maxsize=20_000)
def _singular_key(surface: str) -> str:
    """Return the key without a plural's end: within one paper, `RoBERTas` are `RoBERTa`."""
    return key(surface) if surface.endswith("S") else PLURAL_S.sub("", key(surface))


def _is_one_term(one: Form, other: Form, known: ShortForms) -> bool:
    """Return whether the vocabulary has both for forms of one term, and the paper agrees."""
    term = load().lookup(one.surface, one.kind)
    if term is None or term != load().lookup(other.surface, other.kind):
        return False
    return not any(_means_other(form.surface, term, known) for form in (one, other))


def _means_other(surface: str, term: Term, known: ShortForms) -> bool:
    """Return whether the paper defines a short form of `term` in other words than the term has."""
    long = " ".join(known.spell_out(words(surface))) if known.is_short(surface) else ""
    forms = [fold(form) for form in term.forms if is_short_form(surface, form)]
    return bool(long and forms) and not any(alike(form, long) for form in forms)


@lru_cache(maxsize=20_000)
def _numbers(name: Words) -> Words:
    return tuple(sorted(re.findall(r"\d+", " ".join(name))))


def _differ_in_endings(one: Words, other: Words) -> bool:
    """Return whether names differ in a generic last word, or in the endings of words."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    if long[: len(short)] == short and len(rest) == 1:
        return is_generic(rest[0]) or ("to" in short and rest[0] in _GENERATION)
    return len(one) > 1 and len(other) > 1 and bag(one) == bag(other)


def _spells_inside(one: Form, other: Form) -> bool:
    """Return whether `other` is `one` with the initials of a short form inside spelled out."""
    name, long = one.words, other.words
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


def _heads(groups: Sequence[Sequence[Form]], known: ShortForms) -> Iterator[tuple[Form, Form]]:
    """Yield (bare head, longer name) for each head that is the end of one longer name alone."""
    for own in groups:
        if not _may_be_head(own, known):
            continue
        longer = [
            other
            for other in groups
            if other is not own
            and other[0].kind == own[0].kind
            and any(_ends(head.words, name.words) for head, name in product(own, other))
        ]
        if len(longer) == 1:
            pairs = product(own, longer[0])
            if any(_may_shorten(head.words, name.words, name.kind) for head, name in pairs):
                yield own[0], longer[0][0]


def _may_be_head(forms: Sequence[Form], known: ShortForms) -> bool:
    return forms[0].kind in (Kind.TASK, Kind.METRIC) and not any(
        is_acronym(form.surface) or known.defines(form.surface) for form in forms
    )


def _ends(head: Words, name: Words) -> bool:
    """Return whether `head` is `name` with words left out before the last one."""
    rest = iter(name)
    return len(head) < len(name) and head[-1:] == name[-1:] and all(word in rest for word in head)


def _may_shorten(head: Words, name: Words, kind: Kind) -> bool:
    """Return whether a paper that means `name` may write `head`."""
    if not _ends(head, name):
        return False
    if kind is Kind.METRIC:
        return len(head) == 1
    return len(head) == 1 or not (set(name) - set(head)) & _SETTING
