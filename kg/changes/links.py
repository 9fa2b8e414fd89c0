"""Links that papers give, or give no more, or that are somebody else's."""

from __future__ import annotations

from operator import attrgetter

from kg.changes.records import Change, LinkChange
from kg.changes.shown import Shown


def link_changes(old: Shown, new: Shown) -> list[LinkChange]:
    """Return the changes of links, by title of the paper."""
    rows: list[LinkChange] = []
    for ends in old.links.keys() | new.links.keys():
        was, is_now = _whose(old, ends), _whose(new, ends)
        if was != is_now:
            rows.append(_row(old if is_now is None else new, ends, was, is_now))
    return sorted(rows, key=attrgetter("paper", "paper_id", "link_id"))


def _whose(side: Shown, ends: tuple[str, str]) -> str | None:
    is_own = side.links.get(ends)
    return None if is_own is None else "own" if is_own else "other"


def _row(side: Shown, ends: tuple[str, str], was: str | None, is_now: str | None) -> LinkChange:
    paper, node = ends
    link = side.graph.link(node)
    return LinkChange(
        change=Change.of(was, is_now),
        url=link.url,
        kind=str(link.link_kind),
        old_whose=was,
        whose=is_now,
        paper=side.graph.name(paper),
        paper_id=paper,
        link_id=node,
    )
