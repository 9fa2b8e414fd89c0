"""Node-link JSON gives the graph back whole, and a file that holds none is refused in one line."""

import json
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, PaperkgError
from kg.graph import KnowledgeGraph
from kg.model import Source
from kg.schema import NodeKind
from kg.storage.graph import read
from kg.storage.graph_reader import graph_from_json
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample
from tests.strategies import graphs

Data = dict[str, Any]


def written(graph: KnowledgeGraph) -> bytes:
    return exported(graph, "node-link")


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_what_is_written_is_read_back_equal(graph: KnowledgeGraph) -> None:
    again = read(BytesIO(written(graph)))
    assert again == graph
    assert written(again) == written(graph)


@pytest.mark.parametrize("graph", [sample(), hostile(), KnowledgeGraph()])
def test_a_whole_graph_comes_back_with_its_types(graph: KnowledgeGraph) -> None:
    again = read(BytesIO(written(graph)))
    assert again == graph
    for node in again.nodes(NodeKind.PAPER):
        assert isinstance(again.node(node)["source"], tuple)
        assert all(isinstance(source, Source) for source in again.node(node)["source"])
    for edge in again.edges():
        assert isinstance(edge.statement.evidence, tuple)
        assert all(isinstance(span, tuple) for span in edge.statement.evidence)


def as_lists(value: object) -> object:
    """What JSON makes of a value of the graph."""
    if isinstance(value, Source):
        return {"file": value.file, "line": value.line, "page_date": value.page_date}
    return [as_lists(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("graph", [sample(), hostile()])
def test_networkx_reads_the_same_multigraph(graph: KnowledgeGraph) -> None:
    read_by_networkx = nx.node_link_graph(json.loads(written(graph)), edges="edges")
    assert isinstance(read_by_networkx, nx.MultiDiGraph)
    expected = graph.nx.copy()
    for _, attributes in expected.nodes(data=True):
        attributes.update({key: as_lists(value) for key, value in attributes.items()})
    for _, _, attributes in expected.edges(data=True):
        attributes.update({key: as_lists(value) for key, value in attributes.items()})
    assert dict(read_by_networkx.nodes) == dict(expected.nodes)
    assert dict(read_by_networkx.edges) == dict(expected.edges)


def test_keys_are_sorted_and_each_node_and_edge_has_a_line() -> None:
    graph = sample()
    lines = written(graph).decode().split("\n")
    assert lines.pop(-2) == "]}"
    items = [json.loads(line.removesuffix(",")) for line in lines if line.endswith(("}", "},"))]
    assert len(items) == len(graph) + graph.nx.size()
    assert all(list(item) == sorted(item) for item in items)


def edited(change: Callable[[Data], object]) -> bytes:
    data = json.loads(written(sample()))
    change(data)
    return json.dumps(data).encode()


def first(data: Data, kind: str) -> Data:
    node: Data = next(node for node in data["nodes"] if node["kind"] == kind)
    return node


def first_edge(data: Data, relation: str) -> Data:
    edge: Data = next(edge for edge in data["edges"] if edge["key"] == relation)
    return edge


BROKEN = {
    "nothing": (b"", "Expecting value"),
    "no JSON": (b"<html>\nno</html>", "Expecting value"),
    "cut off": (written(sample())[:500], "Unterminated|Expecting"),
    "no UTF-8": (b'{"nodes": ["\xff"]}', "utf-8"),
    "a list": (b"[]", "the file holds list"),
    "too deep": (b"[" * 100_000, "recursion"),
    "edges named links": (b'{"nodes": [], "links": []}', "edges is NoneType"),
    "nodes that are no objects": (b'{"nodes": [1], "edges": []}', "nodes holds int"),
    "a lone surrogate": (
        edited(lambda d: first(d, "Model").update(name="\ud800")),
        "surrogates not allowed",
    ),
    "NaN": (edited(lambda d: d["edges"][0].update(confidence=float("nan"))), "NaN is no JSON"),
    "an unknown kind": (
        edited(lambda d: first(d, "Model").update(kind="Thing")),
        "kind is 'Thing'",
    ),
    "no id": (edited(lambda d: first(d, "Model").pop("id")), "id is None"),
    "a node twice": (edited(lambda d: d["nodes"].append(d["nodes"][0])), "is there twice"),
    "a foreign field": (
        edited(lambda d: first(d, "Model").update(x=1)),
        "a Model has no x; it may",
    ),
    "no title": (edited(lambda d: first(d, "Paper").pop("title")), "a Paper must have title"),
    "an alias that is no text": (
        edited(lambda d: first(d, "Model").update(aliases=[1])),
        r"aliases is \(1,\)",
    ),
    "a result of no kind": (
        edited(lambda d: first(d, "Result").update(result_kind="x")),
        "result_kind is 'x'",
    ),
    "a source without a line": (
        edited(lambda d: first(d, "Paper").update(source=[{"file": "a"}])),
        "line is None",
    ),
    "an edge to nowhere": (edited(lambda d: d["edges"][0].update(target="x")), "unknown node 'x'"),
    "an unknown relation": (edited(lambda d: d["edges"][0].update(key="likes")), "key is 'likes'"),
    "a confidence of 2": (edited(lambda d: d["edges"][0].update(confidence=2)), "confidence is 2"),
    "a role confidence in words": (
        edited(lambda d: first_edge(d, "introduces").update(role_confidence="high")),
        "role_confidence is 'high'",
    ),
    "half a span": (
        edited(lambda d: first_edge(d, "reports").update(evidence=[[1]])),
        "evidence has",
    ),
    "an empty span": (
        edited(lambda d: first_edge(d, "reports").update(evidence=[[3, 3]])),
        r"evidence has \(3, 3\)",
    ),
    "a span outside the text": (
        edited(lambda d: first_edge(d, "reports").update(evidence=[[0, 9999]])),
        "give 0 <= start < end <= ",
    ),
    "evidence of a result": (
        edited(lambda d: first_edge(d, "byMetric").update(evidence=[[0, 1]])),
        "only an edge from a paper has evidence",
    ),
    "a relation between other kinds": (
        edited(lambda d: first_edge(d, "byMetric").update(key="onDataset")),
        "onDataset leads from Result to Dataset, not from Result to Metric",
    ),
    "a merge without a rule": (
        edited(lambda d: first(d, "Model").update(merges=[["ViT", 3]])),
        "give surface, rule, number of papers",
    ),
    "a span of nothing": (
        edited(lambda d: first_edge(d, "reports").update(evidence=[[None, None]])),
        "evidence has",
    ),
}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats(-1, 2) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


WHOLE = written(sample())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_file_with_any_value_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    graph = json.loads(WHOLE)
    item = data.draw(st.sampled_from(graph["nodes"] + graph["edges"]))
    item[data.draw(st.sampled_from(sorted(item)))] = data.draw(JSON)
    with suppress(PaperkgError):
        graph_from_json(graph).check()


@pytest.mark.parametrize(("content", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_holds_no_graph_is_refused_in_one_line(content: bytes, problem: str) -> None:
    with pytest.raises(GraphError, match=problem) as caught:
        read(BytesIO(content))
    assert "\n" not in str(caught.value)
    assert "holds no graph" in str(caught.value)


def test_the_message_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(b"{}")
    with path.open("rb") as file, pytest.raises(GraphError, match=r"graph\.json: holds no graph"):
        read(file)
