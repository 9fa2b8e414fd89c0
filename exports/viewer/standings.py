"""The standings of results, by which the page lists any of them in the order of leaderboards."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.leaderboards.ranking import identity, order
from kg.leaderboards.reported import all_reported


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of a result among all of a graph, from 0, in the order of leaderboards.

    Results that are the same share a number `same`; it is None if no other is the same.
    """

    place: int
    same: int | None


def standings(graph: KnowledgeGraph) -> Mapping[str, Standing]:
    """Return the standing of every reported result by id, computed once for a graph."""
    return graph.derived(_standings)


def _standings(graph: KnowledgeGraph) -> Mapping[str, Standing]:
    alike: dict[Hashable, list[int]] = {}
    first: dict[str, tuple[int, Hashable]] = {}
    for place, each in enumerate(sorted(all_reported(graph), key=order)):
        alike.setdefault(identity(each), []).append(place)
        first.setdefault(each.id, (place, identity(each)))
    return {
        result: Standing(place, alike[key][0] if len(alike[key]) > 1 else None)
        for result, (place, key) in first.items()
    }
