"""Nodes that move to the community of a neighbour as long as modularity gains by it."""

from array import array
from collections import deque
from typing import Final

import numpy as np

from kg.analysis.cooccurrence import Numbers, WeightedGraph
from kg.analysis.incidence import Indices

_LEAST_GAIN: Final = 1e-12  # of rounding, not of a better community
_MANY = 48  # from so many neighbours on, arrays are faster than a loop


def settled(weighted: WeightedGraph, loops: Numbers, resolution: float) -> Indices:
    """Return communities of which no node gains by leaving for that of a neighbour.

    Each node begins as a community of its own; `loops` are the weights inside each.
    """
    moves = _Moves(weighted, loops, resolution)
    while moves.queue:
        moves.move(moves.queue.popleft())
    return moves.community.copy()


class _Moves:
    """Communities that nodes move between, and the nodes that wait to be looked at.

    What is read one by one is an array of Python's own, over whose memory numpy looks too.
    """

    def __init__(self, weighted: WeightedGraph, loops: Numbers, resolution: float) -> None:
        self._bounds, self._ends, weights = weighted.neighbours()
        self._weights = weights.astype(np.float64)
        self._bound, self._end, self._weight = (
            each.tolist() for each in (self._bounds, self._ends, weights)
        )
        strengths = weighted.strengths() + 2 * loops
        self._strength: list[float] = strengths.tolist()
        self._factor = resolution / float(strengths.sum())
        size = len(loops)
        self._in = array("q", range(size))
        self.community = np.frombuffer(self._in, np.int64)
        self._total_of = array("d", self._strength)
        self._total = np.frombuffer(self._total_of, np.float64)
        self._waits = bytearray(b"\1" * size)
        self._waiting = np.frombuffer(self._waits, np.bool_)
        self._shared = np.zeros(size)
        self.queue = deque(range(size))

    def move(self, node: int) -> None:
        """Move a node to the community of a neighbour by which most is gained, if there is one."""
        own, start, end = self._in[node], self._bound[node], self._bound[node + 1]
        is_many = end - start >= _MANY
        self._waits[node] = False
        self._total_of[own] -= self._strength[node]
        best = (self._of_many if is_many else self._of_few)(node, start, end)
        self._total_of[best] += self._strength[node]
        if best != own:
            self._in[node] = best
            (self._call_many if is_many else self._call_few)(best, start, end)

    def _of_few(self, node: int, start: int, end: int) -> int:
        shared: dict[int, int] = {}
        community = self._in
        for near, weight in zip(self._end[start:end], self._weight[start:end], strict=True):
            other = community[near]
            shared[other] = shared.get(other, 0) + weight
        best, scale, total = community[node], self._strength[node] * self._factor, self._total_of
        most = shared.get(best, 0) - scale * total[best] + _LEAST_GAIN
        for other, weight in shared.items():
            gain = weight - scale * total[other]
            if gain > most:
                best, most = other, gain
        return best

    def _of_many(self, node: int, start: int, end: int) -> int:
        near = self.community[self._ends[start:end]]
        np.add.at(self._shared, near, self._weights[start:end])
        own, scale = self._in[node], self._strength[node] * self._factor
        gains = self._shared[near] - scale * self._total[near]
        most = self._shared[own] - scale * self._total_of[own] + _LEAST_GAIN
        self._shared[near] = 0
        best = gains.argmax()
        return int(near[best]) if gains[best] > most else own

    def _call_few(self, joined: int, start: int, end: int) -> None:
        for near in self._end[start:end]:
            if self._in[near] != joined and not self._waits[near]:
                self._waits[near] = True
                self.queue.append(near)

    def _call_many(self, joined: int, start: int, end: int) -> None:
        near = self._ends[start:end]
        called = near[(self.community[near] != joined) & ~self._waiting[near]]
        self._waiting[called] = True
        self.queue.extend(called.tolist())
