"""Which entities stand in the same papers, and in how many: the graph that measures work on.

A node is an entity, an undirected edge joins two that at least one paper has, in whatever roles,
and its weight is the number of those papers. Arrays hold it, since a corpus has millions of pairs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.schema import Kind

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WeightedGraph:
    """An undirected graph without loops: each edge once, `first < second`, sorted.

    `nodes` are sorted ids, and the other arrays have one number for each edge: the two places in
    `nodes`, and the weight.
    """

    nodes: tuple[str, ...]
    first: Indices
    second: Indices
    weight: Indices

    def strengths(self) -> Numbers:
        """Return the sum of the weights at each node."""
        ends = np.concatenate([self.first, self.second])
        weights = np.concatenate([self.weight, self.weight])
        return np.bincount(ends, weights=weights, minlength=len(self.nodes)).astype(np.float64)

    def neighbours(self) -> tuple[Indices, Indices, Indices]:
        """Return the neighbours as arrays of compressed rows: bounds, ends, weights.

        Node `i` has the neighbours `ends[bounds[i]:bounds[i + 1]]`, sorted.
        """
        sources = np.concatenate([self.first, self.second])
        ends = np.concatenate([self.second, self.first])
        order = np.argsort(sources * len(self.nodes) + ends)
        counts = np.bincount(sources, minlength=len(self.nodes))
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        weights = np.concatenate([self.weight, self.weight])
        return bounds, ends[order], weights[order]


def cooccurrence(graph: KnowledgeGraph, kind: Kind | None = None) -> WeightedGraph:
    """Return which entities, of one kind or of all, stand in the same papers.

    Entities that no paper has, or that stand alone in theirs, are nodes without an edge.
    """
    return graph.derived(_of_all) if kind is None else _of_kinds(graph, [kind])


def _of_all(graph: KnowledgeGraph) -> WeightedGraph:
    return _of_kinds(graph, Kind)


def _of_kinds(graph: KnowledgeGraph, kinds: Iterable[Kind]) -> WeightedGraph:
    wanted = frozenset(kinds)
    entities = sorted(node for node, data in graph.nx.nodes(data=True) if data["kind"] in wanted)
    known = set(entities)
    return joined(entities, (known & has.keys() for has in roles(graph).of_paper.values()))


def joined(nodes: Sequence[str], groups: Iterable[Iterable[str]]) -> WeightedGraph:
    """Return the graph of `nodes`, sorted ids, where two are joined by each group that has both.

    >>> found = joined(["a", "b", "c"], [["a", "b"], ["b", "a", "c"]])
    >>> [(found.nodes[i], found.nodes[j], int(w))
    ...  for i, j, w in zip(found.first, found.second, found.weight)]
    [('a', 'b', 2), ('a', 'c', 1), ('b', 'c', 1)]
    """
    place = {node: index for index, node in enumerate(nodes)}
    of_size: dict[int, list[list[int]]] = {}
    for group in groups:
        members = sorted({place[node] for node in group})
        of_size.setdefault(len(members), []).append(members)
    pairs, counts = _counted(of_size, len(nodes))
    first, second = np.divmod(pairs, max(len(nodes), 1))
    return WeightedGraph(tuple(nodes), first, second, counts)


def counted(keys: Indices) -> tuple[Indices, Indices]:
    """Return the different keys, sorted, and how often each is there.

    As `numpy.unique` does, which looks each key up in a table and takes ten times as long for
    millions of keys.
    """
    ordered = np.sort(keys)
    starts = np.flatnonzero(np.concatenate([np.ones(1, bool), ordered[1:] != ordered[:-1]]))
    starts = starts[: len(keys)]
    return ordered[starts], np.diff(np.concatenate([starts, np.array([len(keys)])]))


def _counted(of_size: Mapping[int, list[list[int]]], nodes: int) -> tuple[Indices, Indices]:
    """Return the pairs inside groups, as first * nodes + second, sorted, and their numbers."""
    total = sum(size * (size - 1) // 2 * len(groups) for size, groups in of_size.items())
    if total < nodes * nodes:
        every = np.concatenate([np.zeros(0, np.int64), *_pairs(of_size, nodes)])
        return counted(every)
    # Where pairs repeat so often, a table of all that can be is smaller than they are.
    table, waiting = np.zeros(nodes * nodes, np.int64), [np.zeros(0, np.int64)]
    for some in _pairs(of_size, nodes):
        waiting.append(some)
        if sum(map(len, waiting)) > len(table):
            table += np.bincount(np.concatenate(waiting), minlength=len(table))
            waiting = waiting[:1]
    table += np.bincount(np.concatenate(waiting), minlength=len(table))
    pairs = np.flatnonzero(table)
    return pairs, table[pairs]


def _pairs(of_size: Mapping[int, list[list[int]]], nodes: int) -> Iterator[Indices]:
    for size, groups in of_size.items():
        rows = np.array(groups, np.int64)
        left, right = np.triu_indices(size, 1)
        yield (rows[:, left] * nodes + rows[:, right]).ravel()
