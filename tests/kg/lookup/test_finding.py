"""Finding by names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.example import example
from kg.graph import KnowledgeGraph
from kg.lookup.finding import near_names
from kg.names.folding import fold
from kg.queries import find
from kg.schema import Kind, NodeKind
from tests.exports.graphs import add_entity, add_paper

GRAPH = example()

FINDS = [
    ("Vision Transformer", "model/vision-transformer", 1.0),
    ("vision transformers", "model/vision-transformer", 1.0),
    ("vit", "model/vision-transformer", 0.95),
    ("orbf", "model/orbformer", 0.9),
    ("recognition", "task/speech-recognition", 0.8),
]


@pytest.mark.parametrize(("words", "node", "score"), FINDS)
def test_names_come_before_aliases_beginnings_and_words(
    words: str, node: str, score: float
) -> None:
    scores = {row.id: row.score for row in find(GRAPH, words)}
    assert scores[node] == score == max(scores.values())


@pytest.mark.parametrize("words", ["zorbnte", "zorbet", "zrobnet", "zorbneet", "sorbnet"])
def test_a_typing_error_finds_the_name_with_less_than_any_sure_score(words: str) -> None:
    best = find(GRAPH, words, kind="model")[0]
    assert (best.name, best.score < 0.8) == ("ZorbNet", True)


def test_of_equal_scores_what_most_papers_have_comes_first_then_the_id() -> None:
    graph = KnowledgeGraph()
    for name in ("Blue C", "Blue B", "Blue A"):
        add_entity(graph, Kind.MODEL, name)
    assert [row.name for row in find(graph, "blue")] == ["Blue A", "Blue B", "Blue C"]
    orbs = [row for row in find(GRAPH, "orb", limit=50) if row.score == 0.9]
    assert [row.papers for row in orbs] == sorted((row.papers for row in orbs), reverse=True)


def test_a_node_is_found_once_by_its_best_name() -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, "Blue Net", "Blue", "Blue Nett")
    (row,) = find(graph, "blue")
    assert (row.matched, row.score) == ("Blue", 0.95)


def test_only_the_kind_that_is_asked_for_is_found() -> None:
    assert {row.kind for row in find(GRAPH, "orb", limit=50)} == {"Model", "Paper"}
    assert {row.kind for row in find(GRAPH, "orb", kind="paper")} == {"Paper"}


@pytest.mark.parametrize("words", ["", "  ", "-"])
def test_nothing_finds_nothing(words: str) -> None:
    assert not find(GRAPH, words)


def test_near_names_are_a_few_and_best_first() -> None:
    assert near_names(GRAPH, "imagnet 1k") == ["ImageNet-1K"]
    assert len(near_names(GRAPH, "o")) <= 5
    assert near_names(GRAPH, "ZorbNet", [NodeKind.PAPER]) == ["ZorbNet: Convolutions over Orbits"]


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_every_name_finds_its_node_first_with_the_full_score(
    names: list[str], data: st.DataObject
) -> None:
    graph = KnowledgeGraph()
    for name in names:
        if fold(name):
            add_entity(graph, Kind.MODEL, name)
    add_paper(graph, "p", "A Paper")
    name = graph.node(data.draw(st.sampled_from(list(graph.nodes()))))["name"]
    assert find(graph, name)[0].score == 1.0
