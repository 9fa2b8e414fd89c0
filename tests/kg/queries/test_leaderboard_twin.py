"""The leaderboard in Python and in SPARQL, on graphs of scores that are easily misplaced."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from exports import EXPORTERS, Options, named_query
from exports.sparql.store import QueryableGraph
from kg.graph import KnowledgeGraph
from kg.queries import QUESTIONS
from tests.graphs.hard_scores import METRICS, drawn_scores, hard_scores
from tests.kg.queries.twins import agree, columns

QUESTION = QUESTIONS["leaderboard"]


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_both_give_the_same_rows_in_the_same_order(seed: int | None, tmp_path: Path) -> None:
    graph = hard_scores() if seed is None else drawn_scores(Random(seed))
    buffer = BytesIO()
    EXPORTERS["turtle"].write(graph, buffer, Options())
    rdf = QueryableGraph(tmp_path / "graph.ttl", buffer.getvalue())
    tasks = [name for name in ("recognition", "t1", "t2") if graph.resolve(name)]
    found = [
        _compare(graph, rdf, metric, task) for metric in ("", *METRICS) for task in ("", *tasks)
    ]
    assert sum(found) > 50


def _compare(graph: KnowledgeGraph, rdf: QueryableGraph, metric: str, task: str) -> int:
    """Return how many rows there are, which are all the same."""
    asked = {"dataset": "Bench", "metric": metric or None, "task": task or None, "limit": 999}
    records = QUESTION(graph, **asked).to_records()
    given = {"dataset": "Bench", "metric": metric, "task": task, "limit": "999"}
    answered = rdf.run(named_query("leaderboard").fill(given)).rows
    assert len(answered) == len(records)
    for record, row in zip(records, answered, strict=True):
        for column, cell in zip(columns(QUESTION), row, strict=True):
            read = float(cell) if isinstance(cell, Decimal) else cell
            assert agree(record[column], read), (metric, task, column, record, cell)
    return len(records)
