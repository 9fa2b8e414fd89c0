"""Measures of centrality against those of NetworkX."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.centrality import MEASURES, betweenness, degree, pagerank
from kg.analysis.cooccurrence import joined
from tests.kg.analysis.test_cooccurrence import NODES, as_networkx

groups = st.lists(st.sets(st.sampled_from(NODES), max_size=4), max_size=12)


def reference_pagerank(graph: "nx.Graph[str]") -> list[float]:
    """PageRank by the linear equations that it solves; nodes without an edge link to all."""
    names = sorted(graph)
    links = nx.to_numpy_array(graph, nodelist=names)
    alone = links.sum(axis=1) == 0
    links[alone] = 1
    steps = links / links.sum(axis=1, keepdims=True)
    size = len(names)
    ranks = np.linalg.solve(np.eye(size) - 0.85 * steps.T, np.full(size, 0.15 / size))
    found: list[float] = ranks.tolist()
    return found


@given(groups)
def test_pagerank_solves_its_equations_and_sums_to_one(drawn: Sequence[set[str]]) -> None:
    weighted = joined(sorted(NODES), drawn)
    found = pagerank(weighted)
    assert found.tolist() == pytest.approx(reference_pagerank(as_networkx(weighted)), abs=1e-9)
    assert found.sum() == pytest.approx(1)


@given(groups)
def test_degree_and_betweenness_are_those_of_networkx(drawn: Sequence[set[str]]) -> None:
    weighted = joined(sorted(NODES), drawn)
    graph = as_networkx(weighted)
    by_degree, between = nx.degree_centrality(graph), nx.betweenness_centrality(graph)
    found = betweenness(weighted)
    for place, name in enumerate(weighted.nodes):
        assert degree(weighted)[place] == pytest.approx(by_degree[name])
        assert found[place] == pytest.approx(between[name], abs=1e-12)


def test_all_nodes_as_pivots_are_exact_and_fewer_are_near() -> None:
    rng = np.random.default_rng(0)
    names = [f"{number:03}" for number in range(100)]
    hub = [{names[0], names[other]} for other in range(1, 100, 2)]
    drawn = [{names[each] for each in rng.integers(0, 100, 3)} for _ in range(80)]
    weighted = joined(names, hub + drawn)
    exact = betweenness(weighted)
    assert np.array_equal(exact, betweenness(weighted, pivots=100))
    estimated = betweenness(weighted, pivots=32)
    assert not np.array_equal(exact, estimated)
    assert estimated.argmax() == exact.argmax() == 0
    assert np.corrcoef(exact, estimated)[0, 1] > 0.95


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_small_graphs_without_edges_have_a_measure_for_each_node(name: str, size: int) -> None:
    found = MEASURES[name](joined(sorted(NODES[:size]), []))
    assert found.tolist() == [1 / max(size, 1) if name == "pagerank" else 0] * size
