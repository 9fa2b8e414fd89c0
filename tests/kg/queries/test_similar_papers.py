"""Papers that share rare entities."""

from collections.abc import Mapping

import pytest
from hypothesis import given

from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.queries import similar_papers
from kg.schema import Kind, Role
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs)
def test_similarity_is_symmetric_and_the_sum_of_rarities(graph: KnowledgeGraph) -> None:
    found, has = {}, {paper: set(e) for paper, e in roles(graph).of_paper.items()}
    for paper, own in has.items():
        answer = similar_papers(graph, paper, limit=99)
        assert {row.paper_id for row in answer} == {
            other for other in has if other != paper and own & has[other]
        }
        for row in answer:
            found[paper, row.paper_id] = row.similarity
            shared = own & has[row.paper_id]
            rarity = sum(1 / len(graph.papers_of(entity)) for entity in shared)
            assert row.similarity == pytest.approx(rarity, abs=1e-9)
            assert (row.shared, len(row.because.split("; "))) == (len(shared), len(shared))
    assert all(found[other, paper] == value for (paper, other), value in found.items())


def test_one_rare_entity_outweighs_a_common_one_and_is_named_first() -> None:
    graph = graph_of([
        (None, using("Task A", "Model B")),
        (None, using("Task A")),
        (None, using("Task A", "Model B")),
        (None, using("Task A")),
        (None, {}),
    ])
    found = similar_papers(graph, "Title 0")
    assert [row.paper_id for row in found] == ["paper/p2", "paper/p1", "paper/p3"]
    assert (found[0].similarity, found[0].because) == (0.75, "Model B; Task A")


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ({}, "no model, method, dataset, metric or task is known of 'Title 0', so it has nothing"),
        (using("Task A"), "no other paper names any of the 1 entity of 'Title 0'"),
        (using("Task A", "Model C"), "no other paper names any of the 2 entities of 'Title 0'"),
    ],
)
def test_a_paper_that_shares_nothing_is_told_why(
    own: Mapping[tuple[Kind, str], Role], why: str
) -> None:
    found = similar_papers(graph_of([(None, own), (None, using("Model B"))]), "Title 0")
    assert (len(found), found.total) == (0, 0)
    assert " ".join(repr(found).split()).startswith(f"0 rows: {why}")


def test_a_third_and_a_sixth_are_as_much_as_a_half_so_that_the_ids_decide() -> None:
    third, sixth, half = using("Task A"), using("Task B"), using("Task C")
    graph = graph_of([
        (None, {**third, **sixth, **half}),
        (None, {**third, **sixth}),
        (None, half),
        (None, third),
        *[(None, sixth)] * 4,
    ])
    table = roles(graph)
    assert [table.papers(node(f"Task {letter}")) for letter in "ABC"] == [3, 6, 2]
    found = similar_papers(graph, "Title 0", limit=2)
    assert [(row.paper_id, row.similarity) for row in found] == [
        ("paper/p1", 0.5),
        ("paper/p2", 0.5),
    ]
