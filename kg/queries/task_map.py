"""`kg ask task-map`: which tasks are joined by papers and datasets."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import numpy as np

from kg.analysis import tasks
from kg.answers import BELOW, DETAIL, PYTHON_ONLY, Answer, first_of
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph, sure_part
from kg.queries import question


@dataclass(frozen=True, slots=True)
class TaskPair:
    """Two tasks that papers or datasets join.

    Fields:
        first: name of the task with the lower id
        second: name of the other task
        weight: papers plus datasets
        papers: number of papers that introduce or use both
        datasets: number of datasets that papers on either introduce or use
        communities: the community that both belong to, named after its three most central tasks;
            of a pair that joins two, both, parted by |
        first_id: id of the first task's node
        second_id: id of the second task's node
    """

    first: str
    second: str
    weight: int
    papers: int
    datasets: int
    communities: str = field(metadata={**BELOW, **PYTHON_ONLY})
    first_id: str = field(metadata=DETAIL)
    second_id: str = field(metadata=DETAIL)


@question()
def task_map(
    graph: KnowledgeGraph, *, least: int = 1, limit: int = 50, all: bool = False
) -> Answer[TaskPair]:
    """Map of the tasks: which two are joined by papers and datasets, the closest first.

    A paper joins its tasks, and a dataset those of its papers; only what is introduced or used
    counts. Communities are found in the map, as `kg.analysis.communities` does. Ties are in
    the order of the ids.

    Args:
        least: weight at least
        limit: number of rows at most
        all: also what is not sure

    >>> from kg.example import example
    >>> task_map(example(), limit=3)
    first                 second            weight  papers  datasets
    image classification  object detection       2       1         1
        image classification, object detection
    1 row
    """
    if least < 1:
        raise InvalidValueError(f"least is {least}; give a whole number from 1 on")
    part = graph if all else sure_part(graph)
    weighted = tasks.task_map(part).weighted
    heavy = np.flatnonzero(weighted.weight >= least)
    order = np.argsort(-weighted.weight[heavy], kind="stable")
    return first_of(TaskPair, heavy[order].tolist(), partial(_row, part), limit)


def _row(graph: KnowledgeGraph, edge: int) -> TaskPair:
    found, community = tasks.task_map(graph), tasks.communities_of_tasks(graph)
    weighted = found.weighted
    one, two = (weighted.nodes[ends[edge]] for ends in (weighted.first, weighted.second))
    return TaskPair(
        first=graph.name(one),
        second=graph.name(two),
        weight=int(weighted.weight[edge]),
        papers=int(found.papers[edge]),
        datasets=int(found.datasets[edge]),
        communities=" | ".join(dict.fromkeys(community[node].name for node in (one, two))),
        first_id=one,
        second_id=two,
    )
