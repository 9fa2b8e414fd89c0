"""GEXF keeps nodes, edges and what they say, and NetworkX reads it."""

from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest

from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample

every_graph = pytest.mark.parametrize("build", [sample, hostile])


def read(content: bytes) -> "nx.DiGraph[str]":
    graph = nx.read_gexf(BytesIO(content))
    assert isinstance(graph, nx.DiGraph)
    return graph


@every_graph
def test_names_aliases_and_edges_come_back(build: Callable[[], KnowledgeGraph]) -> None:
    graph = build()
    again = read(exported(graph, "gexf"))
    assert {n: again.nodes[n]["label"] for n in again} == {
        n: graph.node(n)["name"] for n in graph.nodes()
    }
    edges = {(s, t, d["relation"], d["confidence"]) for s, t, d in again.edges(data=True)}
    assert edges == {
        (e.source, e.target, str(e.relation), e.statement.confidence) for e in graph.edges()
    }


def test_an_edge_has_a_label_and_the_words_that_say_so() -> None:
    again = read(exported(sample(), "gexf"))
    said = again.edges["paper/2103.14899", "model/crossvit"]
    assert said["label"] == "introduces"
    assert said["evidence"] == "[[0, 8], [39, 47]]"
    assert said["words"] == "CrossViT | CrossViT"


def test_the_number_of_papers_of_an_entity_is_a_number() -> None:
    again = read(exported(sample(), "gexf"))
    assert again.nodes["model/crossvit"]["papers"] == 2


def test_neither_day_nor_version_stands_in_the_file() -> None:
    content = exported(sample(), "gexf")
    assert b"NetworkX" not in content
    assert b"lastmodifieddate" not in content
