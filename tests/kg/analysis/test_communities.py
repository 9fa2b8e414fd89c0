"""Communities: connected, no worse than NetworkX finds them, the same on every run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.analysis import communities as module
from kg.analysis import moves
from kg.analysis.communities import _twins, communities, partition
from kg.analysis.cooccurrence import WeightedGraph, joined
from kg.graph import KnowledgeGraph
from kg.schema import NodeKind
from tests.graphs.roles import graph_of, node, using
from tests.kg.analysis.test_cooccurrence import as_networkx
from tests.paths import ROOT
from tests.strategies import role_graphs

NAMES = [f"{number:03}" for number in range(120)]


def parts(weighted: WeightedGraph, **options: float) -> list[set[str]]:
    """The communities as sets of nodes."""
    labels = partition(weighted, **options)
    return [
        {weighted.nodes[place] for place in np.flatnonzero(labels == label)}
        for label in np.unique(labels)
    ]


def random_graph(seed: int, groups: int) -> WeightedGraph:
    """Groups of which most stay among thirty nodes of their own."""
    rng = np.random.default_rng(seed)
    drawn = []
    for number in range(groups):
        at_home = 30 * (number % 4) + rng.integers(0, 30, 4)
        drawn.append({NAMES[place] for place in (*at_home, rng.integers(0, 120))})
    return joined(NAMES, drawn)


def test_two_cliques_with_one_edge_between_them_are_two_communities() -> None:
    left, right = NAMES[:5], NAMES[5:10]
    pairs = [*combinations(left, 2), *combinations(right, 2), (left[0], right[0])]
    assert parts(joined(NAMES[:10], pairs)) == [set(left), set(right)]


@pytest.mark.parametrize("groups", [60, 300, 3000])
@pytest.mark.parametrize("seed", range(4))
def test_modularity_is_as_high_as_networkx_has_it(seed: int, groups: int) -> None:
    weighted = random_graph(seed, groups)
    graph = as_networkx(weighted)
    theirs = [nx.community.louvain_communities(graph, seed=each) for each in range(3)]
    worst = min(nx.community.modularity(graph, each) for each in theirs)
    assert nx.community.modularity(graph, parts(weighted)) >= worst - 0.02


@pytest.mark.parametrize("seed", range(4))
def test_loops_and_arrays_find_the_same_communities(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighted = random_graph(seed, 300)
    found = []
    for many in (0, 10**9):  # always arrays, never arrays
        monkeypatch.setattr(moves, "_MANY", many)
        found.append(parts(weighted))
    assert found[0] == found[1]


def test_what_only_one_paper_has_stays_together_and_so_do_twins_of_any_weight() -> None:
    groups = [NAMES[:5], [NAMES[0], *NAMES[5:8]], *[[*NAMES[8:10], NAMES[0]]] * 2]
    assert _twins(joined(NAMES[:10], groups), 1.0).tolist() == [0, 1, 1, 1, 1, 5, 5, 5, 8, 8]


def test_twins_that_are_better_parted_are_no_twins() -> None:
    weighted = joined(NAMES[:4], [NAMES[:4]])  # of one community, modularity is 0
    assert _twins(weighted, 1.0).tolist() == [0, 0, 0, 0]
    assert _twins(weighted, 4.0).tolist() == [0, 1, 2, 3]
    assert len(parts(weighted, resolution=4.0)) == 4


@given(st.lists(st.sets(st.sampled_from(NAMES[:6]), max_size=4), max_size=6), st.floats(0.2, 3))
def test_a_best_partition_parts_no_twins(groups: list[set[str]], resolution: float) -> None:
    weighted = joined(NAMES[:6], groups)
    twins, graph = _twins(weighted, resolution), as_networkx(weighted)
    assume(len(weighted.first))
    assume(len(np.unique(twins)) < len(twins))
    found = [(worth(graph, labels, resolution), labels) for labels in partitions(len(twins))]
    most = max(worth for worth, _ in found)
    # Where two are equally good but for rounding, one of them may part twins.
    best = [labels for worth, labels in found if worth > most - 1e-12]
    assert any(
        all(labels[place] == labels[twin] for place, twin in enumerate(twins.tolist()))
        for labels in best
    )


def partitions(size: int) -> Iterator[tuple[int, ...]]:
    """Every partition, as labels of which each is at most one above those before it."""
    if not size:
        yield ()
        return
    for labels in partitions(size - 1):
        for label in range(max(labels, default=-1) + 2):
            yield (*labels, label)


def worth(graph: "nx.Graph[str]", labels: tuple[int, ...], resolution: float) -> float:
    """The modularity of a partition."""
    of_label: dict[int, set[str]] = {}
    for name, label in zip(NAMES, labels, strict=False):
        of_label.setdefault(label, set()).add(name)
    found: float = nx.community.modularity(graph, of_label.values(), resolution=resolution)
    return found


@given(st.lists(st.sets(st.sampled_from(NAMES[:12]), max_size=4), max_size=20), st.floats(0.1, 4))
def test_each_community_is_connected_and_each_node_is_in_one(
    groups: list[set[str]], resolution: float
) -> None:
    weighted = joined(NAMES[:12], groups)
    found, graph = parts(weighted, resolution=resolution), as_networkx(weighted)
    assert sorted(node for part in found for node in part) == NAMES[:12]
    assert all(nx.is_connected(graph.subgraph(part)) for part in found)


@given(st.lists(st.sets(st.sampled_from(NAMES[:12]), min_size=2, max_size=4), min_size=1))
def test_communities_are_no_worse_than_one_or_single_nodes(groups: list[set[str]]) -> None:
    weighted = joined(NAMES[:12], groups)
    found, graph = nx.community.modularity, as_networkx(weighted)
    ours = found(graph, parts(weighted))
    assert ours >= found(graph, [{name} for name in NAMES[:12]]) - 1e-9
    assert ours >= found(graph, list(nx.connected_components(graph))) - 1e-9


def test_a_higher_resolution_gives_no_fewer_communities() -> None:
    weighted = random_graph(0, 300)
    counts = [len(parts(weighted, resolution=each)) for each in (0.2, 1, 5)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_community_that_is_not_connected_is_parted() -> None:
    weighted = joined(NAMES[:5], [NAMES[:2], NAMES[2:4]])
    assert module._connected(weighted, np.zeros(5, np.int64)).tolist() == [0, 0, 2, 2, 4]


TWO_GROUPS = [
    *[(None, using("Task A", "Model A", "Dataset A"))] * 2,
    (None, using("Task A", "Model A")),
    *[(None, using("Task B", "Model B"))] * 3,
    (None, using("Metric A")),
]


def test_communities_are_named_after_what_is_central_and_the_largest_comes_first() -> None:
    found = communities(graph_of(TWO_GROUPS))
    assert [(each.number, each.name) for each in found] == [
        (0, "Model A, Task A, Dataset A"),
        (1, "Model B, Task B"),
    ]
    assert found[0].members == (node("Model A"), node("Task A"), node("Dataset A"))


@given(role_graphs)
def test_who_shares_a_paper_is_in_a_community_of_two_or_more(graph: KnowledgeGraph) -> None:
    members = [each for community in communities(graph) for each in community.members]
    assert len(members) == len(set(members))
    sharing = {
        entity
        for paper in graph.nodes(NodeKind.PAPER)
        for entity in graph.nx[paper]
        if len(graph.nx[paper]) > 1
    }
    assert set(members) <= sharing


def test_the_same_graph_has_the_same_communities_whatever_the_hash_seed() -> None:
    code = (
        "from kg.example import example\n"
        "from kg.analysis.communities import communities\n"
        "print(communities(example()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
    assert found != {b"[]\n"}
