"""Which entities stand in the same papers."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.cooccurrence import WeightedGraph, cooccurrence, counted, joined
from kg.analysis.roles import roles
from kg.graph import KnowledgeGraph
from kg.schema import Kind
from tests.graphs.roles import graph_of, node, using
from tests.strategies import role_graphs

NODES = "abcdefgh"


def edges(weighted: WeightedGraph) -> dict[tuple[str, str], int]:
    """The edges by the ids of their ends."""
    columns = (weighted.first.tolist(), weighted.second.tolist(), weighted.weight.tolist())
    return {
        (weighted.nodes[one], weighted.nodes[two]): weight
        for one, two, weight in zip(*columns, strict=True)
    }


def as_networkx(weighted: WeightedGraph) -> "nx.Graph[str]":
    """The same graph for NetworkX."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(weighted.nodes)
    graph.add_weighted_edges_from((one, two, w) for (one, two), w in edges(weighted).items())
    return graph


groups = st.lists(st.sets(st.sampled_from(NODES)), max_size=60)


@given(groups)
def test_two_are_joined_as_often_as_a_group_has_both(drawn: Sequence[set[str]]) -> None:
    found = joined(sorted(NODES), drawn)
    expected = Counter(pair for group in drawn for pair in combinations(sorted(group), 2))
    assert edges(found) == expected
    assert list(edges(found)) == sorted(expected)


def test_a_table_counts_as_a_sorted_list_does() -> None:
    many = [set(pair) for pair in combinations(NODES, 3)] * 3  # more pairs than a table has places
    expected = Counter(pair for group in many for pair in combinations(sorted(group), 2))
    assert sum(expected.values()) > len(NODES) ** 2
    assert edges(joined(sorted(NODES), many)) == expected


@given(st.lists(st.integers(0, 9)))
def test_keys_are_counted_as_numpy_counts_them(keys: list[int]) -> None:
    found = counted(np.array(keys, np.int64))
    assert np.array_equal(found, np.unique(np.array(keys, np.int64), return_counts=True))


@given(groups)
def test_neighbours_and_strengths_are_those_of_networkx(drawn: Sequence[set[str]]) -> None:
    weighted = joined(sorted(NODES), drawn)
    graph = as_networkx(weighted)
    bounds, ends, weights = weighted.neighbours()
    for place, name in enumerate(weighted.nodes):
        part = slice(bounds[place], bounds[place + 1])
        near = {
            weighted.nodes[end]: int(w) for end, w in zip(ends[part], weights[part], strict=True)
        }
        assert near == {other: data["weight"] for other, data in graph.adj[name].items()}
        assert weighted.strengths()[place] == graph.degree(name, weight="weight")


@given(role_graphs)
def test_entities_are_joined_by_the_papers_that_have_both(graph: KnowledgeGraph) -> None:
    of_entity = roles(graph).of_entity
    expected = {
        (one, two): len(of_entity[one].keys() & of_entity[two].keys())
        for one, two in combinations(sorted(of_entity), 2)
        if of_entity[one].keys() & of_entity[two].keys()
    }
    assert edges(cooccurrence(graph)) == expected


def test_one_kind_alone_joins_only_its_own() -> None:
    graph = graph_of([(None, using("Task A", "Task B", "Dataset A"))])
    assert edges(cooccurrence(graph, Kind.TASK)) == {(node("Task A"), node("Task B")): 1}


def test_a_graph_without_entities_has_no_nodes() -> None:
    assert edges(cooccurrence(KnowledgeGraph())) == {}
