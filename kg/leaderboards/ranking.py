"""Which results make one board, in which order they stand, and which two are the same.

SPARQL (`exports/sparql/queries/leaderboard.rq`) and the page repeat as little of it as they can;
tests compare their rows with those of this module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.leaderboards.reported import Reported
from kg.vocabulary import Better


@dataclass(frozen=True, slots=True)
class Board:
    """All scores, or all differences, of one metric; `metric` is None where the text names none."""

    metric: str | None
    results: Sequence[Reported]

    @property
    def is_ranked(self) -> bool:
        """Whether the board has an order: whether a result of it can be ranked."""
        return any(each.is_ranked for each in self.results)


def boards(results: Iterable[Reported]) -> list[Board]:
    """Return the boards that `results` make: scores before differences, no metric after metrics.

    Among these the board with most results comes first, then the one whose metric has the first id.
    """
    parts: dict[tuple[bool, str | None], list[Reported]] = defaultdict(list)
    for each in results:
        parts[each.is_score, each.metric].append(each)

    def order(key: tuple[bool, str | None]) -> tuple[bool, bool, int, str]:
        is_score, metric = key
        return (not is_score, metric is None, -len(parts[key]), metric or "")

    return [Board(key[1], parts[key]) for key in sorted(parts, key=order)]


def best_first(results: Iterable[Reported]) -> list[Reported]:
    """Return results of one metric in their order, and those that are the same once."""
    best: dict[tuple[object, ...], Reported] = {}
    for each in sorted(results, key=order):
        best.setdefault(identity(each), each)
    return list(best.values())


def listed(results: Iterable[Reported]) -> list[Reported]:
    """Return results of any metric, board after board, each board in its order."""
    return [each for board in boards(results) for each in best_first(board.results)]


def ranked(results: Iterable[Reported]) -> Iterator[tuple[Reported, int | None]]:
    """Yield results of one metric as `best_first` gives them, each with its rank.

    Equal scores share a rank, and the next one has as many before it as there are: 1, 1, 3. A
    result that cannot be ranked has None.
    """
    rank_of: dict[Decimal | None, int] = {}
    for place, each in enumerate(best_first(results), start=1):
        yield each, rank_of.setdefault(each.score, place) if each.is_ranked else None


def order(result: Reported) -> tuple[bool, Decimal, float, str, str]:
    """Return the sort key of a result among those of its metric.

    Better scores come first, then the surer one, then by id; what cannot be ranked comes last.
    """
    place = Decimal(0)
    if result.score is not None and result.better is not None:
        place = result.score if result.better is Better.LOWER else -result.score
    return (not result.is_ranked, place, -result.statement.confidence, result.id, result.paper)


def identity(result: Reported) -> tuple[object, ...]:
    """Return what two results have in common that say the same.

    That is one value for one model, in one paper, on one dataset, by one metric, and of a
    difference against one rival: a paper may write 93 % here and 0.93 there. The task makes no
    difference, since it is named now and then.
    """
    value = result.written if result.score is None else result.score
    things = result.paper, result.model, result.dataset, result.metric, result.versus
    return (*things, result.is_score, value)
