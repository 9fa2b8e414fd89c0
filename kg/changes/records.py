"""One row for each thing that differs between two graphs.

Names, titles and roles are those of the new graph; of what is gone, those of the old one. A field
that begins with `old_` is None where there is nothing old.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.answers import BELOW, DETAIL


class Change(StrEnum):
    """What became of something, in the order in which changes are listed."""

    MERGED = "merged"
    """Of an entity: it is one with others."""
    SPLIT = "split"
    """Of an entity: it was one with others."""
    RENAMED = "renamed"
    RETYPED = "retyped"
    """Of an entity: it is of another kind."""
    MOVED = "moved"
    """Of an entity: it has another id, and the same name and kind."""
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"

    @classmethod
    def of(cls, old: object | None, new: object | None) -> Change:
        """Return what became of something that differs, given what there was and what there is."""
        return cls.ADDED if old is None else cls.GONE if new is None else cls.CHANGED


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something in each graph, and how many are new, gone or changed.

    So many more are left out of each graph, since they are not sure.
    """

    what: str
    old: int
    new: int
    added: int
    gone: int
    changed: int
    old_left_out: int = field(metadata=DETAIL)
    left_out: int = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class NewBest:
    """A score of a new paper for a model of its own, better than all that there were.

    Scores are as they compare: shares in percent. `by` is how much better the new one is, and
    `better` says whether higher or lower scores are.
    """

    dataset: str
    metric: str
    model: str
    score: float
    old_score: float
    by: float
    old_model: str | None
    paper: str
    sentence: str | None = field(metadata=BELOW)
    old_paper: str = field(metadata=DETAIL)
    better: str = field(metadata=DETAIL)
    url: str | None = field(metadata=DETAIL)
    dataset_id: str = field(metadata=DETAIL)
    metric_id: str = field(metadata=DETAIL)
    paper_id: str = field(metadata=DETAIL)
    result_id: str = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A paper; `introduces` are names, joined by semicolons, `code` is its first repository.

    `fields` names what of title, abstract and date has changed.
    """

    change: str
    title: str
    date: str | None
    introduces: str | None
    code: str | None
    fields: str | None
    url: str | None = field(metadata=DETAIL)
    old_title: str | None = field(metadata=DETAIL)
    old_date: str | None = field(metadata=DETAIL)
    paper_id: str = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class EntityChange:
    """An entity, and how many papers speak of it in each graph; `introduced_by` is a title."""

    change: str
    kind: str
    name: str
    old_name: str | None
    old_papers: int
    papers: int
    introduced_by: str | None
    old_kind: str | None = field(metadata=DETAIL)
    entity_id: str | None = field(metadata=DETAIL)
    old_id: str | None = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class MergeChange:
    """A written name that stands for an entity, now or no more, and why, as a sentence ends."""

    change: str
    written: str
    entity: str
    why: str
    papers: int
    entity_id: str = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class RoleChange:
    """An entity in a paper that both graphs have, with another role there, one more or one less."""

    change: str
    entity: str
    kind: str
    old_role: str | None
    role: str | None
    paper: str
    paper_id: str = field(metadata=DETAIL)
    entity_id: str = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A result; `was` says what it was before, field by field, where it has changed."""

    change: str
    value: str
    model: str | None
    dataset: str | None
    metric: str | None
    task: str | None = field(metadata=DETAIL)
    versus: str | None = field(metadata=DETAIL)
    was: str | None
    paper: str
    paper_id: str = field(metadata=DETAIL)
    result_id: str | None = field(metadata=DETAIL)
    old_id: str | None = field(metadata=DETAIL)


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link in a paper; whose it is: `own` or `other`."""

    change: str
    url: str
    kind: str
    old_whose: str | None
    whose: str | None
    paper: str
    paper_id: str = field(metadata=DETAIL)
    link_id: str = field(metadata=DETAIL)
