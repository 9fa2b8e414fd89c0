"""Communities: entities that stand together more often than their numbers of papers let expect.

Modularity is raised as by the Louvain method (Blondel et al. 2008,
https://arxiv.org/abs/0803.0476), with the queue of the Leiden algorithm (Traag et al. 2019,
https://arxiv.org/abs/1810.08473): after a move only neighbours are looked at again. In place of
Leiden's refinement, a community that is not connected is parted at the end. Nodes are taken in the
order of their ids, so that nothing is left to chance.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from kg.analysis.cooccurrence import Indices, Numbers, WeightedGraph, cooccurrence
from kg.graph import KnowledgeGraph
from kg.schema import Kind

_NAMED_AFTER = 3
_LEAST_GAIN = 1e-12  # of rounding, not of a better community
_DENSE = 8  # from this part of all nodes on, arrays are faster than lists


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that belong together; `members` are ids, the most central first.

    Central are those with the most papers shared inside the community, counted once for each
    other member; equals stand in the order of their ids.
    """

    number: int
    name: str
    members: tuple[str, ...]


def communities(
    graph: KnowledgeGraph, kind: Kind | None = None, *, resolution: float = 1.0
) -> list[Community]:
    """Return the communities of entities, of one kind or of all, the largest first.

    Those of one size stand in the order of their first id, and are numbered from 0. A larger
    `resolution` makes smaller communities. An entity that shares no paper is in none.
    """
    if kind is None and resolution == 1:
        return list(graph.derived(_of_all))
    return _communities(graph, kind, resolution)


def _of_all(graph: KnowledgeGraph) -> list[Community]:
    return _communities(graph, None, 1.0)


def _communities(graph: KnowledgeGraph, kind: Kind | None, resolution: float) -> list[Community]:
    found = cooccurrence(graph, kind)
    return named(graph, found, partition(found, resolution=resolution))


def named(graph: KnowledgeGraph, weighted: WeightedGraph, labels: Indices) -> list[Community]:
    """Return the parts of a partition, without single nodes, named after the most central."""
    inside = labels[weighted.first] == labels[weighted.second]
    ends = np.concatenate([weighted.first[inside], weighted.second[inside]])
    weights = np.concatenate([weighted.weight[inside], weighted.weight[inside]])
    strength = np.bincount(ends, weights=weights, minlength=len(weighted.nodes))
    members: dict[int, list[int]] = {}
    for node in np.lexsort((np.arange(len(labels)), -strength)).tolist():
        members.setdefault(int(labels[node]), []).append(node)
    parts = [part for part in members.values() if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), min(part)))
    return [
        Community(number, _name(graph, ids), ids)
        for number, part in enumerate(parts)
        for ids in [tuple(weighted.nodes[node] for node in part)]
    ]


def _name(graph: KnowledgeGraph, members: tuple[str, ...]) -> str:
    return ", ".join(graph.node(node)["name"] for node in members[:_NAMED_AFTER])


def partition(weighted: WeightedGraph, *, resolution: float = 1.0) -> Indices:
    """Return the number of the community of each node; every community is connected."""
    labels = np.arange(len(weighted.nodes))
    level, loops = weighted, np.zeros(len(weighted.nodes))
    while len(level.first):
        moved = _move(level, loops, resolution)
        parts, moved = np.unique(moved, return_inverse=True)
        if len(parts) == len(level.nodes):
            break
        labels = moved[labels]
        level, loops = _aggregate(level, loops, moved)
    return _connected(weighted, labels)


def _move(weighted: WeightedGraph, loops: Numbers, resolution: float) -> Indices:
    """Return communities of which no node gains by leaving for that of a neighbour."""
    moves = _Moves(weighted, loops, resolution)
    queue = deque(range(len(loops)))
    waiting = [True] * len(loops)
    while queue:
        node = queue.popleft()
        waiting[node] = False
        if moves.move(node):
            joined = moves.community[node]
            for end in moves.ends[moves.bounds[node] : moves.bounds[node + 1]]:
                if moves.community[end] != joined and not waiting[end]:
                    waiting[end] = True
                    queue.append(end)
    return np.array(moves.community, np.int64)


