"""The figures, each on documents where they can be counted by hand."""

import pytest

from kg.evaluate import Figure, evaluate
from kg.model import Abbreviation, Extraction, Link
from kg.schema import Kind, LinkKind, LinkRole, ResultKind, Role
from tests.documents import entity, extraction, paper, result

PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")


def figures(gold: Extraction, predicted: Extraction) -> dict[str, Figure]:
    return evaluate([gold], [predicted]).figures


def test_what_equals_the_annotation_is_perfect() -> None:
    gold = extraction(
        PAPER,
        entity(PAPER, Kind.MODEL, "Zorb nets", "ZN"),
        results=[result("9.1")],
        abbreviations=[("ZN", "Zorb nets")],
    )
    assert {f.f1 for f in figures(gold, gold).values()} == {1.0}


def test_a_paper_without_prediction_is_all_missed() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "ZN"))
    evaluation = evaluate([gold], [])
    assert evaluation.missing == 1
    assert evaluation.figures["mention"] == Figure(missed=2)


def test_a_mention_counts_with_its_exact_span_and_kind_an_overlap_with_the_kind() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "Zorb nets"))
    found = figures(gold, extraction(PAPER, entity(PAPER, Kind.MODEL, "Zorb")))
    assert found["mention"] == found["mention:Model"] == Figure(wrong=2, missed=2)
    assert found["overlap"] == Figure(right=2)
    found = figures(gold, extraction(PAPER, entity(PAPER, Kind.TASK, "Zorb nets")))
    assert found["mention:Task"] == Figure(wrong=2)
    assert found["overlap"] == Figure(wrong=2, missed=2)


def test_an_entity_needs_one_surface_in_common_an_edge_the_role_too() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "Zorb nets", "ZN"))
    wrong_role = entity(PAPER, Kind.MODEL, "ZN", role=Role.INTRODUCED)
    found = figures(gold, extraction(PAPER, wrong_role))
    assert found["entity"] == Figure(right=1)
    assert found["edge"] == Figure(wrong=1, missed=1)


def test_an_entity_is_found_once() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "Zorb nets", "ZN"))
    parts = [entity(PAPER, Kind.MODEL, s) for s in ("Zorb nets", "ZN")]
    found = figures(gold, extraction(PAPER, *parts))
    assert found["entity"] == found["edge"] == Figure(right=1, wrong=1)
    assert found["alias"] == Figure(missed=1)


@pytest.mark.parametrize(
    ("predicted", "value", "whole"),
    [
        (result("9.1", dataset="BlueSet"), Figure(right=1), Figure(right=1)),
        (result("+9.1%", dataset="blueset"), Figure(right=1), Figure(right=1)),
        (result("9.1"), Figure(right=1), Figure(wrong=1, missed=1)),
        (
            result("9.1", dataset="BlueSet", kind=ResultKind.DELTA),
            Figure(wrong=1, missed=1),
            Figure(wrong=1, missed=1),
        ),
    ],
)
def test_a_result_needs_value_and_kind_then_metric_and_dataset(
    predicted: object, value: Figure, whole: Figure
) -> None:
    dataset = entity(PAPER, Kind.DATASET, "BlueSet")
    gold = extraction(PAPER, dataset, results=[result("9.1", dataset="BlueSet")])
    found = figures(gold, extraction(PAPER, dataset, results=[predicted]))  # type: ignore[list-item]  # "List item 0 has incompatible type": the table mixes sorts
    assert (found["result-value"], found["result"]) == (value, whole)


def test_a_result_may_name_its_dataset_by_any_surface() -> None:
    dataset = entity(PAPER, Kind.DATASET, "BlueSet", name="Blue Dataset")
    gold = extraction(PAPER, dataset, results=[result("9.1", dataset="Blue Dataset")])
    predicted = extraction(PAPER, results=[result("9.1", dataset="BlueSet")])
    assert figures(gold, predicted)["result"] == Figure(right=1)


def test_a_link_needs_address_and_role_and_its_dress_makes_no_difference() -> None:
    own = Link("https://github.com/z/zorb", LinkKind.REPOSITORY, LinkRole.OWN)
    dressed = Link("http://www.github.com/Z/zorb.git", LinkKind.OTHER, LinkRole.OWN)
    other = Link("https://github.com/z/zorb", LinkKind.REPOSITORY, LinkRole.OTHER)
    gold = Extraction(PAPER, links=(own,))
    assert figures(gold, Extraction(PAPER, links=(dressed,)))["link"] == Figure(right=1)
    assert figures(gold, Extraction(PAPER, links=(other,)))["link"] == Figure(wrong=1, missed=1)


def test_an_abbreviation_needs_both_forms() -> None:
    gold = Extraction(PAPER, abbreviations=(Abbreviation("ZN", "Zorb nets"),))
    found = Extraction(PAPER, abbreviations=(Abbreviation("ZN", "Zorb net"),))
    assert figures(gold, found)["abbreviation"] == Figure(wrong=1, missed=1)


def test_mistakes_say_what_and_where() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "ZN"))
    mistakes = evaluate([gold], [Extraction(PAPER)]).mistakes
    assert {(m.figure, m.sort, m.paper) for m in mistakes} >= {("entity", "missed", "Zorb nets")}
    assert "Model 'ZN' used" in {m.what for m in mistakes}
