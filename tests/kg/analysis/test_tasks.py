"""The map of the tasks against counting by hand."""

from itertools import combinations

from hypothesis import given

from kg.analysis.roles import roles
from kg.analysis.tasks import communities_of_tasks, task_map
from kg.graph import KnowledgeGraph
from kg.schema import Kind, Role
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs)
def test_papers_and_datasets_are_counted(graph: KnowledgeGraph) -> None:
    works_with = [
        {entity for entity, role in has.items() if role is not Role.MENTIONED}
        for has in roles(graph).of_paper.values()
    ]
    of_task = {
        task: {
            each for has in works_with if task in has for each in has if each.startswith("dataset/")
        }
        for task in graph.nodes(Kind.TASK)
    }
    expected = {}
    for one, two in combinations(sorted(of_task), 2):
        papers = sum({one, two} <= has for has in works_with)
        datasets = len(of_task[one] & of_task[two])
        if papers or datasets:
            expected[one, two] = papers + datasets, papers, datasets
    found = task_map(graph)
    nodes = found.weighted.nodes
    columns = (found.weighted.first, found.weighted.second)
    numbers = (found.weighted.weight, found.papers, found.datasets)
    assert {
        (nodes[one], nodes[two]): tuple(counts)
        for one, two, *counts in zip(*columns, *(each.tolist() for each in numbers), strict=True)
    } == expected


def test_tasks_that_something_joins_are_in_a_community_and_others_are_not() -> None:
    graph = graph_of([
        (None, using("Task A", "Dataset A")),
        (None, using("Task B", "Dataset A")),
        (None, using("Task C")),
    ])
    found = communities_of_tasks(graph)
    assert found[node("Task A")] is found[node("Task B")]
    assert found[node("Task A")].name == "Task A, Task B"
    assert node("Task C") not in found
