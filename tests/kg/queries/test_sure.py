"""Questions are answered by what is sure, or on request by all, and say what they left out."""

from dataclasses import replace

import pytest

from kg.answers import Answer
from kg.example import example
from kg.graph import KnowledgeGraph, sure_part
from kg.model import Entity, Extraction, Mention, Paper
from kg.pipeline import build_graph
from kg.queries import QUESTIONS, Usage, leaderboard, most_used
from kg.schema import Kind, Role
from tests.graphs.doubtful import doubting

ASKED = [name for name, question in QUESTIONS.items() if "all" in question.parameters]


@pytest.fixture(scope="module")
def doubted() -> KnowledgeGraph:
    """The example of the documentation, where nothing that a text says is sure."""
    graph = example()
    return doubting(graph, {(edge.source, edge.target) for edge in graph.edges()})


def test_every_question_but_the_search_for_names_has_the_option() -> None:
    assert QUESTIONS.keys() - set(ASKED) == {"find"}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_not_sure_is_left_out_and_counted(name: str, doubted: KnowledgeGraph) -> None:
    question = QUESTIONS[name]
    by_default = question(doubted, **question.example)
    everything = question(doubted, **question.example, all=True)
    assert everything.total > by_default.total
    assert everything.left_out == 0
    assert by_default.left_out == everything.total - by_default.total


@pytest.mark.parametrize("name", ASKED)
def test_all_of_a_graph_has_the_rows_of_a_sure_one_marked(
    name: str, doubted: KnowledgeGraph
) -> None:
    question = QUESTIONS[name]
    sure = question(example(), **question.example).to_records()
    found = question(doubted, **question.example, all=True).to_records()
    marks = {row.pop("sure", None) for row in found} | {row.pop("sure", None) for row in sure}
    assert marks in ({True, False}, {None})
    for row in (*sure, *found):
        row.pop("confidence", None)
    assert found == sure


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_of_a_graph_that_is_sure_leaves_nothing_out(name: str) -> None:
    graph, question = example(), QUESTIONS[name]
    assert sure_part(graph) is graph
    assert question(graph, **question.example).left_out == 0


def test_a_name_that_no_paper_surely_has_is_known_all_the_same(doubted: KnowledgeGraph) -> None:
    assert list(leaderboard(doubted, "ImageNet-1K")) == []


def test_a_word_of_a_title_in_capitals_is_no_dataset_by_default() -> None:
    paper = Paper("p1", "AWESOME things on COCO", "")
    found = (
        Entity("AWESOME", Kind.DATASET, Role.USED, (Mention(0, 7),), confidence=0.2),
        Entity("COCO", Kind.DATASET, Role.USED, (Mention(18, 22),)),
    )
    graph = build_graph([Extraction(paper, found)])
    assert [row.name for row in most_used(graph, kind="Dataset")] == ["COCO"]
    assert [row.name for row in most_used(graph, kind="Dataset", all=True)] == ["AWESOME", "COCO"]


def test_a_table_says_how_many_rows_are_left_out_and_marks_them_on_request() -> None:
    rows = (Usage("COCO", "Dataset", 2, 0, True, "dataset/coco"),)
    answer = Answer(Usage, rows, 1, left_out=1_200)
    assert repr(answer).splitlines()[-1] == "1 row; 1,200 more not sure (--all, all=True)"
    assert "sure" not in repr(answer).splitlines()[0]
    marked = Answer(Usage, (*rows, replace(rows[0], name="AWESOME", sure=False)), 2)
    assert [line.split()[-1] for line in repr(marked).splitlines()[:3]] == ["sure", "yes", "no"]
    assert "<th>sure</th>" in marked._repr_html_()
    assert "<th>sure</th>" not in answer._repr_html_()
