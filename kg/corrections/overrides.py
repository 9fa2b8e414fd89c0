"""A user's corrections, applied to a finished graph; the format is that of `override_file`.

They are taken in this order, whatever their order in the file: split, merge, retype, rename,
stop; those of one sort as they are written. Each is looked up by name or alias, after folding, in
what the former have left. A correction that gives an entity the name of another of the kind makes
the two one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kg.corrections.entity_table import CorrectedEntity, EntityTable
from kg.corrections.rewriting import rewrite
from kg.corrections.sorts import Merge, Overrides, Rename, Retype, Split, Stop
from kg.corrections.suggestions import complaint
from kg.errors import Outcome, Problem
from kg.graph import KnowledgeGraph
from kg.lookup.finding import near_names
from kg.names.folding import fold
from kg.schema import Kind, NodeKind

_MOST: Final = 3


def apply(
    graph: KnowledgeGraph, overrides: Overrides
) -> tuple[KnowledgeGraph, tuple[Problem, ...]]:
    """Return the corrected graph, and a problem for each correction that matches nothing.

    Of corrections that are equal, only the first can have one. A node whose id a correction takes
    away is named in `replaces` of the one that it became.
    """
    wanted = {sort: getattr(overrides, sort) for sort in _APPLY}
    if not any(wanted.values()):
        return graph, ()
    table = EntityTable(graph)
    problems = tuple(
        Problem(overrides.file, 0, f"{sort} {number}: {text}", Outcome.LEFT_OUT)
        for sort, of_sort in wanted.items()
        for number, override in enumerate(of_sort, start=1)
        for text in _APPLY[sort](table, override)
        if override not in of_sort[: number - 1]
    )
    return rewrite(graph, table.targets(), table.place), problems


def _split(table: EntityTable, split: Split) -> list[str]:
    bearers = table.bearers(split.kind, split.name)
    if not bearers:
        return [_unknown(table, split.kind, split.name)]
    return [text for paper in split.papers if (text := _split_in(table, split, paper, bearers))]


def _split_in(
    table: EntityTable, split: Split, called: str, bearers: Sequence[CorrectedEntity]
) -> str:
    """Split one paper's mentions off, and return what is wrong."""
    papers = table.papers_called(called)
    speaking = [(e, paper) for paper in papers for e in bearers if paper in e.papers]
    if not speaking:
        near = _near_papers(table, called) if not papers else []
        return complaint(f"no paper {called!r} speaks of {split.kind} {split.name!r}", near)
    problem = ""
    for entity, paper in speaking:
        if fold(split.into) == fold(entity.name):
            text = f"{split.into!r} is what {split.kind} {split.name!r} is called already"
            problem = problem or complaint(text)
            continue
        written = table.written(entity, paper)
        surfaces = written.keys() & {fold(split.name), fold(split.into)}
        if surfaces:
            table.move(entity, paper, split.into, surfaces)
        else:
            text = (
                f"paper {called!r} does not write {split.name!r} for {split.kind} {entity.name!r}"
            )
            problem = problem or complaint(text, [*written.values()])
    return problem


def _merge(table: EntityTable, merge: Merge) -> list[str]:
    found = [(name, table.find(merge.kind, name)) for name in merge.names]
    problems = [_unknown(table, merge.kind, name) for name, entity in found if entity is None]
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
        return [_unknown(table, override.kind, override.name)]
    act(entity)
    return []


def _unknown(table: EntityTable, kind: Kind, name: str) -> str:
    others = [other for other in Kind if other != kind and table.find(other, name)]
    if others:
        return complaint(f"no {kind} is called {name!r}, but a {others[0]} is")
    return complaint(f"no {kind} is called {name!r}", near_names(table.graph, name, [kind])[:_MOST])


def _near_papers(table: EntityTable, called: str) -> list[str]:
    return near_names(table.graph, called, [NodeKind.PAPER])[:_MOST]


_APPLY: Final[Mapping[str, Callable[[EntityTable, Any], list[str]]]] = {
    "split": _split,
    "merge": _merge,
    "retype": _retype,
    "rename": _rename,
    "stop": _stop,
}
"""What applies the corrections of each sort, and returns what is wrong, in the order of sorts."""
