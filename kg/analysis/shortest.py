"""The shortest way between two nodes that goes over the rarest ones.

Nodes are looked at from both ends, the smaller side first, until the sides meet (Pohl 1971,
Bi-directional search). Every shortest way has exactly one node where they meet, so that the best
ways to it from either end make the best way over it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from kg.graph import KnowledgeGraph
from kg.schema import Relation

_Way = tuple[int, int, tuple[str, ...]]
"""Neighbours of the inner nodes, weakness of the edges, and the nodes: the least is the best."""

_STRONGEST_FIRST = {str(relation): place for place, relation in enumerate(Relation)}


def shortest_path(graph: KnowledgeGraph, start: str, end: str) -> list[str]:
    """Return the nodes from `start` to `end`, both included; empty where no way leads there.

    Edges are followed either way. Of the ways with fewest steps: the one whose inner nodes have
    the fewest neighbours in sum, then the one with the strongest relations in the order of
    `Relation`, then the first by the ids of its nodes, read from the lower of both ends, so that
    the way back is the same one.
    """
    low, high = sorted((start, end))
    layers = _layers(graph, low, high)
    if layers is None:
        return []
    meeting = layers[0][-1] & layers[1][-1]
    ahead, back = (_best(graph, side, meeting) for side in layers)
    _, _, nodes = min(_joined(graph, ahead[node], back[node]) for node in meeting)
    return list(nodes if start == low else reversed(nodes))


def strongest(graph: KnowledgeGraph, source: str, target: str) -> tuple[Relation, bool]:
    """Return the strongest relation of two neighbours, and whether it leads from the first."""
    return min(
        (
            (Relation(str(key)), forward)
            for forward, ends in ((True, (source, target)), (False, (target, source)))
            for key in graph.succ(ends[0]).get(ends[1], ())
        ),
        key=lambda edge: (_STRONGEST_FIRST[edge[0]], not edge[1]),
    )


def _near(graph: KnowledgeGraph, node: str) -> Iterator[str]:
    return chain(graph.succ(node), graph.pred(node))


def _layers(
    graph: KnowledgeGraph, low: str, high: str
) -> tuple[list[set[str]], list[set[str]]] | None:
    """Return the nodes at each distance from either end, up to where the sides meet."""
    layers = ([{low}], [{high}])
    seen = ({low}, {high})
    while not layers[0][-1] & layers[1][-1]:
        side = 0 if len(layers[0][-1]) <= len(layers[1][-1]) else 1
        layer = {near for node in layers[side][-1] for near in _near(graph, node)} - seen[side]
        if not layer:
            return None
        layers[side].append(layer)
        seen[side].update(layer)
    return layers


def _best(graph: KnowledgeGraph, layers: list[set[str]], meeting: set[str]) -> Mapping[str, _Way]:
    """Return the best way from the first layer to each of `meeting`, nodes of the last one."""
    needed = [meeting]
    for layer in reversed(layers[:-1]):
        needed.append({near for node in needed[-1] for near in _near(graph, node)} & layer)
    *later, first = needed
    best: Mapping[str, _Way] = {node: (0, 0, (node,)) for node in first}
    for layer in reversed(later):
        best = {node: _best_to(graph, node, best) for node in layer}
    return best


def _best_to(graph: KnowledgeGraph, node: str, before: Mapping[str, _Way]) -> _Way:
    """Return the best way to `node` of those that come over a node of the layer before."""
    return min(
        (
            before[near][0] + (_rareness(graph, near) if len(before[near][2]) > 1 else 0),
            before[near][1] + _STRONGEST_FIRST[strongest(graph, near, node)[0]],
            (*before[near][2], node),
        )
        for near in before.keys() & set(_near(graph, node))
    )


def _rareness(graph: KnowledgeGraph, node: str) -> int:
    """Return the number of neighbours of a node, the fewer, the more a way over it says.

    A neighbour by edges in both directions counts twice.
    """
    return len(graph.succ(node)) + len(graph.pred(node))


def _joined(graph: KnowledgeGraph, ahead: _Way, back: _Way) -> _Way:
    """Return the whole way over the last node of both, which is where the sides meet."""
    is_inner = len(ahead[2]) > 1 and len(back[2]) > 1
    rareness = _rareness(graph, ahead[2][-1]) if is_inner else 0
    return ahead[0] + back[0] + rareness, ahead[1] + back[1], (*ahead[2], *reversed(back[2][:-1]))
