"""Graphs and nodes as objects, in text and in HTML."""

import copy
import pickle
import re
from xml.etree import ElementTree as ET

import pytest

import kg
from kg.errors import InvalidValueError, UnknownNameError
from kg.example import example
from kg.graph import KnowledgeGraph, Statement
from kg.interactive.html import Dot, picture
from kg.queries import leaderboard
from kg.schema import Kind, Relation
from tests.graphs.build import add_entity
from tests.graphs.sample import HOSTILE, hostile, sample

GRAPH = kg.KnowledgeGraph.of(example())


@pytest.mark.parametrize("name", ["model/zorbnet", "zorbnet", "ZorbNets"])
def test_a_node_is_got_by_id_or_name(name: str) -> None:
    node = GRAPH[name]
    assert (node.id, node.kind, node.name) == ("model/zorbnet", "Model", "ZorbNet")


def test_a_node_knows_its_papers_by_what_they_do_with_it() -> None:
    node = GRAPH["Vision Transformer"]
    assert node.aliases == ("ViT",)
    assert [paper.id for paper in node.used_by] == ["paper/2305.00002"]
    assert [paper.id for paper in node.mentioned_by] == ["paper/2402.00003"]
    assert node.papers == (*node.used_by, *node.mentioned_by)
    assert GRAPH["ZorbNet"].introduced_by == (GRAPH["ZorbNet: Conv"],)


def test_a_paper_knows_what_it_introduces_uses_and_links_to() -> None:
    paper = GRAPH["2301.00001"]
    assert [node.name for node in paper.introduces] == ["ZorbNet"]
    assert GRAPH["ResNet"] in paper.uses
    assert GRAPH["Vision Transformer"] in GRAPH["Object Detection with"].mentions
    assert [link.name for link in paper.links] == ["https://github.com/example/zorbnet"]
    assert paper.links[0].papers == (paper,)
    assert [row.score for row in paper.results] == [81.5]


def test_results_of_an_entity_are_scores_and_no_differences() -> None:
    assert sorted(row.value for row in GRAPH["top-1 accuracy"].results) == ["0.842", "81.5%"]


def test_nodes_say_what_they_are_in_one_line() -> None:
    assert repr(GRAPH["ZorbNet"]).startswith("<Model 'ZorbNet': introduced by 1, used by 2")
    assert "1 link, 1 result" in GRAPH["2301.00001"].summary.replace("2 results", "1 result")
    graph = kg.KnowledgeGraph()
    add_entity(graph, Kind.TASK, "alone")
    assert repr(graph["alone"]) == "<Task 'alone': nothing more is said>"


def test_an_unknown_name_is_a_key_error_with_near_names() -> None:
    with pytest.raises(KeyError, match=r"unknown name 'imagnet1k'; did you mean ImageNet-1K"):
        GRAPH["imagnet1k"]
    with pytest.raises(UnknownNameError, match="unknown name 'q'; nothing like it is known"):
        GRAPH["q"]


def test_a_graph_is_iterated_by_id() -> None:
    assert list(GRAPH) == sorted(GRAPH.nx)
    assert len(list(GRAPH)) == len(GRAPH)


def test_a_question_is_asked_by_its_name() -> None:
    asked = GRAPH.ask("leaderboard", dataset="ImageNet-1K")
    assert asked == leaderboard(GRAPH, "ImageNet-1K")
    assert GRAPH.ask("introduced_by", entity="ZorbNet") == GRAPH.ask(
        "introduced-by", entity="ZorbNet"
    )
    with pytest.raises(UnknownNameError, match="unknown question 'x'; known: "):
        GRAPH.ask("x")
    with pytest.raises(UnknownNameError, match=r"unknown parameter of question 'leaderboard' 'x'"):
        GRAPH.ask("leaderboard", dataset="ImageNet-1K", x=1)
    with pytest.raises(InvalidValueError, match="question 'leaderboard' needs dataset: name"):
        GRAPH.ask("leaderboard")


def test_what_is_derived_is_made_once_and_anew_after_a_change() -> None:
    graph = kg.KnowledgeGraph.of(example())
    made: list[int] = []

    def size(of: KnowledgeGraph) -> int:
        made.append(len(of))
        return len(of)

    before = graph.derived(size)
    assert graph.derived(size) == before
    assert len(made) == 1
    node = add_entity(graph, Kind.MODEL, "GreenNet")
    assert graph.derived(size) == before + 1
    graph.add_edge("paper/2301.00001", node, Relation.USES, Statement())
    graph.derived(size)
    assert len(made) == 3
    assert graph["GreenNet"].used_by == (graph["2301.00001"],)


def test_a_graph_that_was_asked_can_be_copied_and_pickled() -> None:
    graph = kg.KnowledgeGraph.of(example())
    graph.find("vit")
    assert copy.deepcopy(graph) == pickle.loads(pickle.dumps(graph)) == graph


def test_html_is_well_formed_without_script_and_the_same_each_time() -> None:
    for graph in (GRAPH, kg.KnowledgeGraph.of(hostile()), kg.KnowledgeGraph()):
        pages = [graph._repr_html_(), *(graph[node]._repr_html_() for node in graph)]
        for page in pages:
            ET.fromstring(page)
            assert "<script" not in page
        assert pages[0] == copy.deepcopy(graph)._repr_html_()
    assert any("</script>" in text for text in HOSTILE)


def test_a_picture_shows_every_node_by_name_inside_its_frame() -> None:
    drawn = picture([Dot(f"node {n}", "Model") for n in range(8)], [], has_centre=True)
    assert [f"node {n}" in drawn for n in range(8)] == [True] * 8
    assert all(0 <= float(x) <= 640 for x in re.findall(r' c?x="([-\d.]+)"', drawn))


def test_what_people_need_is_there_after_one_import() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert kg.queries.leaderboard is leaderboard


def test_a_node_shows_what_is_sure_and_its_all_shows_the_rest() -> None:
    graph = kg.KnowledgeGraph.of(sample())
    paper = graph["paper/p2"]
    assert paper.mentions == ()
    assert [node.name for node in paper.all.mentions] == ["cross-attention"]
    assert [len(each.results) for each in (paper, paper.all)] == [1, 2]
    assert paper.all == paper
    assert [node.id for node in paper.all.mentions[0].mentioned_by] == ["paper/p2"]
    assert graph["cross-attention"].mentioned_by == ()
    assert (paper.summary, paper.all.summary) == (
        "uses 1, 8 links, 1 result",
        "uses 1, mentions 1, 8 links, 2 results",
    )
