"""Papers side by side."""

from hypothesis import given

from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.queries import compare
from kg.schema import Kind, Role
from tests.graphs.roles import graph_of, using
from tests.strategies import role_graphs

PAPERS = [
    (None, {(Kind.MODEL, "Model A"): Role.INTRODUCED, (Kind.TASK, "Task A"): Role.USED}),
    (None, {(Kind.MODEL, "Model A"): Role.MENTIONED, (Kind.TASK, "Task B"): Role.USED}),
    (None, using("Task A", "Task B")),
]


def test_what_papers_share_comes_first_and_each_has_its_own_column() -> None:
    found = compare(graph_of(PAPERS), "Title 0", "Title 1", third="Title 2")
    assert [(row.name, row.papers, row.first, row.second, row.third) for row in found] == [
        ("Model A", 2, "introduced", "mentioned", None),
        ("Task A", 2, "used", None, "used"),
        ("Task B", 2, None, "used", "used"),
    ]


def test_a_column_stays_empty_where_no_paper_is_given() -> None:
    found = compare(graph_of(PAPERS), "Title 0", "Title 1", fourth="Title 2")
    assert {row.third for row in found} == {None}
    assert {row.fourth for row in found} == {"used", None}


@given(role_graphs)
def test_every_role_of_every_paper_is_there_once(graph: KnowledgeGraph) -> None:
    papers = list(roles(graph).of_paper)[:4]
    columns = ("first", "second", "third", "fourth")
    first, second, third, fourth = (*papers, *papers[:1] * 3)[:4]
    found = compare(graph, first, second, third=third, fourth=fourth)
    for column, paper in zip(columns, papers, strict=False):
        held = {row.entity_id: getattr(row, column) for row in found if getattr(row, column)}
        assert held == roles(graph).of_paper[paper]
    assert [row.papers for row in found] == sorted((row.papers for row in found), reverse=True)
