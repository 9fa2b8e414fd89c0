"""The comparison of two graphs, and how it shows at the prompt and in notebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.answers import Answer, Row
from kg.changes.changes import Changes
from kg.changes.claims import new_bests
from kg.changes.entities import entity_changes, merge_changes
from kg.changes.forms import as_html, as_markdown, as_text
from kg.changes.links import link_changes
from kg.changes.matching import match
from kg.changes.papers import paper_changes
from kg.changes.records import (
    Change,
    Count,
    EntityChange,
    LinkChange,
    MergeChange,
    NewBest,
    PaperChange,
    ResultChange,
    RoleChange,
)
from kg.changes.results import result_changes
from kg.changes.roles import role_changes
from kg.changes.shown import Shown
from kg.graph import KnowledgeGraph
from kg.schema import Kind

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Changes):
    """What differs between two graphs, as `compare` gives it.

    It is shown as text, in notebooks as HTML; each of its answers is a table of its own.
    """

    def to_markdown(self, *, limit: int | None = None) -> str:
        """Return a newsletter in Markdown, with so many things under each heading, or all."""
        return as_markdown(self, limit)

    def __repr__(self) -> str:
        return as_text(self).rstrip("\n")

    def _repr_html_(self) -> str:
        return as_html(self)


def compare(old: KnowledgeGraph, new: KnowledgeGraph, *, all: bool = False) -> Comparison:
    """Return what differs between two graphs of the same papers at different times, or of others.

    Papers and entities are known by their ids. An entity that has another one now, or was merged
    or split, is followed by what is kept of its former ids, else by its words in the papers; see
    `kg.changes.matching`. What is not sure is left out of both graphs, unless `all` is true.

    >>> from kg.example import example
    >>> compare(example(), example())
    nothing has changed of what is sure (--all, all=True compare the rest too)
    >>> from kg.lookup.selection import select
    >>> [new] = compare(select(example(), ["paper/2301.00001"]), example()).best
    >>> print(f"{new.model} {new.score} on {new.dataset}, before {new.old_model} {new.old_score}")
    OrbFormer 84.2 on ImageNet-1K, before ZorbNet 81.5
    """
    before, now = (Shown.of(graph, everything=all) for graph in (old, new))
    same = match(old, new)
    papers = whole(PaperChange, paper_changes(before, now))
    entities = whole(EntityChange, entity_changes(before, now, same))
    results = whole(ResultChange, result_changes(before, now, same))
    links = whole(LinkChange, link_changes(before, now))
    return Comparison(
        counts=whole(Count, _counts((old, new), (before, now), (papers, entities, results, links))),
        best=whole(NewBest, new_bests(before, now, same)),
        papers=papers,
        entities=entities,
        merges=whole(MergeChange, merge_changes(before, now, same)),
        roles=whole(RoleChange, role_changes(before, now, same)),
        results=results,
        links=links,
        shows_all=all,
    )


def whole(row: type[R], rows: Iterable[R]) -> Answer[R]:
    """Return the answer of all these rows."""
    found = tuple(rows)
    return Answer(row, found, len(found))


def _counts(
    graphs: tuple[KnowledgeGraph, KnowledgeGraph],
    sides: tuple[Shown, Shown],
    changes: tuple[
        Answer[PaperChange], Answer[EntityChange], Answer[ResultChange], Answer[LinkChange]
    ],
) -> Iterator[Count]:
    """Yield what of each sort of thing the graphs have, are shown to have, and what has changed."""
    papers, entities, results, links = changes
    became = {
        "papers": _became(papers),
        **{f"{kind.lower()}s": _became(e for e in entities if e.kind == kind) for kind in Kind},
        "results": _became(results),
        "links": _became(links),
    }
    old, new = (side.numbers for side in sides)
    old_all, new_all = (Shown.of(graph, everything=True).numbers for graph in graphs)
    for what, found in became.items():
        added, gone = found[Change.ADDED], found[Change.GONE]
        yield Count(
            what,
            old[what],
            new[what],
            added=added,
            gone=gone,
            changed=found.total() - added - gone,
            old_left_out=old_all[what] - old[what],
            left_out=new_all[what] - new[what],
        )


def _became(
    changes: Iterable[PaperChange | EntityChange | ResultChange | LinkChange],
) -> Counter[str]:
    return Counter(row.change for row in changes)
