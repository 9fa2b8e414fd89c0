"""The table of nodes has a row for each, in columns that graph programs know."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample


def rows(graph: KnowledgeGraph) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(exported(graph, "csv-nodes").decode(), newline="")))


@pytest.mark.parametrize("build", [sample, hostile])
def test_each_node_has_a_row_with_its_name_and_kind(build: Callable[[], KnowledgeGraph]) -> None:
    graph = build()
    assert [(r["Id"], r["Label"], r["kind"]) for r in rows(graph)] == [
        (n, graph.node(n)["name"], graph.node(n)["kind"]) for n in graph.nodes()
    ]


def test_what_is_not_known_is_an_empty_cell() -> None:
    table = {row["Id"]: row for row in rows(sample())}
    assert table["model/crossvit"]["papers"] == "2"
    assert table["model/crossvit"]["aliases"] == '["XViT", "cross ViT"]'
    assert table["paper/p2"]["url"] == ""
    assert table["paper/p2"]["date"] == "2024"


def test_an_empty_graph_is_a_header() -> None:
    assert exported(KnowledgeGraph(), "csv-nodes").startswith(b"Id,Label,kind,")
    assert rows(KnowledgeGraph()) == []
