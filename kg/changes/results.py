"""Results that are new or gone, or results of something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from kg.changes.matching import Matching
from kg.changes.records import Change, ResultChange
from kg.changes.shown import Shown
from kg.leaderboards.reported import Reported
from kg.lookup.names import name_of
from kg.schema import RESULT_FIELDS

_ENDS = (*RESULT_FIELDS.values(),)
_FACTS = ("sign", "relative", "uncertainty")
"""Fields of a result, beside its value, that name no entity."""

_Known = Mapping[str, object]
"""What a result is of, by field: groups of entities, and facts."""


def result_changes(old: Shown, new: Shown, same: Matching) -> list[ResultChange]:
    """Return the changes of results, by title of the paper.

    A result with the paper, kind, value and unit of one in the other graph is that one. It has
    changed if anything else of it differs: what it is a result of, its sign, its uncertainty. Of
    several, those that differ least are the same.
    """
    before, now = _by_value(old.results), _by_value(new.results)
    rows: list[ResultChange] = []
    for key in before.keys() | now.keys():
        olds = {each: _known(each, same.old_group) for each in before.get(key, ())}
        news = {each: _known(each, same.new_group) for each in now.get(key, ())}
        pairs = dict(_pairs(olds, news))
        for is_now, was in pairs.items():
            fields = [name for name in olds[was] if olds[was][name] != news[is_now][name]]
            if fields:
                rows.append(_changed(old, new, (was, is_now), fields))
        rows += (_row(Change.ADDED, new, each) for each in news if each not in pairs)
        kept = {each.id for each in pairs.values()}
        rows += (_row(Change.GONE, old, each) for each in olds if each.id not in kept)
    return sorted(rows, key=attrgetter("paper", "paper_id", "value", "change"))


def _by_value(results: Iterable[Reported]) -> dict[tuple[object, ...], list[Reported]]:
    found: dict[tuple[object, ...], list[Reported]] = defaultdict(list)
    for each in results:
        found[each.paper, each.kind, each.value, each.unit].append(each)
    return found


def _known(result: Reported, groups: Mapping[str, str]) -> _Known:
    ends = {name: groups.get(getattr(result, name) or "") for name in _ENDS}
    return {**ends, **{name: getattr(result, name) for name in _FACTS}}


def _pairs(
    olds: Mapping[Reported, _Known], news: Mapping[Reported, _Known]
) -> Iterator[tuple[Reported, Reported]]:
    """Yield each new result that is an old one, with that one."""

    def order(pair: tuple[Reported, Reported]) -> tuple[int, list[str]]:
        is_now, was = pair
        differing = sum(olds[was][name] != news[is_now][name] for name in olds[was])
        # It makes no difference which graph is the newer one.
        return differing, sorted((was.id, is_now.id))

    taken: set[tuple[bool, str]] = set()
    for is_now, was in sorted(((n, o) for n in news for o in olds), key=order):
        ends = {(True, is_now.id), (False, was.id)}
        if taken.isdisjoint(ends):
            taken |= ends
            yield is_now, was


def _changed(
    old: Shown, new: Shown, pair: tuple[Reported, Reported], fields: Iterable[str]
) -> ResultChange:
    was, is_now = pair
    facts = {name: getattr(was, name) for name in fields}
    told = (f"{name} {_told(old, name, value)}" for name, value in facts.items())
    return _row(Change.CHANGED, new, is_now, old_id=was.id, was=", ".join(told))


def _told(side: Shown, field: str, value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not value:
        return "none"
    return str(name_of(side.graph, value)) if field in _ENDS else value


def _row(
    change: Change,
    side: Shown,
    result: Reported,
    *,
    old_id: str | None = None,
    was: str | None = None,
) -> ResultChange:
    is_gone = change is Change.GONE
    return ResultChange(
        change=change,
        value=result.written,
        **{name: name_of(side.graph, getattr(result, name)) for name in _ENDS},
        was=was,
        paper=side.graph.name(result.paper),
        paper_id=result.paper,
        result_id=None if is_gone else result.id,
        old_id=result.id if is_gone else old_id,
    )
