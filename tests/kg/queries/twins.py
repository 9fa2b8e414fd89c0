"""A question and its twin in SPARQL, asked of the same graph with the same values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from io import BytesIO
from math import isclose
from pathlib import Path

from exports import EXPORTERS, Options, QueryWorker, named_query
from kg.errors import UnknownNameError
from kg.graph import KnowledgeGraph
from kg.queries import Question
from kg.schema import Kind, NodeKind

Values = Mapping[str, str | int | float | bool | None]
Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Both:
    """A graph, and the same as RDF."""

    name: str
    graph: KnowledgeGraph
    rdf: QueryWorker


def both(name: str, graph: KnowledgeGraph, folder: Path) -> Both:
    """Write the graph as Turtle and read it back."""
    buffer = BytesIO()
    EXPORTERS["turtle"].write(graph, buffer, Options())
    path = folder / "graph.ttl"
    path.write_bytes(buffer.getvalue())
    return Both(name, graph, QueryWorker(path))


def written(value: Cell) -> str:
    """A value as a twin takes it: nothing given is an empty text."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def columns(question: Question) -> list[str]:
    """The columns of a question that SPARQL can say."""
    return [f.name for f in fields(question.row) if f.metadata.get("sparql", True)]


def asked_in_python(question: Question, of: Both, values: Values) -> list[list[Cell]]:
    try:
        rows = question(of.graph, **values).to_records()
    except UnknownNameError:
        return []  # an error in Python is no row in SPARQL
    return [[row[name] for name in columns(question)] for row in rows]


def asked_in_sparql(question: Question, of: Both, values: Values) -> list[list[Cell]]:
    texts = {name: written(value) for name, value in values.items()}
    answer = of.rdf.run(named_query(question.name).fill(texts))
    assert list(answer.variables) == columns(question)
    return [[float(v) if isinstance(v, Decimal) else v for v in row] for row in answer.rows]


def agree(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same: numbers to 1e-9 of their size, all else exactly."""
    numbers = [x for x in (one, other) if isinstance(x, int | float) and type(x) is not bool]
    if len(numbers) == 2:
        return isclose(*numbers, rel_tol=1e-9, abs_tol=1e-9)
    return one == other and type(one) is type(other)


_KINDS: Mapping[str, tuple[Kind | NodeKind, ...]] = {
    "dataset": (Kind.DATASET,),
    "metric": (Kind.METRIC,),
    "task": (Kind.TASK,),
    "model": (Kind.MODEL,),
    "entity": tuple(Kind),
    **dict.fromkeys(["paper", "first", "second", "third", "fourth"], (NodeKind.PAPER,)),
}


def candidates(question: Question, graph: KnowledgeGraph, name: str) -> Sequence[Cell]:
    """Values worth trying: the names with most edges, one with an alias, every known word.

    Of a parameter that only this question has, it is the value of its example.
    """
    if name in _KINDS:
        kinds = _KINDS[name]
        nodes = [node for kind in kinds for node in graph.nodes(kind)]
        nodes.sort(key=lambda node: (-graph.nx.degree(node), node))
        aliases = [a for node in nodes for a in graph.node(node)["aliases"]]
        names = [graph.node(node)["name"] for node in (*nodes[:4], *nodes[len(nodes) // 2 :][:1])]
        return [*names, *aliases[:1]]
    given = [question.example[name]] if name in question.example else []
    return WORDS.get(name, _OF_TYPE.get(question.parameters[name].type, given))


WORDS: Mapping[str, Sequence[Cell]] = {
    "page": ["PAGE", "2023.txt"],
    "kind": ["Model", "Dataset"],
    "role": ["introduced", "used", "mentioned"],
    "since": ["2023", "2024-03"],
    "until": ["2023", "2024-03"],
    "year": [2023, 2024],
}
"""Values of parameters that are no names."""


_OF_TYPE: Mapping[object, Sequence[Cell]] = {bool: [True], int: [1, 3], float: [0.5]}


def cases(question: Question, graph: KnowledgeGraph) -> Iterator[dict[str, Cell]]:
    """Yield values: what is required alone, then with each optional parameter, then with two."""
    required = [p for p in question.parameters.values() if p.is_required]
    optional = [p for p in question.parameters.values() if not p.is_required]
    values = {name: candidates(question, graph, name) for name in question.parameters}
    choices = [values[parameter.name] for parameter in required]
    length = max(map(len, choices), default=1)
    for turn in range(length):
        base = {p.name: c[turn % len(c)] for p, c in zip(required, choices, strict=True)}
        yield {p.name: v for p, v in zip(required, base.values(), strict=True)}
        for place, parameter in enumerate(optional):
            for value in values[parameter.name][:3]:
                yield {**base, parameter.name: value}
            follower = optional[(place + 1) % len(optional)]
            two = {each.name: values[each.name][:1] for each in (parameter, follower)}
            yield {**base, **{name: value for name, found in two.items() for value in found}}
