"""A user's corrections, applied to a finished graph; the format is that of `override_file`.

They are taken in this order, whatever their order in the file: split, merge, retype, rename,
stop; those of one sort as they are written. Each is looked up by name or alias, after folding, in
what the former have left. A correction that gives an entity the name of another of the kind makes
the two one.
"""

from collections.abc import Callable

from kg.corrections.entity_table import CorrectedEntity, EntityTable
from kg.corrections.rewriting import rewrite
from kg.corrections.sorts import Merge, Overrides, Rename, Retype, Split, Stop
from kg.errors import Outcome, Problem
from kg.graph import KnowledgeGraph
from kg.names.folding import fold
from kg.schema import Kind


def apply(
    graph: KnowledgeGraph, overrides: Overrides
) -> tuple[KnowledgeGraph, tuple[Problem, ...]]:
    """Return the corrected graph, and a problem for each correction that matches nothing.

    A node whose id a correction takes away is named in `replaces` of the one that it became.
    """
    table = EntityTable(graph)
    told = {
        "split": [_split(table, each) for each in overrides.split],
        "merge": [_merge(table, each) for each in overrides.merge],
        "retype": [_retype(table, each) for each in overrides.retype],
        "rename": [_rename(table, each) for each in overrides.rename],
        "stop": [_stop(table, each) for each in overrides.stop],
    }
    problems = tuple(
        Problem(
            overrides.file, 0, f"{sort} {number}: {text}; correct or remove it", Outcome.LEFT_OUT
        )
        for sort, of_each in told.items()
        for number, texts in enumerate(of_each, start=1)
        for text in texts
    )
    return rewrite(graph, table.targets(), table.place), problems


def _split(table: EntityTable, split: Split) -> list[str]:
    entity = table.find(split.kind, split.name)
    if entity is None:
        return [_unknown(split.kind, split.name)]
    if fold(split.into) == fold(entity.name):
        return [f"{split.into!r} is what {split.kind} {split.name!r} is called already"]
    problems = []
    for paper in split.papers:
        found = [node for node in table.papers_called(paper) if node in entity.papers]
        if not found:
            problems.append(f"no paper {paper!r} speaks of {split.kind} {split.name!r}")
        for node in found:
            table.move(entity, node, split.into)
    return problems


def _merge(table: EntityTable, merge: Merge) -> list[str]:
    found = [(name, table.find(merge.kind, name)) for name in merge.names]
    problems = [_unknown(merge.kind, name) for name, entity in found if entity is None]
    there = [entity for _, entity in found if entity is not None]
    if there:
        into = table.find(merge.kind, merge.into) if merge.into else None
        target = into or there[0]
        for entity in there:
            table.join(target, entity)
        if merge.into:
            table.call(target, merge.kind, merge.into)
    return problems


def _retype(table: EntityTable, retype: Retype) -> list[str]:
    return _on(table, retype, lambda entity: table.call(entity, retype.to, entity.name))


def _rename(table: EntityTable, rename: Rename) -> list[str]:
    return _on(table, rename, lambda entity: table.call(entity, rename.kind, rename.to))


def _stop(table: EntityTable, stop: Stop) -> list[str]:
    return _on(table, stop, table.stop)


def _on(
    table: EntityTable, override: Retype | Rename | Stop, act: Callable[[CorrectedEntity], None]
) -> list[str]:
    """Do what an override of one entity says, or return that there is none."""
    entity = table.find(override.kind, override.name)
    if entity is None:
        return [_unknown(override.kind, override.name)]
    act(entity)
    return []


def _unknown(kind: Kind, name: str) -> str:
    return f"no {kind} is called {name!r}"
