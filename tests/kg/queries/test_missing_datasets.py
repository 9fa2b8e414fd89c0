"""What others evaluate on, and this paper does not."""

from hypothesis import given

from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.queries import missing_datasets
from kg.schema import Kind, Role
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs

MENTIONING = {(Kind.DATASET, "Dataset B"): Role.MENTIONED, **using("Task A", "Dataset A")}
PAPERS = [
    (None, MENTIONING),
    *[(None, using("Task A", "Dataset B"))] * 2,
    (None, using("Task A", "Dataset A", "Dataset C")),
    (None, using("Task B", "Dataset D")),
]


def test_datasets_of_the_papers_tasks_stand_by_number_of_papers() -> None:
    found = missing_datasets(graph_of(PAPERS), "Title 0")
    assert [(row.dataset_id, row.papers, row.mentioned) for row in found] == [
        (node("Dataset B"), 2, True),
        (node("Dataset C"), 1, False),
    ]


def test_a_task_may_be_named() -> None:
    found = missing_datasets(graph_of(PAPERS), "Title 0", task="Task B")
    assert [row.dataset_id for row in found] == [node("Dataset D")]


def test_who_uses_a_split_uses_the_whole_and_what_it_is_a_version_of() -> None:
    variants = {"Dataset A": "Dataset C", "Dataset C": "Dataset B"}
    assert not missing_datasets(graph_of(PAPERS, variants), "Title 0")
    assert missing_datasets(graph_of(PAPERS, {"Dataset B": "Dataset A"}), "Title 0")


def test_versions_of_each_other_are_followed_once() -> None:
    variants = {"Dataset A": "Dataset B", "Dataset B": "Dataset A"}
    assert [row.dataset_id for row in missing_datasets(graph_of(PAPERS, variants), "Title 0")] == [
        node("Dataset C")
    ]


@given(role_graphs)
def test_counts_are_those_of_counting_every_paper(graph: KnowledgeGraph) -> None:
    works_with = {
        paper: {entity for entity, role in has.items() if role is not Role.MENTIONED}
        for paper, has in roles(graph).of_paper.items()
    }
    for paper, own in works_with.items():
        tasks = {each for each in own if each.startswith("task/")}
        for row in missing_datasets(graph, paper, limit=99):
            assert row.dataset_id not in own
            assert row.papers == sum(
                row.dataset_id in has and bool(has & tasks) for has in works_with.values()
            )
        others = {each for has in works_with.values() if has & tasks for each in has - own}
        assert {row.dataset_id for row in missing_datasets(graph, paper, limit=99)} == {
            each for each in others if each.startswith("dataset/")
        }
