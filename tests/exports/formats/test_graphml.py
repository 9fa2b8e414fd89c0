"""GraphML keeps nodes, edges and what they say, and NetworkX reads it."""

from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest

from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample

every_graph = pytest.mark.parametrize("build", [sample, hostile])


def read(content: bytes) -> "nx.MultiDiGraph[str]":
    graph = nx.read_graphml(BytesIO(content), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


@every_graph
def test_names_aliases_and_edges_come_back(build: Callable[[], KnowledgeGraph]) -> None:
    graph = build()
    again = read(exported(graph, "graphml"))
    assert {n: again.nodes[n]["label"] for n in again} == {
        n: graph.node(n)["name"] for n in graph.nodes()
    }
    edges = {(s, t, d["relation"], d["confidence"]) for s, t, d in again.edges(data=True)}
    assert edges == {
        (e.source, e.target, str(e.relation), e.statement.confidence) for e in graph.edges()
    }


def test_an_edge_has_an_id_of_its_own_and_the_words_that_say_so() -> None:
    again = read(exported(sample(), "graphml"))
    assert len({key for *_, key in again.edges(keys=True)}) == again.size()
    key = "paper/2103.14899 introduces model/crossvit"
    said = again.edges["paper/2103.14899", "model/crossvit", key]
    assert said["evidence"] == "[[0, 8], [39, 47]]"
    assert said["words"] == "CrossViT | CrossViT"


def test_the_number_of_papers_of_an_entity_is_a_number() -> None:
    again = read(exported(sample(), "graphml"))
    assert again.nodes["model/crossvit"]["papers"] == 2
