"""What a user points at."""

import pytest

from exports.server.edit.statements import Statement, now
from kg.corrections.overrides import apply
from kg.corrections.sorts import Overrides, Rename, Stop
from kg.errors import InvalidValueError, UnknownNameError
from kg.graph import KnowledgeGraph
from kg.pipeline import build_graph
from kg.schema import Kind
from tests.exports.server.edit.conftest import extractions


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build_graph(extractions())


@pytest.fixture(scope="module")
def result(graph: KnowledgeGraph) -> str:
    return next(n for n in graph.nodes() if n.startswith("result/"))


def names(graph: KnowledgeGraph, statement: Statement) -> list[str]:
    return [choice.name for choice in statement.choices(graph)]


def test_every_statement_says_what_it_is_and_has_its_choices(
    graph: KnowledgeGraph, result: str
) -> None:
    for edge in graph.edges():
        statement = Statement(edge.source, edge.relation, edge.target)
        if edge.relation == "variantOf":
            with pytest.raises(InvalidValueError, match="does not say so"):
                statement.choices(graph)
        else:
            assert "drop" in names(graph, statement)
            assert graph.name(edge.source) in statement.says(graph)
            assert graph.name(edge.target) in statement.says(graph)
    used = Statement("paper/again", "uses", "model/zorbnet")
    assert used.says(graph) == "Again uses ZorbNet"
    assert names(graph, used) == ["role", "kind", "name", "same", "split", "drop"]
    assert names(graph, Statement("model/zorbnet")) == ["kind", "name", "same", "split", "stop"]
    assert Statement("model/zorbnet").says(graph) == "ZorbNet is a model"
    assert names(graph, Statement(result))[0] == "score"


def test_of_papers_and_links_nothing_is_said_as_a_whole(graph: KnowledgeGraph) -> None:
    assert names(graph, Statement("paper/again")) == []
    assert names(graph, Statement("link/a.example%2Fz")) == []


@pytest.mark.parametrize(
    "statement",
    [
        Statement("paper/again", "introduces", "model/zorbnet"),
        Statement("paper/again", "nonsense", "model/zorbnet"),
        Statement("paper/nothing", "uses", "model/zorbnet"),
        Statement("paper/again", "uses", "model/nothing"),
    ],
)
def test_what_the_graph_does_not_say_cannot_be_corrected(
    graph: KnowledgeGraph, statement: Statement
) -> None:
    with pytest.raises(InvalidValueError, match="load the page again"):
        statement.choices(graph)


def test_what_is_not_there_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="model/nothing"):
        Statement("model/nothing").choices(graph)
    with pytest.raises(InvalidValueError, match="'role' is no choice here"):
        Statement("model/zorbnet").correction(graph, "role", "used")


@pytest.mark.parametrize("given", [{}, {"source": ""}, {"source": 1}, {"source": ["a"]}])
def test_a_request_must_name_a_statement(given: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError, match="no statement is named"):
        Statement.of(given)


def test_a_node_is_found_where_a_correction_has_put_it(graph: KnowledgeGraph) -> None:
    renamed, _ = apply(graph, Overrides(rename=(Rename(Kind.MODEL, "ZorbNet", "Zed"),)))
    stopped, _ = apply(graph, Overrides(stop=(Stop(Kind.MODEL, "ZorbNet"),)))
    assert now(graph, "model/zorbnet") == "model/zorbnet"
    assert now(renamed, "model/zorbnet", "paper/again") == "model/zed"
    assert now(stopped, "model/zorbnet", "paper/again") == "paper/again"
    assert now(stopped, "model/zorbnet") is None
