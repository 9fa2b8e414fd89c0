"""The shortest way: as short as NetworkX has it, over what is rare."""

from itertools import pairwise

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.analysis.shortest import shortest_path, strongest
from kg.graph import KnowledgeGraph
from kg.schema import Kind, Relation, Role
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs


@given(role_graphs, st.data())
def test_it_is_the_best_of_all_the_shortest_ways(
    graph: KnowledgeGraph, data: st.DataObject
) -> None:
    start, end = (data.draw(st.sampled_from(sorted(graph.nx))) for _ in range(2))
    undirected = nx.Graph(graph.nx)
    found = shortest_path(graph, start, end)
    if not nx.has_path(undirected, start, end):
        assert found == []
        return
    ways = [list(way) for way in nx.all_shortest_paths(undirected, start, end)]
    assert found in ways
    order = list(Relation)

    def cost(way: list[str]) -> tuple[int, int, list[str]]:
        relations = [strongest(graph, *pair)[0] for pair in pairwise(way)]
        neighbours = [undirected.degree(inner) for inner in way[1:-1]]
        weakness = sum(order.index(relation) for relation in relations)
        return sum(neighbours), weakness, way if start < end else way[::-1]

    assert found == min(ways, key=cost)


@given(role_graphs, st.data())
def test_the_way_back_is_the_same(graph: KnowledgeGraph, data: st.DataObject) -> None:
    start, end = (data.draw(st.sampled_from(sorted(graph.nx))) for _ in range(2))
    way = shortest_path(graph, start, end)
    assume(len(way) > 2)
    assert shortest_path(graph, end, start) == way[::-1]


def test_it_goes_over_the_rarer_of_two_shared_entities() -> None:
    graph = graph_of([
        (None, using("Model A", "Model B")),
        (None, using("Model A", "Model B")),
        (None, using("Model A")),
    ])
    assert shortest_path(graph, "paper/p0", "paper/p1") == ["paper/p0", node("Model B"), "paper/p1"]


def test_it_takes_the_stronger_role_among_equally_rare() -> None:
    mentioning = {(Kind.MODEL, "Model A"): Role.MENTIONED, (Kind.MODEL, "Model B"): Role.INTRODUCED}
    graph = graph_of([(None, mentioning), (None, using("Model A", "Model B"))])
    assert shortest_path(graph, "paper/p0", "paper/p1")[1] == node("Model B")
