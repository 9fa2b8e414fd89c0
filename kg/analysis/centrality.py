"""How central an entity is among those that stand in the same papers."""

from collections.abc import Callable, Mapping

import numpy as np

from kg.analysis.cooccurrence import Numbers, WeightedGraph
from kg.analysis.incidence import Indices
from kg.errors import UnknownNameError

_DAMPING = 0.85
_PIVOTS = 32
_EXACT = 256  # nodes from each of which paths may start
_STILL = 1e-12


def pagerank(weighted: WeightedGraph) -> Numbers:
    """Return the PageRank of each node, by weight and with damping 0.85; the sum is 1.

    Brin and Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X. Nodes without an edge hand
    their share to all.
    """
    size = len(weighted.nodes)
    sources = np.concatenate([weighted.first, weighted.second])
    ends = np.concatenate([weighted.second, weighted.first])
    strengths = weighted.strengths()
    shares = np.concatenate([weighted.weight, weighted.weight]) / strengths[sources]
    alone = strengths == 0
    rank: Numbers = np.full(size, 1 / max(size, 1))
    change = 1.0 if size else 0.0
    while change > _STILL * size:
        flow = np.bincount(ends, weights=rank[sources] * shares, minlength=size)
        new = _DAMPING * (flow + rank[alone].sum() / size) + (1 - _DAMPING) / size
        change, rank = float(np.abs(new - rank).sum()), new
    return rank


def degree(weighted: WeightedGraph) -> Numbers:
    """Return the share of the other nodes that each node is joined to, between 0 and 1."""
    size = len(weighted.nodes)
    before, after = (np.bincount(e, minlength=size) for e in (weighted.second, weighted.first))
    return (before + after) / max(size - 1, 1)


def betweenness(weighted: WeightedGraph, *, pivots: int | None = None) -> Numbers:
    """Return the share of shortest paths between others that lead over each node.

    Paths are counted in steps, without the weights, after Brandes 2001,
    https://doi.org/10.1080/0022250X.2001.9990249. They start at so many `pivots`, evenly spread
    over the sorted ids, so that the shares are estimates (Brandes and Pich 2007,
    https://doi.org/10.1142/S0218127407018403). As many pivots as nodes, or more, are exact; None
    stands for that where there are at most 256 nodes, else for 32 pivots.
    """
    size = len(weighted.nodes)
    if size <= 2:
        return np.zeros(size)
    if pivots is None:
        pivots = size if size <= _EXACT else _PIVOTS
    count = min(pivots, size)
    bounds, ends, _ = weighted.neighbours()
    total = np.zeros(size)
    for pivot in (np.arange(count) * size // count).tolist():
        total += _dependencies(bounds, ends, pivot)
    return total * (size / count / ((size - 1) * (size - 2)))


def _dependencies(bounds: Indices, ends: Indices, pivot: int) -> Numbers:
    """Return for each node the share of the paths from `pivot` to each other that lead over it."""
    size = len(bounds) - 1
    seen, is_next, paths = np.zeros(size, bool), np.zeros(size, bool), np.zeros(size)
    seen[pivot], paths[pivot] = True, 1.0
    frontier, steps = np.array([pivot]), list[tuple[Indices, Indices]]()
    while len(frontier):
        counts = bounds[frontier + 1] - bounds[frontier]
        shift = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(bounds[frontier] - shift, counts)
        sources, reached = np.repeat(frontier, counts), ends[places]
        new = ~seen[reached]
        sources, reached = sources[new], reached[new]
        paths += np.bincount(reached, weights=paths[sources], minlength=size)
        steps.append((sources, reached))
        seen[reached] = is_next[reached] = True
        frontier = np.flatnonzero(is_next)
        is_next[frontier] = False
    over = np.zeros(size)
    for sources, reached in reversed(steps):
        part = paths[sources] / paths[reached] * (1 + over[reached])
        over += np.bincount(sources, weights=part, minlength=size)
    over[pivot] = 0
    return over


MEASURES: Mapping[str, Callable[[WeightedGraph], Numbers]] = {
    "betweenness": betweenness,
    "degree": degree,
    "pagerank": pagerank,
}
"""The measures by name."""


def measure(name: str) -> Callable[[WeightedGraph], Numbers]:
    """Return the measure of that name; an unknown name is an error that lists the known."""
    if name not in MEASURES:
        raise UnknownNameError("measure", name, MEASURES)
    return MEASURES[name]
