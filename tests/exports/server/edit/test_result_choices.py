"""What may be wrong with a result, and the correction that says so."""

import pytest

from exports.server.edit.choices import Choice
from exports.server.edit.result_choices import of_result
from kg.corrections.sorts import EditResult, Override, ResultFields
from kg.errors import InvalidValueError
from kg.graph import KnowledgeGraph
from kg.model import Extraction
from kg.pipeline import build_graph
from kg.schema import Kind, NodeKind, Relation, ResultKind
from tests.documents import entity, paper, result
from tests.exports.server.edit.conftest import extractions


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build_graph(extractions())


def choices(graph: KnowledgeGraph, value: str, *fields: Relation) -> dict[str, Choice]:
    node = next(n for n in graph.nodes(NodeKind.RESULT) if graph.result(n).value == value)
    found = of_result(graph, node, fields) if fields else of_result(graph, node)
    return {choice.name: choice for choice in found}


OF = ResultFields(value="81.2")


@pytest.mark.parametrize(
    ("name", "value", "correction"),
    [
        ("score", "81.3", EditResult("zorbnet", OF, ResultFields(value="81.3"))),
        ("dataset", "", EditResult("zorbnet", OF, ResultFields(dataset=""))),
        ("drop", "", EditResult("zorbnet", OF)),
    ],
)
def test_each_choice_makes_one_correction(
    graph: KnowledgeGraph, name: str, value: str, correction: Override
) -> None:
    assert choices(graph, "81.2")[name].correction(value) == correction


def test_a_field_may_name_what_the_paper_speaks_of_and_that_is_of_the_kind() -> None:
    text = paper("T", "A and B on C get 5 and 5.")
    entities = (
        entity(text, Kind.MODEL, "A"),
        entity(text, Kind.METHOD, "B"),
        entity(text, Kind.DATASET, "C"),
    )
    graph = build_graph([Extraction(text, entities, (result("5", model="A"),))])
    found = choices(graph, "5")
    assert found["model"].options == {"B": "B", "": "none that the paper names"}
    assert found["dataset"].options == {"C": "C"}
    assert "metric" not in found  # the paper speaks of none
    assert "versus" not in found
    with pytest.raises(InvalidValueError, match="no choice"):
        found["model"].correction("C")


def test_a_difference_has_a_rival() -> None:
    text = paper("T", "A beats B by 5.")
    entities = (entity(text, Kind.MODEL, "A"), entity(text, Kind.MODEL, "B"))
    gain = result("5", model="A", kind=ResultKind.DELTA)
    found = choices(build_graph([Extraction(text, entities, (gain,))]), "5")
    assert found["versus"].label == "Wrong rival"
    assert set(found["versus"].options or ()) == {"A", "B"}


def test_results_of_one_number_are_told_apart_by_what_they_do_not_share() -> None:
    text = paper("T", "A and B get 5 on C and 5 on D.")
    entities = (
        entity(text, Kind.MODEL, "A"),
        *(entity(text, Kind.DATASET, name) for name in "CD"),
    )
    results = tuple(result("5", model="A", dataset=name) for name in "CD")
    graph = build_graph([Extraction(text, entities, results)])
    of = {
        choice.correction("")
        for node in graph.nodes(NodeKind.RESULT)
        for choice in of_result(graph, node)
        if choice.name == "drop"
    }
    assert of == {EditResult("t", ResultFields(value="5", dataset=name)) for name in "CD"}


def test_of_one_field_alone_that_field_is_asked(graph: KnowledgeGraph) -> None:
    assert set(choices(graph, "81.2", Relation.ON_DATASET)) == {"dataset", "drop"}
