"""The table of edges has a row for each, with the words that say so."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from kg.graph import KnowledgeGraph
from tests.exports.exported import exported
from tests.graphs.sample import hostile, sample


def rows(graph: KnowledgeGraph) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(exported(graph, "csv-edges").decode(), newline="")))


@pytest.mark.parametrize("build", [sample, hostile])
def test_each_edge_has_a_row(build: Callable[[], KnowledgeGraph]) -> None:
    graph = build()
    assert [(r["Source"], r["relation"], r["Target"], r["extractor"]) for r in rows(graph)] == [
        (e.source, str(e.relation), e.target, e.statement.extractor) for e in graph.edges()
    ]


def test_evidence_stands_with_its_words() -> None:
    [row] = [row for row in rows(sample()) if row["relation"] == "introduces"]
    assert (row["evidence"], row["words"]) == ("[[0, 8], [39, 47]]", "CrossViT | CrossViT")
    assert (row["confidence"], row["role_confidence"]) == ("0.98", "0.95")


def test_an_edge_without_evidence_has_empty_cells() -> None:
    [row] = [row for row in rows(sample()) if row["relation"] == "variantOf"]
    assert (row["evidence"], row["words"], row["role_confidence"]) == ("", "", "")
