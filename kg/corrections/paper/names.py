"""Which entities of one paper a person means by a name."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.corrections.near_names import initials
from kg.corrections.sorts import Overrides
from kg.model import Entity, Extraction, Paper
from kg.names.folding import fold
from kg.names.titles import title_id
from kg.schema import Kind
from kg.vocabulary import load as load_vocabulary


def called(paper: Paper) -> Iterator[str]:
    """Yield what a correction may call the paper: its ids, and its title after folding."""
    yield paper.id
    yield from filter(None, (paper.arxiv_id, paper.doi))
    yield fold(paper.title)


def title_or_id(paper: Paper) -> str:
    """Return what a correction calls the paper: its id, or the title where the id is made of it.

    >>> [title_or_id(Paper(given, "Zorbs", "")) for given in ("2401.00001", title_id("Zorbs"))]
    ['2401.00001', 'Zorbs']
    """
    return paper.title if paper.id == title_id(paper.title) else paper.id


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Names that corrections of the graph give to what papers call otherwise.

    A person sees the graph, and may correct what a paper says of an entity by the name there.
    """

    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The names, folded, that are one entity with each."""
    parted: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The names that in a paper, as a correction calls it, are another entity of this name."""

    @classmethod
    def of(cls, overrides: Overrides) -> "OtherNames":
        """Return the names that these corrections join, give and split off."""
        together: dict[str, frozenset[str]] = {}
        parted: dict[tuple[str, str], set[str]] = defaultdict(set)
        groups = [{rename.name, rename.to} for rename in overrides.rename]
        groups += [{*merge.names, merge.into} - {""} for merge in overrides.merge]
        for group in groups:
            names = frozenset(map(fold, group))
            joined = names.union(*(together.get(name, names) for name in names))
            together.update(dict.fromkeys(joined, joined))
        for split in overrides.split:
            for paper in split.papers:
                for key in {paper, fold(paper)}:
                    parted[key, fold(split.into)].add(fold(split.name))
        return cls(together, {key: frozenset(names) for key, names in parted.items()})

    def names(self, paper: Paper, name: str) -> frozenset[str]:
        """Return the names, folded, that the paper may use for what is called `name`."""
        folded = fold(name)
        parted = (self.parted.get((key, folded), frozenset()) for key in called(paper))
        return self.together.get(folded, frozenset()).union([folded], *parted)


def surfaces(extraction: Extraction, entity: Entity) -> set[str]:
    """Return how the paper writes an entity, folded."""
    return {fold(extraction.paper.surface(mention)) for mention in entity.mentions}


def bearers(
    extraction: Extraction, kind: Kind, name: str, others: OtherNames | None = None
) -> list[int]:
    """Return the positions of the entities of `kind` that the paper calls `name`.

    They are those with the name, in the spelling given or in another that the vocabulary, the
    paper's abbreviations or `others` know; else those for which the text writes one of them; else
    those that it is the initials of, or that are its.
    """
    return next(filter(None, _by_level(extraction, name, others, (kind,))), [])


def bearers_of_any_kind(
    extraction: Extraction, kind: Kind, name: str, others: OtherNames | None = None
) -> list[int]:
    """Return the same, but entities of other kinds where none of `kind` is called so.

    A graph may have an entity of another kind than one of its papers says.
    """
    of_kind = _by_level(extraction, name, others, (kind,))
    of_any = _by_level(extraction, name, others, tuple(Kind))
    levels = (each for pair in zip(of_kind, of_any, strict=True) for each in pair)
    return next(filter(None, levels), [])


def _by_level(
    extraction: Extraction, name: str, others: OtherNames | None, kinds: tuple[Kind, ...]
) -> Iterator[list[int]]:
    wanted, names = fold(name), _names(extraction, name, others or OtherNames())
    levels: tuple[Callable[[Entity], bool], ...] = (
        lambda entity: fold(entity.name) in names or _is_same_term(entity, name),
        lambda entity: not names.isdisjoint(surfaces(extraction, entity)),
        lambda entity: any(initials([name, entity.name])),
    )
    entities = extraction.entities
    for bears in levels:
        found = [p for p, each in enumerate(entities) if each.kind in kinds and bears(each)]
        yield sorted(found, key=lambda place: fold(entities[place].name) != wanted)


def _names(extraction: Extraction, name: str, others: OtherNames) -> set[str]:
    """Return the name and what the paper may use for it, folded."""
    names = {*others.names(extraction.paper, name)}
    for pair in extraction.abbreviations:
        forms = {fold(pair.short), fold(pair.long)}
        if fold(name) in forms:
            names |= forms
    return names


def _is_same_term(entity: Entity, name: str) -> bool:
    lookup = load_vocabulary().lookup
    term = lookup(name, entity.kind)
    return term is not None and term is lookup(entity.name, entity.kind)
