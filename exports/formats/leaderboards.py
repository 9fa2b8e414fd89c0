"""Leaderboards as JSON, in the shape of Papers with Code's evaluation tables.

https://github.com/paperswithcode/paperswithcode-data: a list of tasks, each with its datasets, each
with `sota`: the metrics and the rows. Beside the fields known from there, a row has `scores`: each
value with its unit, the score that compares, its confidence, and the sentence that says so.

A result without a task stands under the task `null`, one without a dataset under the dataset
`null`, one without a metric under the metric `""`: nothing is left out but differences (`+2.1`),
which are no scores. Tasks and datasets are sorted by name, rows best first by the metric that most
rows of the dataset have and of which it is known which values are better; rows without it come
last, by title. Not read back.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, BinaryIO

from exports import EXPORTERS, Exporter, Options
from exports.formats._leaderboard_rows import Json, Reported, reported, row_of
from kg.graph import KnowledgeGraph
from kg.vocabulary import Better

Tables = dict[str | None, dict[str | None, list[Reported]]]


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the same arguments for every format
    """Write all tables of `graph`, indented, in UTF-8."""
    tables: Tables = defaultdict(lambda: defaultdict(list))
    for one in reported(graph):
        tables[one.task][one.dataset].append(one)
    tasks = [_task(graph, task, tables[task]) for task in _by_name(graph, tables)]
    file.write(json.dumps(tasks, ensure_ascii=False, indent=1).encode() + b"\n")


def _by_name(graph: KnowledgeGraph, nodes: Iterable[str | None]) -> list[str | None]:
    """Return ids sorted by name, that which is nothing last."""
    return sorted(nodes, key=lambda n: (n is None, "" if n is None else _name(graph, n), n or ""))


def _name(graph: KnowledgeGraph, node: str | None) -> str:
    return "" if node is None else str(graph.node(node)["name"]).casefold()


def _named(graph: KnowledgeGraph, field: str, node: str | None) -> Json:
    if node is None:
        return {field: None, "id": None, "synonyms": []}
    data = graph.node(node)
    return {field: data["name"], "id": node, "synonyms": list(data["aliases"])}


def _task(
    graph: KnowledgeGraph, task: str | None, datasets: dict[str | None, list[Reported]]
) -> Json:
    tables = [
        _named(graph, "dataset", dataset) | {"sota": _table(graph, datasets[dataset])}
        for dataset in _by_name(graph, datasets)
    ]
    return _named(graph, "task", task) | {"datasets": tables}


def _table(graph: KnowledgeGraph, results: list[Reported]) -> Json:
    rows: dict[tuple[str, str | None], list[Reported]] = defaultdict(list)
    for one in results:
        rows[one.paper, one.model].append(one)
    holders = Counter(metric for row in rows.values() for metric in {one.metric for one in row})
    metrics = sorted(holders, key=lambda metric: (-holders[metric], metric))
    main = _main_metric(metrics, results)
    ranked = sorted(rows.values(), key=lambda row: _rank(graph, row, main))
    return {"metrics": metrics, "rows": [row_of(graph, row) for row in ranked]}


def _main_metric(metrics: Iterable[str], results: Iterable[Reported]) -> str | None:
    """Return the metric that ranks: the commonest of which it is known which way is better."""
    known = {one.metric for one in results if one.better is not None}
    return next((metric for metric in metrics if metric in known), None)


def _rank(graph: KnowledgeGraph, row: list[Reported], main: str | None) -> tuple[Any, ...]:
    scores = [
        -one.score if one.better is Better.HIGHER else one.score
        for one in row
        if one.metric == main and one.better is not None and one.score is not None
    ]
    first = row[0]
    title = str(graph.node(first.paper)["title"])
    return (not scores, min(scores, default=0), title, first.paper, first.model or "")


EXPORTERS.register(
    "leaderboards",
    Exporter((".leaderboards.json",), "Task, dataset, rows: as Papers with Code had them.", write),
)
