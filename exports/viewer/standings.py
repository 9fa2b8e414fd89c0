"""The standings of results, by which the page lists any of them in the order of leaderboards."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from kg.graph import KnowledgeGraph
from kg.leaderboards.ranking import identity, order
from kg.leaderboards.reported import Reported, all_reported


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of a result among all of a graph, from 0, in the order of leaderboards.

    Results that are the same but for the rival share a number `same`; it is None if no other is.
    The page compares the rivals itself, since it shows those in doubt on request only. `whose` is
    that of `Reported`.
    """

    place: int
    same: int | None
    whose: str | None


def standings(graph: KnowledgeGraph) -> Mapping[str, Standing]:
    """Return the standing of every reported result by id, computed once for a graph."""
    return graph.derived(_standings)


def _standings(graph: KnowledgeGraph) -> Mapping[str, Standing]:
    alike: dict[Hashable, list[int]] = {}
    first: dict[str, tuple[int, Reported]] = {}
    for place, each in enumerate(sorted(all_reported(graph), key=order)):
        alike.setdefault(_but_for_rival(each), []).append(place)
        first.setdefault(each.id, (place, each))

    def same(each: Reported) -> int | None:
        places = alike[_but_for_rival(each)]
        return places[0] if len(places) > 1 else None

    return {
        result: Standing(place, same(each), each.whose) for result, (place, each) in first.items()
    }


def _but_for_rival(result: Reported) -> Hashable:
    return identity(replace(result, versus=None))
