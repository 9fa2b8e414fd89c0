"""Which entities stand in the same papers, and in how many: the graph that measures work on.

A node is an entity, an undirected edge joins two that at least one paper has, in whatever roles,
and its weight is the number of those papers. Arrays hold it, since a corpus has millions of pairs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from kg.analysis.incidence import Indices, incidence
from kg.graph import KnowledgeGraph
from kg.schema import Kind

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
        size = len(self.nodes)
        before, after = (
            np.bincount(ends, weights=self.weight, minlength=size)
            for ends in (self.second, self.first)
        )
        return (before + after).astype(np.float64)

    def neighbours(self) -> tuple[Indices, Indices, Indices]:
        """Return the neighbours as arrays of compressed rows: bounds, ends, weights.

        Node `i` has the neighbours `ends[bounds[i]:bounds[i + 1]]`, sorted.
        """
        size = len(self.nodes)
        before, after = (np.bincount(e, minlength=size) for e in (self.second, self.first))
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(before + after)])
        # Edges are sorted by their first end, and a stable sort by the second keeps that.
        order = np.argsort(self.second, kind="stable")
        ends, weights = np.empty((2, 2 * len(order)), np.int64)
        for mine, other, weight, start, counts in (
            (self.second[order], self.first[order], self.weight[order], bounds[:-1], before),
            (self.first, self.second, self.weight, bounds[:-1] + before, after),
        ):
            places = np.arange(len(mine)) + np.repeat(start - np.cumsum(counts) + counts, counts)
            ends[places], weights[places] = other, weight
        return bounds, ends, weights


def cooccurrence(graph: KnowledgeGraph, kind: Kind | None = None) -> WeightedGraph:
    """Return which entities, of one kind or of all, stand in the same papers.

    Entities that no paper has, or that stand alone in theirs, are nodes without an edge.
    """
    return graph.derived(_of_all) if kind is None else _of_kind(graph, kind)


def _of_all(graph: KnowledgeGraph) -> WeightedGraph:
    return _of_kind(graph, None)


def _of_kind(graph: KnowledgeGraph, kind: Kind | None) -> WeightedGraph:
    table = incidence(graph)
    wanted = table.is_of(kind)
    nodes = tuple(compress(table.entities, wanted.tolist()))
    place = np.cumsum(wanted) - 1
    members = wanted[table.entity]
    return joined_by(nodes, table.paper[members], place[table.entity[members]])


def joined(nodes: Sequence[str], groups: Iterable[Iterable[str]]) -> WeightedGraph:
    """Return the graph of `nodes`, sorted ids, where two are joined by each group that has both.

    >>> found = joined(["a", "b", "c"], [["a", "b"], ["b", "a", "c"]])
    >>> [(found.nodes[i], found.nodes[j], int(w))
    ...  for i, j, w in zip(found.first, found.second, found.weight)]
    [('a', 'b', 2), ('a', 'c', 1), ('b', 'c', 1)]
    """
    place = {node: index for index, node in enumerate(nodes)}
    pairs = [(number, place[node]) for number, group in enumerate(groups) for node in group]
    columns = np.array(sorted(set(pairs)), np.int64).reshape(-1, 2)
    return joined_by(tuple(nodes), columns[:, 0], columns[:, 1])


def joined_by(nodes: tuple[str, ...], group: Indices, member: Indices) -> WeightedGraph:
    """Return the graph of `nodes` where two are joined by each group that both are members of.

    Both arrays have one place for each member of each group: the number of the group, and the
    member's place in `nodes`; by group, then by member, each once.
    """
    pairs, counts = _counted(_groups(group, member), len(nodes))
    first, second = np.divmod(pairs, max(len(nodes), 1))
    return WeightedGraph(nodes, first, second, counts)


def _groups(group: Indices, member: Indices) -> list[Indices]:
    """Return the members of the groups, those of each size as one array, a row each."""
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    sizes = np.diff(np.append(starts, len(group)))
    return [
        member[starts[sizes == size][:, np.newaxis] + np.arange(size)]
        for size in np.unique(sizes).tolist()
    ]


def counted(keys: Indices) -> tuple[Indices, Indices]:
    """Return the different keys, sorted, and how often each is there.

    As `numpy.unique` does, which looks each key up in a table and takes ten times as long for
    millions of keys.
    """
    ordered = np.sort(keys, kind="stable")  # sooner, since pairs of groups come in order
    starts = np.flatnonzero(np.concatenate([np.ones(1, bool), ordered[1:] != ordered[:-1]]))
    starts = starts[: len(keys)]
    return ordered[starts], np.diff(np.concatenate([starts, np.array([len(keys)])]))


def _counted(groups: Sequence[Indices], nodes: int) -> tuple[Indices, Indices]:
    """Return the pairs inside groups, as first * nodes + second, sorted, and their numbers."""
    total = sum(len(rows) * rows.shape[1] * (rows.shape[1] - 1) // 2 for rows in groups)
    if total < nodes * nodes:
        return counted(np.concatenate([np.zeros(0, np.int64), *_pairs(groups, nodes)]))
    # Where pairs repeat so often, a table of all that can be is smaller than they are.
    table, waiting = np.zeros(nodes * nodes, np.int64), [np.zeros(0, np.int64)]
    for some in _pairs(groups, nodes):
        waiting.append(some)
        if sum(map(len, waiting)) > len(table):
            table += np.bincount(np.concatenate(waiting), minlength=len(table))
            waiting = waiting[:1]
    table += np.bincount(np.concatenate(waiting), minlength=len(table))
    pairs = np.flatnonzero(table)
    return pairs, table[pairs]


def _pairs(groups: Iterable[Indices], nodes: int) -> Iterator[Indices]:
    for rows in groups:
        left, right = np.triu_indices(rows.shape[1], 1)
        yield (rows[:, left] * nodes + rows[:, right]).ravel()
