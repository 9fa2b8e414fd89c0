"""Papers that are new, gone, or of another title, abstract or date."""

from __future__ import annotations

from collections.abc import Iterator

from kg.changes.records import Change, PaperChange
from kg.changes.shown import Shown
from kg.schema import LinkKind, Relation, Role

_FIELDS = ("title", "abstract", "date")


def paper_changes(old: Shown, new: Shown) -> list[PaperChange]:
    """Return the changes of papers: by what happened, the newest first.

    Of one date, or without one, those that introduce something come first, then by title.
    """

    def order(row: PaperChange) -> tuple[bool, str, str]:
        return (row.introduces is None, row.title, row.paper_id)

    rows = sorted(_changes(old, new), key=order)
    rows.sort(key=lambda row: row.date or "", reverse=True)
    return sorted(rows, key=lambda row: [*Change].index(Change(row.change)))


def _changes(old: Shown, new: Shown) -> Iterator[PaperChange]:
    before, now = set(old.papers), set(new.papers)
    for node in now - before:
        yield _row(Change.ADDED, new, node)
    for node in before - now:
        yield _row(Change.GONE, old, node)
    for node in now & before:
        was, is_now = old.graph.paper(node), new.graph.paper(node)
        fields = [name for name in _FIELDS if getattr(was, name) != getattr(is_now, name)]
        if fields:
            yield _row(Change.CHANGED, new, node, ", ".join(fields), was.title, was.date)


def _row(
    change: Change,
    side: Shown,
    node: str,
    *was: str | None,
) -> PaperChange:
    paper = side.graph.paper(node)
    fields, old_title, old_date = was or (None, None, None)
    has = side.roles.of_paper[node]
    introduced = sorted(entity for entity, role in has.items() if role is Role.INTRODUCED)
    return PaperChange(
        change=change,
        title=paper.title,
        date=paper.date,
        introduces="; ".join(map(side.graph.name, introduced)) or None,
        code=_code(side, node),
        fields=fields,
        url=paper.url,
        old_title=old_title,
        old_date=old_date,
        paper_id=node,
    )


def _code(side: Shown, paper: str) -> str | None:
    """Return the address of a paper's own code, the first by id, or None."""
    for edge in side.graph.edges_from(paper, Relation.HAS_REPOSITORY):
        link = side.graph.link(edge.target)
        if link.link_kind is LinkKind.REPOSITORY:
            return link.url
    return None
