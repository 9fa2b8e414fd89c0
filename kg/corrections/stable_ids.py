"""The ids of an earlier build, carried over to a new graph.

An entity keeps the id of the old node of its kind that it shares a name with, after folding: the
preferred name of one of them, or, where both only have it as an alias, such as a short form that
several things have, papers too. Where several could, the same preferred name comes first, then the
same id, then the most names in common, then the most papers. An old node that finds no entity to
itself goes on in the best of those that share a name with it, else in the one that has most of its
words in the papers: its id then stands in `replaces` of that one, with all that it had replaced.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.collector import without_collector
from kg.corrections.rewriting import Target, rewrite
from kg.graph import KnowledgeGraph
from kg.names.folding import fold
from kg.schema import ROLE_RELATIONS, Kind, NodeKind

_Score = tuple[bool, bool, int, int]
_Words = tuple[str, int, int]
"""A paper's node, and start and end in its text."""


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
    """Return `graph` with the ids that its entities have in `earlier`; neither is changed."""
    matches = sorted(_matches(graph, earlier), key=lambda match: match.order)
    old_of: dict[str, str] = {}
    taken: dict[str, str] = {}
    for match in matches:
        if match.old not in taken and match.new not in old_of:
            old_of[match.new], taken[match.old] = match.old, match.new
    ids = _ids(graph, old_of)
    heirs = _heirs(graph, earlier, matches) | taken
    replaced = _replaced(graph, earlier, heirs)
    live = set(ids.values())
    targets = (_target(graph, node, ids[node], replaced[node] - live) for node in ids)
    return rewrite(graph, targets, lambda node, _paper: ids[node])


def _matches(graph: KnowledgeGraph, earlier: KnowledgeGraph) -> Iterator[_Match]:
    """Yield the pairs of old and new nodes of one kind that share a name.

    A node that a correction has given an id of its own does not take the old one back.
    """
    bearers: dict[tuple[Kind | NodeKind, str], list[str]] = defaultdict(list)
    for node in graph.entities():
        for name in _names(graph, node):
            bearers[graph.kind(node), name].append(node)
    for old in earlier.entities():
        shared: dict[str, set[str]] = defaultdict(set)
        for name in _names(earlier, old):
            for new in bearers[earlier.kind(old), name]:
                shared[new].add(name)
        papers = set(earlier.papers_of(old)) if shared else set()
        for new, names in shared.items():
            common = papers.intersection(graph.papers_of(new))
            called = _preferred(graph, new), _preferred(earlier, old)
            is_own = new == old or bool(common) or not names.isdisjoint(called)
            if is_own and old not in graph.entity(new).replaces:
                score = called[0] == called[1], new == old, len(names), len(common)
                yield _Match(score, old, new)


def _names(graph: KnowledgeGraph, node: str) -> set[str]:
    return {fold(name) for name in graph.names(node)}


def _words(graph: KnowledgeGraph, node: str) -> Iterator[_Words]:
    """Yield where papers speak of the node."""
    for edge in graph.edges_to(node, *ROLE_RELATIONS):
        for start, end in edge.statement.evidence:
            yield edge.source, start, end


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


def _heirs(graph: KnowledgeGraph, earlier: KnowledgeGraph, matches: list[_Match]) -> dict[str, str]:
    """Return, of every old node that goes on in some way, the new node where it does."""
    heirs: dict[str, str] = {}
    holders: dict[_Words, list[str]] = defaultdict(list)
    for node in graph.entities():
        for words in _words(graph, node):
            holders[words].append(node)
    for old in earlier.entities():
        held = Counter(node for words in _words(earlier, old) for node in holders[words])
        if held:
            heirs[old] = min(held, key=lambda node: (-held[node], node))
    for match in reversed(matches):
        heirs[match.old] = match.new
    for node in graph.entities():
        heirs |= dict.fromkeys(graph.entity(node).replaces, node)
    return heirs


def _replaced(
    graph: KnowledgeGraph, earlier: KnowledgeGraph, heirs: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return the ids that each new node stands for, one node an id."""
    replaced: dict[str, set[str]] = {
        node: set(graph.entity(node).replaces) for node in graph.entities()
    }
    spoken_for = set().union(*replaced.values()) if replaced else set()
    for old, new in sorted(heirs.items()):
        before = earlier.entity(old).replaces if old in earlier else ()
        own = {old} if old in earlier else set()
        replaced[new] |= {*own, *before} - spoken_for
        spoken_for |= {*own, *before}
    return replaced


def _target(graph: KnowledgeGraph, node: str, new_id: str, replaces: set[str]) -> Target:
    return Target(new_id, replace(graph.entity(node), replaces=tuple(sorted(replaces))))
