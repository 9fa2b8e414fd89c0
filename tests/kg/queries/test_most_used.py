"""What most papers work with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.dates import known_date
from kg.errors import InvalidValueError, UnknownNameError
from kg.graph import KnowledgeGraph
from kg.lookup.options import Period
from kg.queries import most_used
from kg.schema import ROLE_RELATION, NodeKind, Role
from tests.graphs.roles import ENTITIES, graph_of, node, using
from tests.strategies import role_graphs


@given(
    role_graphs, st.sampled_from([None, *Role]), st.sampled_from([None, "2023", "2023-06", "2024"])
)
def test_counts_are_those_of_counting_every_edge(
    graph: KnowledgeGraph, role: Role | None, since: str | None
) -> None:
    wanted = [ROLE_RELATION[each] for each in ([role] if role else list(Role)[:2])]
    expected: dict[str, tuple[int, int]] = {}
    for paper in graph.nodes(NodeKind.PAPER):
        date = known_date(graph.node(paper)["date"])
        for edge in graph.edges_from(paper, *wanted):
            papers, undated = expected.get(edge.target, (0, 0))
            if since is None or (date is not None and date[:7] >= since[: len(date)]):
                papers += 1
            undated += since is not None and date is None
            expected[edge.target] = papers, undated
    found = most_used(graph, role=role, since=since, limit=99)
    assert {row.entity_id: (row.papers, row.undated) for row in found} == {
        entity: counts for entity, counts in expected.items() if counts[0]
    }
    assert list(found) == sorted(found, key=lambda row: (-row.papers, row.entity_id))


def test_a_kind_leaves_only_its_own() -> None:
    graph = graph_of([(None, using(*(name for _, name in ENTITIES)))])
    assert {row.kind for row in most_used(graph, kind="task")} == {"Task"}
    assert len(most_used(graph, kind="Task")) == 3


def test_papers_without_a_date_are_counted_where_a_period_leaves_them_out() -> None:
    graph = graph_of([
        ("2023-05", using("Task A")),
        (None, using("Task A")),
        ("spring", using("Task A")),
    ])
    assert [(row.papers, row.undated) for row in most_used(graph)] == [(3, 0)]
    assert [(row.papers, row.undated) for row in most_used(graph, since="2023")] == [(1, 2)]
    assert not most_used(graph, until="2022")


@pytest.mark.parametrize(
    ("since", "until", "date", "inside"),
    [
        ("2023", "2023", "2023-12-31", True),
        ("2023-06", None, "2023", True),
        ("2023-06", None, "2023-05", False),
        ("2023-06-02", None, "2023-06", True),
        (None, "2023-06", "2023-06-30", True),
        (None, "2023-06", "2023-07-01", False),
        (None, "2023-06", "2023", True),
        ("2023", None, None, False),
        (None, None, None, True),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(
    since: str | None, until: str | None, date: str | None, inside: bool
) -> None:
    assert (date in Period(since, until)) is inside


def test_a_period_that_is_none_is_an_error() -> None:
    with pytest.raises(InvalidValueError, match="since is 'May'; give a day, month or year"):
        most_used(KnowledgeGraph(), since="May")
    with pytest.raises(InvalidValueError, match="since 2024-05 is after until 2024-04"):
        most_used(KnowledgeGraph(), since="2024-05", until="2024-04")


def test_an_unknown_kind_or_role_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UnknownNameError, match="unknown kind 'Thing'; known: Dataset, Method"):
        most_used(KnowledgeGraph(), kind="Thing")
    with pytest.raises(UnknownNameError, match="unknown role 'cited'; known: introduced, mentio"):
        most_used(KnowledgeGraph(), role="cited")


def test_a_version_is_not_counted_for_the_whole() -> None:
    graph = graph_of([(None, using("Dataset A"))], {"Dataset A": "Dataset B"})
    assert [row.entity_id for row in most_used(graph)] == [node("Dataset A")]
