"""The page of a graph of 20,000 nodes."""

import pytest

from exports.formats.html import MOST_DETAILS, json_block, page
from exports.viewer.data import page_data
from exports.viewer.details import paper_details
from kg.graph import KnowledgeGraph
from kg.schema import Kind, NodeKind
from tests.exports.viewer.parsed_page import Page
from tests.graphs.build import add_entity
from tests.graphs.page import HOSTILE, large_graph

BASE = "https://example.org/"
NODES = 20_000


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = large_graph(papers=2_800, entities=NODES - 2_801, edges_per_paper=20)
    add_entity(graph, Kind.METHOD, HOSTILE, "<b>", "\ud800", node="method/evil")
    return graph


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph) -> str:
    return page(graph, BASE)


def test_every_name_and_alias_is_in_the_page_for_the_search(
    graph: KnowledgeGraph, whole: str
) -> None:
    assert len(graph) == NODES
    nodes = Page(whole).json("graph-data")["nodes"]
    names = {node["id"]: (node["name"], tuple(node.get("aliases", ()))) for node in nodes}
    assert names == {node: (graph.name(node), graph.names(node)[1:]) for node in graph.nodes()}
    assert names["method/evil"] == (HOSTILE, ("<b>", "\ud800"))


def test_a_node_takes_few_bytes_beside_the_texts_of_papers(
    graph: KnowledgeGraph, whole: str
) -> None:
    texts = sum(len(graph.text(paper)) for paper in graph.nodes(NodeKind.PAPER))
    empty = len(page(KnowledgeGraph(), BASE))
    edges = graph.nx.size()
    assert edges > 50_000
    assert len(whole) - empty - texts < 100 * NODES + 40 * edges


def test_a_larger_graph_leaves_out_the_texts_and_nothing_else(
    graph: KnowledgeGraph, whole: str
) -> None:
    without = page(graph, BASE, most_details=100_000)
    texts = sum(len(graph.paper(paper).abstract) for paper in graph.nodes(NodeKind.PAPER))
    assert len(without) < len(whole) - texts
    both = [Page(text) for text in (without, whole)]
    for block in ("graph-data", "network-data"):
        one, other = (page.json(block) for page in both)
        assert one == other
    (block,) = [
        t for attributes, t in both[0].of("script") if attributes.get("id") == "papers-data"
    ]
    assert block == ""
    assert [dict(page.of("html")[0][0])["data-papers"] for page in both] == ["server", "page"]


def size_of_texts(graph: KnowledgeGraph) -> int:
    lines = [json_block(paper_details(graph, paper)) for paper in graph.nodes(NodeKind.PAPER)]
    return sum(len(line) + 1 for line in lines)


def test_the_limit_counts_what_would_stand_in_the_page(graph: KnowledgeGraph) -> None:
    assert size_of_texts(graph) < MOST_DETAILS
    few = large_graph(papers=20, entities=20, edges_per_paper=5)
    size = size_of_texts(few)
    assert 'data-papers="page"' in page(few, BASE, most_details=size)[:200]
    assert 'data-papers="server"' in page(few, BASE, most_details=size - 1)[:200]


def test_edges_are_columns_of_equal_length(graph: KnowledgeGraph) -> None:
    edges = page_data(graph, BASE)["edges"]
    columns = ("targets", "relations", "extractors", "confidence", "role")
    assert {len(edges[column]) for column in columns} == {graph.nx.size()}
    assert (len(edges["leaving"]), sum(edges["leaving"])) == (NODES, graph.nx.size())
