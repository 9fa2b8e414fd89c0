"""What comes after resolution: the overrides of a user, and the ids of an earlier build."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kg.corrections.sorts import Overrides
    from kg.graph import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Corrections:
    """Both, read before any work is done, so that a mistake in them costs no time."""

    overrides: "Overrides | None" = None
    earlier: "KnowledgeGraph | None" = None

    @classmethod
    def read(cls, overrides: Path | None, earlier: Path | None) -> "Corrections":
        """Read a file of overrides and a folder that `kg build` wrote, where they are given."""
        from kg.api import load
        from kg.corrections.override_file import read_overrides

        return cls(
            None if overrides is None else read_overrides(overrides),
            None if earlier is None else load(earlier),
        )

    def apply(self, graph: "KnowledgeGraph") -> "tuple[KnowledgeGraph, int | None]":
        """Return the corrected graph, and how many overrides matched nothing, which are told.

        None stands for no overrides.
        """
        from kg.corrections.overrides import apply
        from kg.corrections.stable_ids import keep_ids

        problems = None
        if self.overrides is not None:
            graph, unmatched = apply(graph, self.overrides)
            for problem in unmatched:
                typer.echo(f"kg: {problem}", err=True)
            problems = len(unmatched)
        return (graph if self.earlier is None else keep_ids(graph, self.earlier)), problems
