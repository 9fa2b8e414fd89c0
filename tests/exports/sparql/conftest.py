"""The Turtle that queries are asked of."""

from pathlib import Path

import pytest

from tests.exports.exported import exported
from tests.graphs.sample import sample


@pytest.fixture(scope="session")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample graph; no test writes to it."""
    path = tmp_path_factory.mktemp("turtle") / "graph.ttl"
    path.write_bytes(exported(sample(), "turtle"))
    return path
