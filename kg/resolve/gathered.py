"""What resolution decides on: the names of all papers, counted.

How much is gathered grows with the names that differ, not with the papers. What is gathered from
parts of the papers joins to what is gathered from all of them, in any order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.names.folding import fold
from kg.resolve.paper_names import EntityNames, Expansion, PaperNames, Use
from kg.schema import Kind

__all__ = ["FEW", "Gathered", "gather", "joined"]

FEW: Final = 3
"""So many papers of a use are known by their ids, so that up to two can be counted."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Counts over papers; a name that several entities of one paper bear counts once a paper."""

    kinds: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    """In how many papers a folded name is of a kind."""
    apart: set[str] = field(default_factory=set)
    """The folded names that one paper holds to be of several kinds."""
    uses: Counter[Use] = field(default_factory=Counter)
    """How many entities of papers are used so."""
    papers: dict[Use, tuple[str, ...]] = field(default_factory=dict)
    """The first ids of papers that have the use, `FEW` at most, sorted."""
    spellings: Counter[tuple[Use, str]] = field(default_factory=Counter)
    """How often each spelling of a use is written, the name of each entity included."""
    parts: Counter[tuple[Use, str]] = field(default_factory=Counter)
    """How often each part of a name is, or what holds the name."""
    forms: Counter[tuple[str, tuple[Use, ...]]] = field(default_factory=Counter)
    """In how many papers a folded spelling stands for these uses, and for no other."""
    expansions: Counter[tuple[Expansion, ...]] = field(default_factory=Counter)
    """How many papers have these expansions, and no other."""
    abbreviations: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many papers define a folded short form by a folded long form."""


def gather(papers: Iterable[PaperNames]) -> Gathered:
    """Return what all papers say about names; their order makes no difference."""
    gathered = Gathered()
    for paper in papers:
        _add(gathered, paper)
    return gathered


def joined(first: Gathered, second: Gathered) -> Gathered:
    """Return what is gathered from the papers of both, which have no paper in common.

    >>> from kg.resolve.paper_names import PaperNames
    >>> one, two = (PaperNames(p, (), frozenset({("nlg", "language generation")})) for p in "ab")
    >>> joined(gather([one]), gather([two])) == gather([one, two])
    True
    """
    return Gathered(
        first.kinds + second.kinds,
        first.apart | second.apart,
        first.uses + second.uses,
        {
            use: _few((*first.papers.get(use, ()), *second.papers.get(use, ())))
            for use in first.papers.keys() | second.papers.keys()
        },
        first.spellings + second.spellings,
        first.parts + second.parts,
        first.forms + second.forms,
        first.expansions + second.expansions,
        first.abbreviations + second.abbreviations,
    )


def _add(gathered: Gathered, paper: PaperNames) -> None:
    spread: dict[str, list[Use]] = defaultdict(list)
    expansions: set[Expansion] = set()
    for entity in paper.entities:
        use = entity.use
        gathered.uses[use] += 1
        for spelling in entity.spellings:
            gathered.spellings[use, spelling] += 1
        for part in entity.parts:
            gathered.parts[use, part] += 1
        for form in set(map(fold, entity.spellings)):
            spread[form].append(use)
        expansions.update(entity.expansions)
    for form, uses in spread.items():
        gathered.forms[form, _distinct(uses)] += 1
    if expansions:
        gathered.expansions[tuple(sorted(expansions))] += 1
    gathered.abbreviations.update(paper.abbreviations)
    _add_papers(gathered, paper)
    _add_kinds(gathered, paper.entities)


def _distinct(uses: Sequence[Use]) -> tuple[Use, ...]:
    return tuple(uses) if len(uses) == 1 else tuple(sorted(set(uses)))


def _add_papers(gathered: Gathered, paper: PaperNames) -> None:
    for use in {entity.use for entity in paper.entities}:
        known = gathered.papers.get(use, ())
        if len(known) < FEW or paper.paper < known[-1]:
            gathered.papers[use] = _few((*known, paper.paper))


def _few(papers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(papers)[:FEW])


def _add_kinds(gathered: Gathered, entities: Iterable[EntityNames]) -> None:
    pairs = {(fold(entity.use.name), entity.use.kind) for entity in entities}
    gathered.kinds.update(pairs)
    names = Counter(name for name, _kind in pairs)
    gathered.apart.update(name for name, count in names.items() if count > 1)
