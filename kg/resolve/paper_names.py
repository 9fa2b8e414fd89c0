"""What one paper says about the names of its entities, apart from all other papers."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from kg.model import Extraction
from kg.names.folding import fold
from kg.names.short_forms import is_short_form
from kg.resolve.short_forms import is_ellipsis, numbers, same_version
from kg.schema import Kind

__all__ = ["EntityNames", "Expansion", "PaperNames", "Use", "paper_names"]

_ZERO: Final = re.compile(r"(?<=\d)\.0\b")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")

Pair = tuple[str, str]
"""A folded short form and its folded long form."""


class _Standing(Enum):
    """What a surface is to the entity outside its paper."""

    ALIAS = auto()
    """A name of it."""
    PART = auto()
    """A part of its name, or a longer name that holds it."""
    NONE = auto()


class Use(NamedTuple):
    """A name as a paper uses it: with this kind, and spelled out in these folded words."""

    kind: Kind
    name: str
    spelled_out: tuple[str, ...]
    """Sorted; nothing where the paper does not spell the name out."""


class Expansion(NamedTuple):
    """A short and a long form, folded, by both of which a paper calls one entity."""

    kind: Kind
    name: str
    """The folded name of the entity."""
    short: str
    long: str


class EntityNames(NamedTuple):
    """The names of one entity in one paper."""

    use: Use
    surfaces: frozenset[str]
    """The folded name, and all that the paper calls the entity, folded."""
    spellings: tuple[str, ...]
    """The name, and each mention that names the entity outside the paper too."""
    parts: tuple[str, ...]
    """Each mention that does so only where nothing else is called that."""
    expansions: tuple[Expansion, ...]


class PaperNames(NamedTuple):
    """The names of the entities of one paper, in the order of the extraction."""

    paper: str
    entities: tuple[EntityNames, ...]
    abbreviations: frozenset[Pair]
    """What the paper defines."""


def paper_names(extraction: Extraction) -> PaperNames:
    """Return what an extraction says about names; equal names are one object in many papers."""
    defined = [(fold(a.short), fold(a.long)) for a in extraction.abbreviations]
    text = extraction.paper.text
    entities = []
    for entity in extraction.entities:
        written = tuple([text[mention.start : mention.end] for mention in entity.mentions])
        relevant = _of_surfaces(defined, entity.name, written) if defined else ()
        entities.append(_entity_names(entity.kind, entity.name, written, relevant))
    return PaperNames(extraction.paper.id, tuple(entities), frozenset(defined))


def _of_surfaces(defined: Sequence[Pair], name: str, written: Sequence[str]) -> tuple[Pair, ...]:
    surfaces = {fold(name), *map(fold, written)}
    return tuple([pair for pair in defined if pair[0] in surfaces])


@lru_cache(maxsize=1 << 17)
def _entity_names(
    kind: Kind, name: str, written: tuple[str, ...], defined: tuple[Pair, ...]
) -> EntityNames:
    """Return the names of an entity with these mentions; `defined` has the pairs for them."""
    folded = fold(name)
    surfaces = frozenset((folded, *map(fold, written)))
    long_forms = dict(defined)
    spellings, parts = [name], []
    for surface in written:
        form = fold(surface)
        of_entity = _standing(surface, form, folded, long_forms.get(form, folded))
        if of_entity is _Standing.ALIAS:
            spellings.append(surface)
        elif of_entity is _Standing.PART:
            parts.append(surface)
    spelled_out = {long for short, long in defined if short == folded}
    spelled_out.update(long for long in surfaces if is_short_form(folded, long))
    expansions = tuple([
        Expansion(kind, folded, short, long) for short, long in _pairs(surfaces, defined)
    ])
    use = Use(kind, name, tuple(sorted(spelled_out)))
    return EntityNames(use, surfaces, tuple(spellings), tuple(parts), expansions)


def _pairs(surfaces: frozenset[str], defined: Sequence[Pair]) -> Sequence[Pair]:
    """Return the short and long forms among the surfaces of one entity."""
    if len(surfaces) < 2:
        return ()
    return [
        (short, long)
        for short in sorted(surfaces)
        for long in sorted(surfaces - {short})
        if ((short, long) in defined or is_short_form(short, long)) and _may_stand(short, long)
    ]


def _may_stand(short: str, long: str) -> bool:
    # A version that the long form alone bears is no part of what is abbreviated.
    versions = same_version(short, long) and set(numbers(long)) <= set(numbers(short))
    return versions and not is_ellipsis(short, long)


@lru_cache(maxsize=1 << 17)
def _standing(surface: str, folded: str, name: str, long: str) -> _Standing:
    """Return what `surface`, which folds to `folded`, is to an entity of that folded name.

    `long` is the folded long form that the paper gives for the surface, else the name.
    `detection` stands for object detection in the paper that says so, and nowhere else; nor does
    a longer name that holds it, or an acronym of something else.
    """
    if folded == name:
        return _Standing.ALIAS
    if not (f"{name} ".startswith(f"{long} ") or is_short_form(folded, name)):
        return _Standing.NONE
    if _is_version(folded, name):
        return _Standing.NONE
    is_part, is_whole = _is_part(folded, name), _is_part(name, folded)
    if not (is_part or is_whole):
        return _Standing.ALIAS
    is_name = (is_part and " " in folded) or any(c.isupper() or c.isdigit() for c in surface[1:])
    return _Standing.PART if is_name else _Standing.NONE


def _is_version(folded: str, name: str) -> bool:
    """Say whether the two are versions of one thing: a paper may take them for the same."""
    folded, name = (_ZERO.sub("", form) for form in (folded, name))
    if numbers(folded) == numbers(name):
        return False
    letters = sorted((_NO_LETTER.sub("", form) for form in (folded, name)), key=len)
    # A letter or two, as in T5, may begin any long form.
    is_longer = len(letters[0]) > 2 and letters[1].startswith(letters[0])
    return is_longer or not same_version(folded, name)


def _is_part(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} " or is_ellipsis(part, whole)
