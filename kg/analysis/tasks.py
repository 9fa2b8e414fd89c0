"""A map of the tasks: which two are joined, by how many papers and by how many datasets."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kg.analysis.communities import Community, named, partition
from kg.analysis.cooccurrence import Indices, WeightedGraph, counted, joined
from kg.analysis.roles import roles
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
    tasks = tuple(graph.nodes(Kind.TASK))
    of_paper: list[set[str]] = []
    of_dataset: dict[str, set[str]] = {}
    for has in roles(graph).of_paper.values():
        works_with = _worked_with(graph, has)
        of_paper.append(works_with[Kind.TASK])
        for dataset in works_with[Kind.DATASET]:
            of_dataset.setdefault(dataset, set()).update(works_with[Kind.TASK])
    by_papers, by_datasets = joined(tasks, of_paper), joined(tasks, of_dataset.values())
    keys = [each.first * len(tasks) + each.second for each in (by_papers, by_datasets)]
    pairs, _ = counted(np.concatenate(keys))
    papers, datasets = (
        _in_place(pairs, own, each.weight)
        for own, each in zip(keys, (by_papers, by_datasets), strict=True)
    )
    first, second = np.divmod(pairs, max(len(tasks), 1))
    return TaskMap(WeightedGraph(tasks, first, second, papers + datasets), papers, datasets)


def _worked_with(graph: KnowledgeGraph, has: Mapping[str, Role]) -> Mapping[str, set[str]]:
    """Return the tasks and the datasets that a paper introduces or uses."""
    found: dict[str, set[str]] = {Kind.TASK: set(), Kind.DATASET: set()}
    for entity, role in has.items():
        kind = graph.nx.nodes[entity]["kind"]
        if kind in found and role in _WORKS_WITH:
            found[kind].add(entity)
    return found


def _in_place(pairs: Indices, keys: Indices, weights: Indices) -> Indices:
    """Return the weight of each of `pairs`, 0 where it is none of `keys`."""
    found = np.zeros(len(pairs), np.int64)
    found[np.searchsorted(pairs, keys)] = weights
    return found
