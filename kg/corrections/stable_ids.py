"""The ids of an earlier build, carried over to a new graph.

An entity keeps the id of the old node of its kind that it shares a name with, after folding: the
preferred name of one of them, or, where both only have it as an alias, such as a short form that
several things have, papers too. Where several could, the same preferred name comes first, then the
same id, then the most names in common, then the most papers. An old node that finds no entity to
itself goes on in the best of those that share a name with it, else in the one that has most of its
words in the papers: its id then stands in `replaces` of that one, with all that it had replaced.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from kg.collector import without_collector
from kg.corrections.rewriting import Target, move
from kg.graph import KnowledgeGraph
from kg.graph.words import holders_of, words_of
from kg.names.folding import fold
from kg.schema import Kind, NodeKind

_ENTITIES: Final = frozenset(map(str, Kind))
_Name = tuple[Kind | NodeKind, str]
"""A kind and a folded name."""
_Score = tuple[bool, bool, int, int]


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a new node continues an old one, as the module says."""

    score: _Score
    old: str
    new: str

    @property
    def order(self) -> tuple[tuple[int, ...], str, str]:
        return tuple(-part for part in self.score), self.old, self.new


@without_collector()
def keep_ids(graph: KnowledgeGraph, earlier: KnowledgeGraph) -> KnowledgeGraph:
    """Return `graph` with the ids that its entities have in `earlier`; neither is changed.

    It is `graph` itself where all ids stay as they are. What costs time are the entities that are
    new or changed, not those that are in both graphs under one id and name.
    """
    settled = set(_settled(graph, earlier))
    matches = sorted(_matches(graph, earlier, settled), key=lambda match: match.order)
    old_of = dict(zip(settled, settled, strict=True))
    taken = old_of.copy()
    for match in matches:
        if match.old not in taken and match.new not in old_of:
            old_of[match.new], taken[match.old] = match.old, match.new
    ids = _ids(graph, old_of)
    heirs = _heirs(graph, earlier, matches, settled) | taken
    targets = dict(_targets(graph, ids, _replaced(graph, earlier, heirs)))
    return move(graph, targets) if targets else graph


def _settled(graph: KnowledgeGraph, earlier: KnowledgeGraph) -> Iterator[str]:
    """Yield the entities that have the same id, kind and preferred name in both graphs.

    No other match of either comes before that.
    """
    held = graph.nx.nodes
    for node, before in earlier.nx.nodes(data=True):
        if before["kind"] in _ENTITIES and node in held:
            now = held[node]
            same = now["name"] == before["name"] or fold(now["name"]) == fold(before["name"])
            if same and now["kind"] == before["kind"] and node not in now.get("replaces", ()):
                yield node


def _matches(
    graph: KnowledgeGraph, earlier: KnowledgeGraph, settled: Container[str]
) -> Iterator[_Match]:
    """Yield the pairs of old and new nodes of one kind that share a name; no settled old node.

    A node that a correction has given an id of its own does not take the old one back.
    """
    names = {old: _names(earlier, old) for old in earlier.entities() if old not in settled}
    bearers = _bearers(graph, {(earlier.kind(old), name) for old in names for name in names[old]})
    for old, borne in names.items():
        shared: dict[str, set[str]] = defaultdict(set)
        for name in borne:
            for new in bearers.get((earlier.kind(old), name), ()):
                shared[new].add(name)
        papers = set(earlier.papers_of(old)) if shared else set()
        for new, in_common in shared.items():
            common = papers.intersection(graph.papers_of(new))
            called = _preferred(graph, new), _preferred(earlier, old)
            is_own = new == old or bool(common) or not in_common.isdisjoint(called)
            if is_own and old not in _replaces(graph, new):
                score = called[0] == called[1], new == old, len(in_common), len(common)
                yield _Match(score, old, new)


def _bearers(graph: KnowledgeGraph, wanted: AbstractSet[_Name]) -> Mapping[_Name, list[str]]:
    """Return the entities that bear each of the names, sorted."""
    found: dict[_Name, list[str]] = defaultdict(list)
    for node in graph.entities() if wanted else ():
        kind = graph.kind(node)
        for name in _names(graph, node):
            if (kind, name) in wanted:
                found[kind, name].append(node)
    return found


def _replaces(graph: KnowledgeGraph, node: str) -> tuple[str, ...]:
    replaces: tuple[str, ...] = graph.nx.nodes[node].get("replaces", ())
    return replaces


def _names(graph: KnowledgeGraph, node: str) -> set[str]:
    return {fold(name) for name in graph.names(node)}


def _preferred(graph: KnowledgeGraph, node: str) -> str:
    return fold(graph.name(node))


def _ids(graph: KnowledgeGraph, old_of: Mapping[str, str]) -> dict[str, str]:
    """Return the id of every entity: the old one, else its own, or the next that is free."""
    taken = set(old_of.values())
    ids = dict(old_of)
    for node in graph.entities():
        if node not in ids:
            free, number = node, 1
            while free in taken:
                number += 1
                # No name makes an id with this sign: folding takes it away.
                free = f"{node}~{number}"
            taken.add(free)
            ids[node] = free
    return dict(sorted(ids.items()))


def _heirs(
    graph: KnowledgeGraph,
    earlier: KnowledgeGraph,
    matches: Sequence[_Match],
    settled: Container[str],
) -> dict[str, str]:
    """Return, of every old node that goes on in some way, the new node where it does.

    The settled ones go on in themselves, and are left out.
    """
    heirs: dict[str, str] = {}
    words = {old: list(words_of(earlier, old)) for old in earlier.entities() if old not in settled}
    holders = holders_of(graph, {place[0] for places in words.values() for place in places})
    for old, places in words.items():
        held = Counter(node for place in places for node in holders.get(place, ()))
        if held:
            heirs[old] = min(held, key=lambda node: (-held[node], node))
    for match in reversed(matches):
        heirs[match.old] = match.new
    for node in graph.entities():
        heirs |= dict.fromkeys(_replaces(graph, node), node)
    return heirs


def _replaced(
    graph: KnowledgeGraph, earlier: KnowledgeGraph, heirs: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return the ids that each new node stands for, one node an id."""
    replaced = {node: set(_replaces(graph, node)) for node in graph.entities()}
    spoken_for = set().union(*replaced.values()) if replaced else set()
    for old, new in sorted(heirs.items()):
        stood_for = {old, *_replaces(earlier, old)} if old in earlier else set()
        replaced[new] |= stood_for - spoken_for
        spoken_for |= stood_for
    return replaced


def _targets(
    graph: KnowledgeGraph, ids: Mapping[str, str], replaced: Mapping[str, set[str]]
) -> Iterator[tuple[str, Target]]:
    """Yield the entities that are not to stay as they are, and how they are to be."""
    live = set(ids.values())
    for node, new_id in ids.items():
        replaces = tuple(sorted(replaced[node] - live))
        if new_id != node or replaces != _replaces(graph, node):
            yield node, Target(new_id, replace(graph.entity(node), replaces=replaces))
