"""Every question has the same answer on a graph in memory and on one opened from tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import PaperkgError
from kg.graph import KnowledgeGraph
from kg.graph.memory import Memory
from kg.queries import QUESTIONS, Question
from kg.storage.tables.opening import open_tables
from tests.graphs.opened import tables_of
from tests.kg.queries.conftest import GRAPHS
from tests.kg.queries.twins import Values, cases


@pytest.fixture(scope="module", params=GRAPHS)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[KnowledgeGraph, Path]:
    """A graph, and its file of tables."""
    graph = GRAPHS[str(request.param)]()
    path = tmp_path_factory.mktemp("tables") / "graph.sqlite"
    path.write_bytes(tables_of(graph))
    return graph, path


def answered(question: Question, graph: KnowledgeGraph, values: Values) -> object:
    try:
        return question(graph, **values)
    except PaperkgError as error:
        return str(error)


def asked_of(question: Question, graph: KnowledgeGraph) -> Iterator[Values]:
    yield from cases(question, graph)
    for name in ("all", "own_only", "has_code"):
        if name in question.parameters:
            yield {**question.example, name: True}
    yield {name: "xyzzy" for name, each in question.parameters.items() if each.type is str}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_opened_graph_answers_as_the_one_in_memory(
    name: str, written: tuple[KnowledgeGraph, Path]
) -> None:
    question, (graph, path) = QUESTIONS[name], written
    again = KnowledgeGraph(open_tables(path))
    for turn, values in enumerate(asked_of(question, graph)):
        asked = again if turn % 3 else KnowledgeGraph(open_tables(path))
        assert answered(question, asked, values) == answered(question, graph, values), values
        assert not isinstance(asked.data, Memory), "the question has made it a graph in memory"
