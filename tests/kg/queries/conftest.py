"""Graphs to ask: of the annotated papers, and made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.example import example
from kg.model import Extraction
from kg.pipeline import build_graph
from kg.sources import read
from tests.exports.graphs import sample
from tests.kg.leaderboards.hard import hard_scores
from tests.kg.queries.hard import hard
from tests.kg.queries.twins import Both, both

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="session", params=["dev", "train", "example", "sample", "hard", "scores"])
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """One graph after the other."""
    name = str(request.param)
    made = {"example": example, "sample": sample, "hard": hard, "scores": hard_scores}
    if name in made:
        graph = made[name]()
    else:
        found = read([GOLD / f"{name}.jsonl"], format="extractions")
        graph = build_graph(x for x in found if isinstance(x, Extraction))
    asked = both(name, graph, tmp_path_factory.mktemp(name))
    with asked.rdf:
        yield asked
