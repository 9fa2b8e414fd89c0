"""What may be wrong with a result, and the correction that says so."""

from collections.abc import Iterator, Mapping
from typing import Any

from exports.server.edit.choices import Choice, called, written_in
from kg.corrections.sorts import EditResult, ResultFields
from kg.graph import KnowledgeGraph
from kg.schema import RESULT_FIELDS, ROLE_RELATIONS, Kind, Relation, ResultKind

_KINDS: Mapping[Relation, tuple[Kind, ...]] = {
    Relation.OF_MODEL: (Kind.MODEL, Kind.METHOD),
    Relation.ON_DATASET: (Kind.DATASET,),
    Relation.BY_METRIC: (Kind.METRIC,),
    Relation.FOR_TASK: (Kind.TASK,),
    Relation.VERSUS: (Kind.MODEL, Kind.METHOD),
}
"""What each field of a result may name, in the order in which they are asked for."""


def of_result(
    graph: KnowledgeGraph, result: str, fields: tuple[Relation, ...] = tuple(_KINDS)
) -> Iterator[Choice]:
    """Yield what may be wrong with a result: its score, the fields that are asked about, itself."""
    reports = next(iter(graph.edges_to(result, Relation.REPORTS)), None)
    if reports is None:
        return
    paper, of = called(graph.paper(reports.source)), _told_apart(graph, reports.source, result)
    record = graph.result(result)
    if len(fields) > 1:
        yield Choice(
            "score",
            "Wrong score",
            lambda value: EditResult(paper, of, ResultFields(value=value)),
            asks="The paper writes",
            given=record.value,
            note="The number alone, as it stands in the text.",
        )
    for relation in fields:
        if relation != Relation.VERSUS or record.result_kind == ResultKind.DELTA:
            choice = _of_field(graph, reports.source, result, relation)
            if choice.options:
                yield choice
    yield Choice(
        "drop",
        "Drop it",
        lambda _: EditResult(paper, of),
        note="The paper reports no such result.",
    )


def _of_field(graph: KnowledgeGraph, node: str, result: str, relation: Relation) -> Choice:
    field = RESULT_FIELDS[relation]
    paper, of = called(graph.paper(node)), _told_apart(graph, node, result)
    now = _end(graph, result, relation)
    options = {
        written_in(graph, edge): graph.name(edge.target)
        for edge in sorted(graph.edges_from(node, *ROLE_RELATIONS), key=lambda e: e.target)
        if graph.kind(edge.target) in _KINDS[relation] and edge.target != now
    }
    if now is not None:
        options[""] = "none that the paper names"
    return Choice(
        field,
        f"Wrong {'rival' if field == 'versus' else field}",
        lambda value: EditResult(paper, of, _fields({field: value})),
        asks="It is",
        options=options,
        note="Of what the paper speaks of.",
    )


def _fields(given: dict[str, Any]) -> ResultFields:
    return ResultFields(**given)


def _told_apart(graph: KnowledgeGraph, paper: str, result: str) -> ResultFields:
    """Return the fields of a result that no other one of its paper shares."""
    record = graph.result(result)
    others = [
        edge.target
        for edge in graph.edges_from(paper, Relation.REPORTS)
        if edge.target != result and graph.result(edge.target).value == record.value
    ]
    told: dict[str, Any] = {}
    for relation, field in RESULT_FIELDS.items():
        name = _written_end(graph, paper, result, relation)
        if others and any(_written_end(graph, paper, each, relation) != name for each in others):
            told[field] = name
    if any(graph.result(each).unit != record.unit for each in others):
        told["unit"] = record.unit
    if any(graph.result(each).result_kind != record.result_kind for each in others):
        return ResultFields(value=record.value, kind=record.result_kind, **told)
    return ResultFields(value=record.value, **told)


def _end(graph: KnowledgeGraph, result: str, relation: Relation) -> str | None:
    return next((edge.target for edge in graph.edges_from(result, relation)), None)


def _written_end(graph: KnowledgeGraph, paper: str, result: str, relation: Relation) -> str:
    """Return the name that the paper itself gives what a result is of; empty if it is of none."""
    end = _end(graph, result, relation)
    if end is None:
        return ""
    named = (edge for edge in graph.edges_from(paper, *ROLE_RELATIONS) if edge.target == end)
    edge = next(named, None)
    return graph.name(end) if edge is None else written_in(graph, edge)
