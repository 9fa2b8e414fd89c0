"""What a reader is told of changes, under headings, the most telling first; no form as yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.answers.table import shown
from kg.changes.changes import Changes
from kg.changes.records import (
    Change,
    EntityChange,
    LinkChange,
    MergeChange,
    NewBest,
    PaperChange,
    ResultChange,
    RoleChange,
)
from kg.schema import Kind
from kg.text.counts import counted

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its name, what is said behind it, lines below it, and the words of a paper."""

    name: str
    said: str = ""
    url: str | None = None
    lines: tuple[str, ...] = ()
    sentence: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Things under a heading; of a brief one, names are enough where room is scarce."""

    heading: str
    items: tuple[Item, ...]
    is_brief: bool = False


def totals(changes: Changes) -> list[tuple[str, str, str]]:
    """Return of what there is how much, before and now, and what became of how many."""
    return [
        (row.what, f"{row.old:,} → {row.new:,}", ", ".join(told))
        for row in changes.counts
        if (told := [f"{n:,} {w}" for w in ("added", "gone", "changed") if (n := getattr(row, w))])
    ]


def left_out(changes: Changes) -> str:
    """Say of what how much is not compared, before and now, and how it is; nothing if all is."""
    told = [
        f"{row.what} {row.old_left_out:,} → {row.left_out:,}"
        for row in changes.counts
        if row.old_left_out or row.left_out
    ]
    return f"not sure, not compared (--all, all=True): {', '.join(told)}" if told else ""


def sections(changes: Changes) -> Iterator[Section]:
    """Yield the sections that have something to tell.

    Results and links of papers that are new or gone are left out: they go with the papers.
    """
    moved = {row.paper_id for row in changes.papers if row.change != Change.CHANGED}
    stayed = [row for row in changes.results if row.paper_id not in moved]
    links = [row for row in changes.links if row.paper_id not in moved]
    yield from _section("new best score", changes.best, _best)
    yield from _section("new paper", _of(changes.papers, Change.ADDED), _paper)
    added = _of(changes.entities, Change.ADDED)
    for kind in _KINDS:
        of_kind = [row for row in added if row.kind == kind]
        yield from _section(f"new {kind.lower()}", of_kind, _entity, is_brief=True)
    others = [row for row in changes.entities if row.change not in {Change.ADDED, Change.GONE}]
    yield from _section("entity changed", others, _became, "entities changed")
    yield from _section("other spelling", changes.merges, _merge)
    yield from _section(
        "paper changed", _of(changes.papers, Change.CHANGED), _paper, "papers changed"
    )
    yield from _section("role changed", changes.roles, _role, "roles changed")
    yield from _section("result changed", stayed, _result, "results changed")
    yield from _section("link changed", links, _link, "links changed")
    yield from _section("paper gone", _of(changes.papers, Change.GONE), _paper, "papers gone")
    gone = _of(changes.entities, Change.GONE)
    yield from _section("entity gone", gone, _entity, "entities gone", is_brief=True)


_KINDS = (Kind.DATASET, Kind.MODEL, Kind.METHOD, Kind.TASK, Kind.METRIC)


def _of(rows: Iterable[T], change: Change) -> list[T]:
    found: Iterable[Any] = rows
    return [row for row in found if row.change == change]


def _section(
    one: str,
    rows: Iterable[T],
    item: Callable[[T], Item],
    many: str = "",
    *,
    is_brief: bool = False,
) -> Iterator[Section]:
    items = tuple(map(item, rows))
    if items:
        yield Section(counted(len(items), one, many), items, is_brief)


def _best(row: NewBest) -> Item:
    rival = f" of {row.old_model}" if row.old_model else ""
    said = f"{row.model} with {shown(row.score)}, {shown(row.by)} better than"
    return Item(
        f"New best on {row.dataset}, {row.metric}:",
        f"{said} {shown(row.old_score)}{rival}",
        url=row.url,
        lines=(row.paper,),
        sentence=row.sentence,
    )


def _paper(row: PaperChange) -> Item:
    lines = []
    if row.introduces:
        lines.append(f"introduces {row.introduces.replace('; ', ', ')}")
    if row.fields:
        was = f", was {row.old_title}" if row.old_title != row.title else ""
        lines.append(f"changed: {row.fields}{was}")
    said = f"({row.date})" if row.date else ""
    return Item(row.title, said, row.url, tuple(lines), code=row.code)


def _entity(row: EntityChange) -> Item:
    papers = max(row.papers, row.old_papers)
    by = f"introduced by {row.introduced_by}" if row.introduced_by else ""
    said = f"({counted(papers, 'paper')})" if papers > 1 else ""
    return Item(row.name, said, lines=(by,) if by else ())


def _became(row: EntityChange) -> Item:
    was = str(row.old_name)
    told = {
        Change.MERGED: f"is now part of {row.name}",
        Change.SPLIT: f"has given off {row.name}",
        Change.RENAMED: f"is now {row.name}",
        Change.RETYPED: f"({row.old_kind}) is now {row.name} ({row.kind})",
    }
    # What keeps name and kind has another id.
    said = told.get(Change(row.change), f"is now {row.entity_id}")
    return Item(was, f"{said}: {row.old_papers:,} → {counted(row.papers, 'paper')}")


def _merge(row: MergeChange) -> Item:
    verb = "stands for" if row.change == Change.ADDED else "no longer stands for"
    return Item(row.written, f"{verb} {row.entity}: it {row.why}")


def _role(row: RoleChange) -> Item:
    change = f"{row.old_role or 'not there'} → {row.role or 'not there'}"
    return Item(f"{row.entity}:", change, lines=(row.paper,))


def _result(row: ResultChange) -> Item:
    of = ", ".join(filter(None, (row.model, row.dataset, row.metric, row.task)))
    was = f"; was {row.was}" if row.was else ""
    return Item(row.value, f"{row.change}: {of or 'of nothing named'}{was}", lines=(row.paper,))


def _link(row: LinkChange) -> Item:
    whose = f"{row.old_whose or 'not there'} → {row.whose or 'not there'}"
    return Item(row.url, whose, url=row.url, lines=(row.paper,))
