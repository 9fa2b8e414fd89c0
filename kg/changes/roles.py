"""Entities that have another role in a paper, or are spoken of there no more."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from kg.changes.matching import Matching
from kg.changes.records import Change, RoleChange
from kg.changes.shown import Shown
from kg.schema import Role

_STRENGTH = [*Role]

_HasRole = tuple[str, Role]
"""An entity, and its role in a paper."""


def role_changes(old: Shown, new: Shown, same: Matching) -> list[RoleChange]:
    """Return the changes of roles in papers that both graphs have, by title of the paper.

    Of entities that are one in the other graph, the strongest role in a paper counts.
    """
    rows: list[RoleChange] = []
    for paper in {*old.papers} & {*new.papers}:
        before, now = _strongest(old, paper, same.old_group), _strongest(new, paper, same.new_group)
        for group, (node, role) in now.items():
            was = before[group][1] if group in before else None
            if was is not role:
                rows.append(_row(new, paper, node, (was, role)))
        for group in before.keys() - now.keys():
            node, role = before[group]
            rows.append(_row(old, paper, node, (role, None)))
    return sorted(rows, key=attrgetter("paper", "paper_id", "entity_id"))


def _strongest(side: Shown, paper: str, groups: Mapping[str, str]) -> dict[str, _HasRole]:
    """Return the entity of each group that has the strongest role in a paper, with that role."""
    has = side.roles.of_paper[paper].items()
    found: dict[str, _HasRole] = {}
    for node, role in sorted(has, key=lambda each: (_STRENGTH.index(each[1]), each[0])):
        found.setdefault(groups[node], (node, role))
    return found


def _row(side: Shown, paper: str, node: str, roles: tuple[Role | None, Role | None]) -> RoleChange:
    was, is_now = roles
    return RoleChange(
        change=Change.of(was, is_now),
        entity=side.graph.name(node),
        kind=str(side.graph.kind(node)),
        old_role=was and str(was),
        role=is_now and str(is_now),
        paper=side.graph.name(paper),
        paper_id=paper,
        entity_id=node,
    )
