"""Communities: entities that stand together more often than their numbers of papers let expect.

Modularity is raised as by the Louvain method (Blondel et al. 2008,
https://arxiv.org/abs/0803.0476), with the queue of the Leiden algorithm (Traag et al. 2019,
https://arxiv.org/abs/1810.08473): after a move only neighbours are looked at again. In place of
Leiden's refinement, a community that is not connected is parted at the end. Nodes are taken in the
order of their ids, so that nothing is left to chance.
"""

from dataclasses import dataclass

import numpy as np

from kg.analysis import moves
from kg.analysis.cooccurrence import Numbers, WeightedGraph, cooccurrence
from kg.analysis.incidence import Indices
from kg.graph import KnowledgeGraph
from kg.schema import Kind

_NAMED_AFTER = 3


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
    return ", ".join(graph.name(node) for node in members[:_NAMED_AFTER])


def partition(weighted: WeightedGraph, *, resolution: float = 1.0) -> Indices:
    """Return the number of the community of each node; every community is connected."""
    _, labels = np.unique(_twins(weighted, resolution), return_inverse=True)
    level, loops = _aggregate(weighted, np.zeros(len(labels)), labels)
    while len(level.first):
        moved = moves.settled(level, loops, resolution)
        parts, moved = np.unique(moved, return_inverse=True)
        if len(parts) == len(level.nodes):
            break
        labels = moved[labels]
        level, loops = _aggregate(level, loops, moved)
    return _connected(weighted, labels)


def _twins(weighted: WeightedGraph, resolution: float) -> Indices:
    """Return labels that two nodes share where no best partition can part them.

    Twins are neighbours whose edges to all other nodes have the same weights, as entities that only
    one and the same paper has. Were twins of strength k, with an edge of weight w between them, in
    two communities, then modularity would rise by 2w - 2 * resolution * k**2 / (sum of all
    strengths) in sum by taking either to the other; where that is above 0, one of both raises it.
    """
    size, strengths = len(weighted.nodes), weighted.strengths()
    # Their sums tell different neighbours apart; in 53 bits they are exact up to weights of 2^22.
    codes = np.random.default_rng(0).integers(0, 1 << 31, size).astype(np.float64)
    first, second, weight = weighted.first, weighted.second, weighted.weight
    sums = np.bincount(first, weights=weight * codes[second], minlength=size)
    sums += np.bincount(second, weights=weight * codes[first], minlength=size)
    alike = sums[first] + weight * codes[first] == sums[second] + weight * codes[second]
    alike &= strengths[first] == strengths[second]
    alike &= weight * strengths.sum() > resolution * strengths[first] ** 2
    labels = np.arange(size)
    np.minimum.at(labels, second[alike], first[alike])
    return labels


def _aggregate(
    weighted: WeightedGraph, loops: Numbers, labels: Indices
) -> tuple[WeightedGraph, Numbers]:
    """Return the graph whose nodes are the communities, and the weight inside each."""
    size = int(labels.max(initial=-1)) + 1
    left, right = labels[weighted.first], labels[weighted.second]
    inside = left == right
    within = np.bincount(labels, weights=loops, minlength=size).astype(np.float64)
    within += np.bincount(left[inside], weights=weighted.weight[inside], minlength=size)
    low, high = np.minimum(left, right)[~inside], np.maximum(left, right)[~inside]
    keys = low * size + high
    order = np.argsort(keys, kind="stable")  # much of it is in order already
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    weight = np.add.reduceat(weighted.weight[~inside][order], starts) if len(starts) else keys
    first, second = np.divmod(keys[order][starts], max(size, 1))
    return WeightedGraph(("",) * size, first, second, weight), within


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
