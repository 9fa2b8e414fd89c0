"""Graphs to ask: of the annotated papers, and made by hand."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from kg.example import example
from kg.graph import KnowledgeGraph
from tests.annotated import annotated_graph
from tests.graphs.doubtful import doubtful
from tests.graphs.hard_questions import hard_questions
from tests.graphs.hard_scores import hard_scores
from tests.graphs.sample import sample
from tests.kg.queries.twins import Both, both
from tests.paths import DEV, TRAIN

GRAPHS: Mapping[str, Callable[[], KnowledgeGraph]] = {
    "dev": lambda: annotated_graph(DEV),
    "train": lambda: annotated_graph(TRAIN),
    "example": example,
    "sample": sample,
    "hard": hard_questions,
    "scores": hard_scores,
    "doubtful papers": lambda: doubtful(annotated_graph(DEV)),
    "doubtful questions": lambda: doubtful(hard_questions()),
    "doubtful scores": lambda: doubtful(hard_scores()),
}


@pytest.fixture(scope="session", params=GRAPHS)
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """One graph after the other."""
    name = str(request.param)
    graph = GRAPHS[name]()
    asked = both(name, graph, tmp_path_factory.mktemp(name))
    with asked.rdf:
        yield asked
