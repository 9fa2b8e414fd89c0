"""Which entities of two graphs are the same ones.

An entity is the same as the one with its id. Where an id is in one graph only, its entity is the
same as the one that says it has taken its place (`replaces`); else the one that has most of its
words in the papers whose text both graphs have; else the one of its name, where only one has it.
Both directions count alike, so that it makes no difference which graph is the newer one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.graph.words import holders_of, words_of
from kg.names.folding import fold
from kg.schema import NodeKind

Pair = tuple[str, str]
"""The id of an entity in the old graph, and in the new one."""
_Both = tuple[Collection[str], Collection[str]]
"""Entities of the old graph, and of the new one."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of the same entity, sorted, and the group of each entity of either graph.

    Entities that are joined by pairs have one group: mostly an old and a new one, more where
    entities were merged or split, one alone where it is new or gone.
    """

    pairs: tuple[Pair, ...]
    old_group: Mapping[str, str]
    new_group: Mapping[str, str]


def match(old: KnowledgeGraph, new: KnowledgeGraph) -> Matching:
    """Return which entities of two graphs are the same."""
    entities = set(old.entities()), set(new.entities())
    olds, news = entities
    pairs = {(node, node) for node in olds & news}
    pairs |= {(o, n) for n in news for o in new.entity(n).replaces if o in olds - news}
    pairs |= {(o, n) for o in olds for n in old.entity(o).replaces if n in news - olds}
    for more in (_by_words, _by_name):
        olds, news = olds - {o for o, _ in pairs}, news - {n for _, n in pairs}
        pairs |= more(old, new, (olds, news))
    return Matching(tuple(sorted(pairs)), *_groups(pairs, entities))


def _by_words(old: KnowledgeGraph, new: KnowledgeGraph, alone: _Both) -> set[Pair]:
    """Return for each entity that is alone the one of the other graph with most of its words."""
    olds, news = alone
    pairs = set(_holders(old, olds, new))
    pairs.update((o, n) for n, o in _holders(new, news, old))
    return pairs


def _holders(
    graph: KnowledgeGraph, alone: Collection[str], other: KnowledgeGraph
) -> Iterator[Pair]:
    """Yield each entity with the one of the other graph that holds more than half of its words."""
    words = {node: set(words_of(graph, node)) for node in alone}
    papers = {paper for found in words.values() for paper, _, _ in found}
    same = {paper for paper in papers if _has_text(other, paper, graph.text(paper))}
    holders = holders_of(other, sorted(same))
    for node, found in words.items():
        known = [each for each in found if each[0] in same]
        held = Counter(holder for each in known for holder in holders.get(each, ()))
        best = min(held, key=lambda holder: (-held[holder], holder), default=None)
        if best is not None and 2 * held[best] > len(known):
            yield node, best


def _by_name(old: KnowledgeGraph, new: KnowledgeGraph, alone: _Both) -> set[Pair]:
    """Return the entities that are alone and that one of each graph has the name of."""
    olds, news = _named(old, alone[0]), _named(new, alone[1])
    return {
        (olds[name][0], news[name][0])
        for name in olds.keys() & news.keys()
        if len(olds[name]) == len(news[name]) == 1
    }


def _named(graph: KnowledgeGraph, nodes: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        found[fold(graph.name(node))].append(node)
    return found


def _has_text(graph: KnowledgeGraph, paper: str, text: str) -> bool:
    """Return whether the graph has a paper with that id and this text."""
    is_there = paper in graph and graph.kind(paper) == NodeKind.PAPER
    return is_there and graph.text(paper) == text


def _groups(pairs: Collection[Pair], entities: _Both) -> tuple[dict[str, str], dict[str, str]]:
    """Return the group of each old entity and of each new one, named by the first id in it."""
    ends: dict[tuple[bool, str], set[tuple[bool, str]]] = defaultdict(set)
    for old, new in pairs:
        ends[False, old].add((True, new))
        ends[True, new].add((False, old))
    groups: tuple[dict[str, str], dict[str, str]] = {}, {}
    for side, nodes in enumerate(entities):
        for node in sorted(nodes):
            if node not in groups[side]:
                _name_group((bool(side), node), ends, groups)
    return groups


def _name_group(
    start: tuple[bool, str],
    ends: Mapping[tuple[bool, str], Collection[tuple[bool, str]]],
    groups: tuple[dict[str, str], dict[str, str]],
) -> None:
    found, waiting = {start}, [start]
    while waiting:
        more = set(ends.get(waiting.pop(), ())) - found
        found |= more
        waiting.extend(more)
    name = min(node for _, node in found)
    for side, node in found:
        groups[side][node] = name
