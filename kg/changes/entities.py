"""Entities that are new, gone, renamed, of another kind, merged or split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.changes.matching import Matching, Pair
from kg.changes.records import Change, EntityChange, MergeChange
from kg.changes.shown import Shown
from kg.names.folding import fold
from kg.schema import Relation, Rule

_ORDER = [*Change]


def entity_changes(old: Shown, new: Shown, same: Matching) -> list[EntityChange]:
    """Return the changes of entities: by what happened, what papers introduce first, by papers.

    Where several entities have become several others, a pair is both merged and split.
    """
    origins, heirs = (Counter(pair[side] for pair in same.pairs) for side in (1, 0))
    pairs = [pair for pair in same.pairs if pair[0] in old.entities and pair[1] in new.entities]
    goes_on, is_there = ({pair[side] for pair in pairs} for side in (0, 1))
    rows = [
        _pair(change, old, new, pair)
        for pair in pairs
        for change in _become(old, new, pair, (origins[pair[1]], heirs[pair[0]]))
    ]
    rows += (_alone(Change.ADDED, new, node) for node in new.entities - is_there)
    rows += (_alone(Change.GONE, old, node) for node in old.entities - goes_on)

    def order(row: EntityChange) -> tuple[int, bool, int, str, str]:
        ids = row.entity_id or "", row.old_id or ""
        most = max(row.papers, row.old_papers)
        return (_ORDER.index(Change(row.change)), row.introduced_by is None, -most, *ids)

    return sorted(rows, key=order)


def _become(old: Shown, new: Shown, pair: Pair, shared: tuple[int, int]) -> Iterator[Change]:
    """Yield what became of a pair, of which the new and the old one have so many counterparts."""
    was, is_now = pair
    if was != is_now and max(shared) > 1:
        # The one that keeps its id goes on; the others were merged into it, or split from it.
        yield from (c for c, n in zip((Change.MERGED, Change.SPLIT), shared, strict=True) if n > 1)
    elif old.graph.kind(was) != new.graph.kind(is_now):
        yield Change.RETYPED
    elif old.graph.name(was) != new.graph.name(is_now):
        yield Change.RENAMED
    elif was != is_now:
        yield Change.MOVED


def _pair(change: Change, old: Shown, new: Shown, pair: Pair) -> EntityChange:
    was, is_now = pair
    return replace(
        _alone(change, new, is_now),
        old_name=old.graph.name(was),
        old_papers=old.roles.papers(was),
        old_kind=str(old.graph.kind(was)),
        old_id=was,
    )


def _alone(change: Change, side: Shown, node: str) -> EntityChange:
    graph, papers = side.graph, side.roles.papers(node)
    introducing = [edge.source for edge in graph.edges_to(node, Relation.INTRODUCES)]
    is_gone = change is Change.GONE
    return EntityChange(
        change=change,
        kind=str(graph.kind(node)),
        name=graph.name(node),
        old_name=None,
        old_papers=papers if is_gone else 0,
        papers=0 if is_gone else papers,
        introduced_by=graph.name(introducing[0]) if introducing else None,
        old_kind=None,
        entity_id=None if is_gone else node,
        old_id=node if is_gone else None,
    )


def merge_changes(old: Shown, new: Shown, same: Matching) -> list[MergeChange]:
    """Return the names that stand for an entity of both graphs in one of them only, by entity.

    Names that differ from its own, or from one it had, in case, hyphens, spaces or plural alone are
    left out.
    """
    both = {*same.old_group.values()} & {*same.new_group.values()}
    before, now = _merged(old, same.old_group), _merged(new, same.new_group)
    rows = [
        replace(of[key], change=change)
        for change, of, other in ((Change.ADDED, now, before), (Change.GONE, before, now))
        for key in of.keys() - other.keys()
        if key[0] in both
    ]
    return sorted(rows, key=lambda row: (row.change, row.entity_id, row.written))


def _merged(side: Shown, groups: Mapping[str, str]) -> dict[tuple[str, str], MergeChange]:
    """Return the names that were merged, by the group of their entity and folded."""
    return {
        (groups[node], fold(name.surface)): MergeChange(
            change=Change.ADDED,
            written=name.surface,
            entity=side.graph.name(node),
            why=name.rule.sentence,
            papers=name.papers,
            entity_id=node,
        )
        for node in sorted(side.entities)
        for name in side.graph.entity(node).merges
        if name.rule is not Rule.NAME
    }
