"""The ids of an earlier build, carried over to a new graph.

An entity keeps the id of the old node of its kind that it shares a name with, after folding. Where
several could, the same preferred name comes first, then the same id, then the most names in
common, then the most papers. An old node that finds no entity to itself was joined to the best of
those that share a name with it, or became one of another kind that is called the same: its id then
stands in `replaces` of that one, with all that it had replaced itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.folding import fold
from kg.graph import KnowledgeGraph
from kg.resolve.rewriting import Target, entities, rewrite
from kg.schema import Kind

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
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in entities(graph):
        for name in _names(graph, node):
            bearers[graph.node(node)["kind"], name].append(node)
    for old in entities(earlier):
        shared: dict[str, int] = defaultdict(int)
        for name in _names(earlier, old):
            for new in bearers[earlier.node(old)["kind"], name]:
                shared[new] += 1
        papers = set(earlier.papers_of(old)) if len(shared) > 1 else set()
        for new, names in shared.items():
            if old not in graph.node(new).get("replaces", ()):
                common = papers.intersection(graph.papers_of(new)) if papers else ()
                score = _preferred(graph, new) == _preferred(earlier, old), new == old
                yield _Match((*score, names, len(common)), old, new)


def _names(graph: KnowledgeGraph, node: str) -> set[str]:
    data = graph.node(node)
    return {fold(name) for name in (data["name"], *data["aliases"])}


def _preferred(graph: KnowledgeGraph, node: str) -> str:
    return fold(graph.node(node)["name"])


def _ids(graph: KnowledgeGraph, old_of: Mapping[str, str]) -> dict[str, str]:
    """Return the id of every entity: the old one, else its own, or the next that is free."""
    taken = set(old_of.values())
    ids = dict(old_of)
    for node in entities(graph):
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
    called: dict[str, list[str]] = defaultdict(list)
    for node in entities(graph):
        called[_preferred(graph, node)].append(node)
    for old in entities(earlier):
        others = called[_preferred(earlier, old)]
        if len(others) == 1:
            heirs[old] = others[0]
    for match in reversed(matches):
        heirs[match.old] = match.new
    for node in entities(graph):
        heirs |= dict.fromkeys(graph.node(node).get("replaces", ()), node)
    return heirs


def _replaced(
    graph: KnowledgeGraph, earlier: KnowledgeGraph, heirs: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return the ids that each new node stands for, one node an id."""
    replaced: dict[str, set[str]] = {
        node: set(graph.node(node).get("replaces", ())) for node in entities(graph)
    }
    spoken_for = set().union(*replaced.values()) if replaced else set()
    for old, new in sorted(heirs.items()):
        before = earlier.node(old).get("replaces", ()) if old in earlier else ()
        own = {old} if old in earlier else set()
        replaced[new] |= {*own, *before} - spoken_for
        spoken_for |= {*own, *before}
    return replaced


def _target(graph: KnowledgeGraph, node: str, new_id: str, replaces: set[str]) -> Target:
    data = dict(graph.node(node))
    kind, name, aliases = Kind(data.pop("kind")), data.pop("name"), data.pop("aliases")
    data.pop("replaces", None)
    if replaces:
        data["replaces"] = tuple(sorted(replaces))
    return Target(new_id, kind, name, aliases, data)
