"""A map of the tasks: which two are joined, by how many papers and by how many datasets."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

import numpy as np

from kg.analysis.communities import Community, named, partition
from kg.analysis.cooccurrence import WeightedGraph, counted, joined_by
from kg.analysis.incidence import Indices, incidence
from kg.graph import KnowledgeGraph
from kg.schema import Kind, Role

_WORKS_WITH = frozenset({Role.INTRODUCED, Role.USED})


@dataclass(frozen=True, slots=True, eq=False)
class TaskMap:
    """Tasks and what joins them; the weight of an edge is `papers` plus `datasets`, in its place.

    A paper joins the tasks that it introduces or uses, and a dataset those of the papers that
    introduce or use it.
    """

    weighted: WeightedGraph
    papers: Indices
    datasets: Indices


def task_map(graph: KnowledgeGraph) -> TaskMap:
    """Return the map of the tasks of `graph`, which is made once."""
    return graph.derived(_task_map)


def communities_of_tasks(graph: KnowledgeGraph) -> Mapping[str, Community]:
    """Return the community in the map of each task that something joins, made once."""
    return graph.derived(_communities)


def _communities(graph: KnowledgeGraph) -> Mapping[str, Community]:
    weighted = task_map(graph).weighted
    found = named(graph, weighted, partition(weighted))
    return {node: community for community in found for node in community.members}


def _task_map(graph: KnowledgeGraph) -> TaskMap:
    table = incidence(graph)
    is_task, is_dataset = table.is_of(Kind.TASK), table.is_of(Kind.DATASET)
    tasks = tuple(compress(table.entities, is_task.tolist()))
    works_with, place = table.plays(_WORKS_WITH), np.cumsum(is_task) - 1
    on_task = works_with & is_task[table.entity]
    paper, task = table.paper[on_task], place[table.entity[on_task]]
    by_papers = joined_by(tasks, paper, task)
    with_dataset = works_with & is_dataset[table.entity]
    having, dataset = table.paper[with_dataset], table.entity[with_dataset]
    by_datasets = joined_by(tasks, *_together(having, dataset, paper, task))
    keys = [each.first * len(tasks) + each.second for each in (by_papers, by_datasets)]
    pairs = _united(*keys)
    papers, datasets = (
        _in_place(pairs, own, each.weight)
        for own, each in zip(keys, (by_papers, by_datasets), strict=True)
    )
    first, second = np.divmod(pairs, max(len(tasks), 1))
    return TaskMap(WeightedGraph(tasks, first, second, papers + datasets), papers, datasets)


def _together(
    having: Indices, dataset: Indices, paper: Indices, task: Indices
) -> tuple[Indices, Indices]:
    """Return datasets and tasks that one paper has, each pair once, by dataset and then by task.

    `having` and `paper` are the papers of `dataset` and `task`, both sorted.
    """
    start, end = (np.searchsorted(paper, having, side) for side in ("left", "right"))
    counts = end - start
    shift = np.cumsum(counts) - counts
    places = np.arange(counts.sum()) + np.repeat(start - shift, counts)
    base = int(task.max(initial=0)) + 1
    pairs, _ = counted(np.repeat(dataset, counts) * base + task[places])
    datasets, tasks = np.divmod(pairs, base)
    return datasets, tasks


def _united(some: Indices, others: Indices) -> Indices:
    """Return what is in either, each sorted and without repetition, likewise."""
    places = np.searchsorted(others, some)
    is_new = np.append(others, -1)[places] != some
    return np.insert(others, places[is_new], some[is_new])


def _in_place(pairs: Indices, keys: Indices, weights: Indices) -> Indices:
    """Return the weight of each of `pairs`, 0 where it is none of `keys`."""
    found = np.zeros(len(pairs), np.int64)
    found[np.searchsorted(pairs, keys)] = weights
    return found