class _Moves:
    """Communities that nodes move between: as lists for few neighbours, as arrays for many."""

    def __init__(self, weighted: WeightedGraph, loops: Numbers, resolution: float) -> None:
        self._bounds, self._ends, self._weights = weighted.neighbours()
        self.bounds: list[int] = self._bounds.tolist()
        self.ends: list[int] = self._ends.tolist()
        self.weights: list[int] = self._weights.tolist()
        strengths = weighted.strengths() + 2 * loops
        self.strengths: list[float] = strengths.tolist()
        self.factor = resolution / float(strengths.sum())
        self.community = list(range(len(loops)))
        self._community = np.arange(len(loops))
        self.total: list[float] = strengths.tolist()
        self._total = strengths.copy()

    def move(self, node: int) -> bool:
        """Move a node to the community of a neighbour by which it gains most, if there is one."""
        own, start, end = self.community[node], self.bounds[node], self.bounds[node + 1]
        self._add(own, -self.strengths[node])
        is_dense = (end - start) * _DENSE > len(self.total)
        best = (self._of_many if is_dense else self._of_few)(node, start, end)
        self._add(best, self.strengths[node])
        self.community[node] = best
        self._community[node] = best
        return best != own

    def _add(self, community: int, strength: float) -> None:
        self.total[community] += strength
        self._total[community] = self.total[community]

    def _of_few(self, node: int, start: int, end: int) -> int:
        shared: dict[int, int] = {}
        for near, weight in zip(self.ends[start:end], self.weights[start:end], strict=True):
            other = self.community[near]
            shared[other] = shared.get(other, 0) + weight
        best, scale = self.community[node], self.strengths[node] * self.factor
        most = shared.get(best, 0) - scale * self.total[best] + _LEAST_GAIN
        for other, weight in shared.items():
            gain = weight - scale * self.total[other]
            if gain > most:
                best, most = other, gain
        return best

    def _of_many(self, node: int, start: int, end: int) -> int:
        near = self._community[self._ends[start:end]]
        shared = np.bincount(near, weights=self._weights[start:end], minlength=len(self.total))
        own, scale = self.community[node], self.strengths[node] * self.factor
        gains = np.where(shared > 0, shared - scale * self._total, -np.inf)
        most = shared[own] - scale * self.total[own] + _LEAST_GAIN
        best = int(gains.argmax())
        return best if gains[best] > most else own


def _aggregate(
    weighted: WeightedGraph, loops: Numbers, labels: Indices
) -> tuple[WeightedGraph, Numbers]:
    """Return the graph whose nodes are the communities, and the weight inside each."""
    size = int(labels.max()) + 1
    left, right = labels[weighted.first], labels[weighted.second]
    inside = left == right
    within = np.bincount(labels, weights=loops, minlength=size).astype(np.float64)
    within += np.bincount(left[inside], weights=weighted.weight[inside], minlength=size)
    low, high = np.minimum(left, right)[~inside], np.maximum(left, right)[~inside]
    pairs, place = np.unique(low * size + high, return_inverse=True)
    weight = np.bincount(place, weights=weighted.weight[~inside], minlength=len(pairs))
    first, second = np.divmod(pairs, size)
    names = ("",) * size
    return WeightedGraph(names, first, second, weight.astype(np.int64)), within


def _connected(weighted: WeightedGraph, labels: Indices) -> Indices:
    """Part each community into what hangs together, by labels that run along its edges."""
    inside = labels[weighted.first] == labels[weighted.second]
    first, second = weighted.first[inside], weighted.second[inside]
    lowest = np.arange(len(labels))
    while True:
        least = np.minimum(lowest[first], lowest[second])
        smaller = lowest.copy()
        np.minimum.at(smaller, first, least)
        np.minimum.at(smaller, second, least)
        smaller = smaller[smaller]
        if np.array_equal(smaller, lowest):
            return lowest
        lowest = smaller
