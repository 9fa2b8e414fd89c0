"""All that is new, gone or changed between two graphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from kg.answers import Answer
from kg.changes.records import (
    Count,
    EntityChange,
    LinkChange,
    MergeChange,
    NewBest,
    PaperChange,
    ResultChange,
    RoleChange,
)


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """What differs, an answer for each sort of thing; `shows_all` if what is not sure is compared.

    `counts` says how many there are of everything, and the others which ones have changed.
    """

    counts: Answer[Count]
    best: Answer[NewBest]
    papers: Answer[PaperChange]
    entities: Answer[EntityChange]
    merges: Answer[MergeChange]
    roles: Answer[RoleChange]
    results: Answer[ResultChange]
    links: Answer[LinkChange]
    shows_all: bool

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return any(len(rows) for name, rows in self.answers() if name != "counts")

    def answers(self) -> Iterator[tuple[str, Answer[Any]]]:
        """Yield the name and the rows of each sort of thing."""
        for field in fields(self):
            if field.name != "shows_all":
                yield field.name, getattr(self, field.name)

    def to_records(self) -> dict[str, list[dict[str, Any]]]:
        """Return each row as a dictionary of its fields, by sort of thing, ready for JSON."""
        return {name: rows.to_records() for name, rows in self.answers()}
