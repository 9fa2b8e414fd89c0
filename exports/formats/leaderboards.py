"""Leaderboards as JSON, in the shape of Papers with Code's evaluation tables.

https://github.com/paperswithcode/paperswithcode-data: a list of tasks, each with its datasets, each
with `sota`: the metrics and the rows. Beside the fields known from there, a row has `scores`: each
value with its unit and uncertainty, the score that compares, its confidence, and the sentence that
says so; and `whose`: `own` if the paper introduces the model, `baseline` if not, null if that is
not known.

Scores of which the value or a field is not sure are there with the option `all`, where their
`sure` is false.

A result without a task stands under the task `null`, one without a dataset under the dataset
`null`, one without a metric under the metric `""`. Left out are differences (`+2.1`), which are no
scores, and a score that the same paper gives twice for one model (93 % and 0.93). Tasks and
datasets are sorted by name, metrics by number of scores. Rows stand in the order of `kg ask
leaderboard` by the first metric of which it is known which values are better; rows without a score
by it come last, by title. Not read back.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from exports import EXPORTERS, Exporter, Options
from exports.formats._leaderboard_rows import Json, row_of
from kg.graph import KnowledgeGraph, sure_part
from kg.leaderboards.ranking import Board, best_first, boards
from kg.leaderboards.reported import Reported, all_reported
from kg.lookup.names import name_of

Tables = dict[str | None, dict[str | None, list[Reported]]]


def write(graph: KnowledgeGraph, file: BinaryIO, options: Options) -> None:
    """Write all tables of `graph`, indented, in UTF-8."""
    tables: Tables = defaultdict(lambda: defaultdict(list))
    for each in all_reported(graph if options.all else sure_part(graph)):
        if each.is_score:
            tables[each.task][each.dataset].append(each)
    tasks = [_task(graph, task, tables[task]) for task in _by_name(graph, tables)]
    file.write(json.dumps(tasks, ensure_ascii=False, indent=1).encode() + b"\n")


def _by_name(graph: KnowledgeGraph, nodes: Iterable[str | None]) -> list[str | None]:
    """Return ids sorted by name, None last."""
    return sorted(nodes, key=lambda n: (n is None, (name_of(graph, n) or "").casefold(), n or ""))


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


def _table(graph: KnowledgeGraph, results: Sequence[Reported]) -> Json:
    by_metric = boards(results)
    rows: dict[tuple[str, str | None], list[Reported]] = defaultdict(list)
    for board in by_metric:
        for each in best_first(board.results):
            rows[each.paper, each.model].append(each)
    place = {key: place for place, key in enumerate(_ranked(by_metric))}

    def order(key: tuple[str, str | None]) -> tuple[int, str, str, str]:
        paper, model = key
        return (place.get(key, len(place)), str(graph.node(paper)["title"]), paper, model or "")

    return {
        "metrics": [name_of(graph, board.metric) or "" for board in by_metric],
        "rows": [row_of(graph, rows[key]) for key in sorted(rows, key=order)],
    }


def _ranked(by_metric: Iterable[Board]) -> list[tuple[str, str | None]]:
    """Return paper and model of the ranked scores of the first board that has an order."""
    main = next((board.results for board in by_metric if board.is_ranked), ())
    ranked = ((each.paper, each.model) for each in best_first(main) if each.is_ranked)
    return list(dict.fromkeys(ranked))


EXPORTERS.register(
    "leaderboards",
    Exporter((".leaderboards.json",), "Task, dataset, rows: as Papers with Code had them.", write),
)
