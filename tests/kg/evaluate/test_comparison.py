"""The figures, each on documents where they can be counted by hand."""

from dataclasses import replace
from typing import Any

import pytest

from kg import sureness
from kg.evaluate import Annotation, Figure, evaluate
from kg.model import Abbreviation, Extraction, FieldConfidences, Link, Paper, Result
from kg.schema import Kind, LinkKind, LinkRole, ResultKind, Role, Sign
from kg.sureness import is_sure_result
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


def test_papers_are_matched_by_id_else_by_the_letters_of_the_title() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "ZN"))
    same_id = Paper(id=PAPER.id, title="Zorb networks", abstract=PAPER.abstract)
    same_title = Paper(id="other", title="Zörb - nets!", abstract=PAPER.abstract)
    neither = Paper(id="other", title="Zorb networks", abstract=PAPER.abstract)
    for of, missing in ((same_id, 0), (same_title, 0), (neither, 1)):
        found = evaluate([gold], [extraction(of, entity(of, Kind.MODEL, "ZN"))])
        assert (found.missing, found.figures["entity"].right) == (missing, 1 - missing)


def test_of_a_mention_letters_and_digits_count() -> None:
    of = paper("Zorb nets", "We use (ZN-2) here.")
    gold = extraction(of, entity(of, Kind.MODEL, "ZN-2"))
    predicted = extraction(of, entity(of, Kind.MODEL, "(ZN-2)"))
    assert figures(gold, predicted)["mention"] == Figure(right=1)
    cut = extraction(of, entity(of, Kind.MODEL, "ZN"))
    assert figures(gold, cut)["mention"] == Figure(wrong=1, missed=1)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, Figure(right=1)),
        ({"role": Role.MENTIONED}, Figure(wrong=1, missed=1)),
        ({"confidence": 0.0}, Figure(missed=1)),
        ({"role_confidence": 0.0}, Figure(missed=1)),
        ({"kind": Kind.TASK}, Figure(wrong=1, missed=1)),
        ({"kind": Kind.TASK, "confidence": 0.0}, Figure(missed=1)),
    ],
)
def test_an_entity_is_shown_where_it_and_its_role_are_sure(
    changes: dict[str, Any], wanted: Figure
) -> None:
    gold = entity(PAPER, Kind.MODEL, "ZN")
    predicted = extraction(PAPER, replace(gold, **changes))
    assert figures(extraction(PAPER, gold), predicted)["shown-edge"] == wanted


def test_of_two_entities_that_one_prediction_fits_the_one_with_the_longest_mention_is_found() -> (
    None
):
    short = entity(PAPER, Kind.MODEL, "ZN", role=Role.USED)
    long = entity(PAPER, Kind.MODEL, "Zorb nets", role=Role.INTRODUCED)
    predicted = entity(PAPER, Kind.MODEL, "ZN", "Zorb nets", role=Role.INTRODUCED)
    found = figures(extraction(PAPER, short, long), extraction(PAPER, predicted))
    assert found["edge"] == Figure(right=1, missed=1)


def test_the_main_task_is_found_where_a_task_has_one_of_its_surfaces() -> None:
    of = paper("Zorb nets", "Zorb nets do zorb tagging, ZT for short, and parsing.")
    tagging = entity(of, Kind.TASK, "zorb tagging", "ZT")
    gold = replace(Annotation.of(extraction(of, tagging)), main_task="zorb tagging")
    for surface, kind, wanted in (
        ("ZT", Kind.TASK, Figure(right=1)),
        ("parsing", Kind.TASK, Figure(missed=1)),
        ("ZT", Kind.METHOD, Figure(missed=1)),
    ):
        predicted = extraction(of, entity(of, kind, surface))
        assert figures(gold, predicted)["main-task"] == wanted
    assert "main-task" not in figures(Annotation.of(extraction(of, tagging)), predicted)


DELTA = ResultKind.DELTA


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (result("2", kind=DELTA, metric="F1", dataset="BlueSet", model="ZN", sign=Sign.RISES), 4),
        (result("2", kind=DELTA, metric="F1", dataset="BlueSet", model="ZN", sign=Sign.FALLS), 3),
        (result("2", kind=DELTA, metric="F1", dataset="BlueSet", model="ZN"), 3),
        (result("2", kind=DELTA, metric="F1", dataset="BlueSet", sign=Sign.RISES), 2),
        (result("2", kind=DELTA, metric="F1", model="ZN", sign=Sign.RISES), 1),
        (result("2", metric="F1", dataset="BlueSet", model="ZN"), 0),
    ],
)
def test_each_figure_of_results_wants_more_right(predicted: Result, right: int) -> None:
    wanted = result("2", kind=DELTA, metric="F1", dataset="BlueSet", model="ZN", sign=Sign.RISES)
    found = figures(extraction(PAPER, results=[wanted]), extraction(PAPER, results=[predicted]))
    names = ("result-value", "result", "result-model", "result-full")
    assert [found[name].right for name in names] == [number < right for number in range(4)]


def test_a_sign_that_is_not_annotated_is_not_judged() -> None:
    gold = extraction(PAPER, results=[result("2", kind=DELTA)])
    predicted = extraction(PAPER, results=[result("2", kind=DELTA, sign=Sign.FALLS)])
    found = figures(gold, predicted)
    assert found["result-full"] == Figure(right=1)
    assert "field:sign" not in found


def test_of_results_with_one_value_the_one_with_most_fields_right_is_found() -> None:
    gold = extraction(PAPER, results=[result("9", metric="F1", model="ZN")])
    worse, better = result("9", metric="F1"), result("9", metric="F1", model="ZN")
    found = figures(gold, extraction(PAPER, results=[worse, better]))
    assert found["result-value"] == Figure(right=1, wrong=1)
    assert found["field:model"] == Figure(right=1)


def test_a_field_is_wrong_where_it_is_filled_and_missed_where_it_is_annotated() -> None:
    gold = [result("1", metric="F1", dataset="BlueSet"), result("2", model="ZN")]
    made = [result("1", metric="EM"), result("2", model="zn", task="tagging")]
    found = figures(extraction(PAPER, results=gold), extraction(PAPER, results=made))
    assert found["field:metric"] == Figure(wrong=1, missed=1)
    assert found["field:dataset"] == Figure(missed=1)
    assert found["field:model"] == Figure(right=1)
    assert found["field:task"] == Figure(wrong=1)
    assert "field:versus" not in found


def test_sign_and_unit_are_fields_of_results_whose_sign_is_annotated() -> None:
    gold = [result("1", kind=DELTA, sign=Sign.RISES), result("3", unit="%")]
    made = [result("1", kind=DELTA, sign=Sign.FALLS, unit="%"), result("3", unit="dB")]
    found = figures(extraction(PAPER, results=gold), extraction(PAPER, results=made))
    assert found["field:sign"] == found["field:unit"] == Figure(wrong=1, missed=1)


UNSURE = FieldConfidences(model=0.0)
UNSURE_TASK = FieldConfidences(task=0.0)


def test_what_is_not_sure_is_not_shown() -> None:
    whole = result("9.1", metric="F1", model="ZN")
    assert is_sure_result(whole)
    assert not is_sure_result(replace(whole, confidence=sureness.RESULT / 2))
    assert not is_sure_result(replace(whole, confidences=UNSURE))


def test_how_sure_an_empty_field_is_means_nothing() -> None:
    assert is_sure_result(result("9.1", metric="F1", confidences=UNSURE))


@pytest.mark.parametrize(
    ("changes", "shown", "score"),
    [
        ({}, Figure(right=1), Figure(right=1)),
        ({"model": "BN"}, Figure(wrong=1), Figure(right=1)),
        ({"confidences": UNSURE}, None, Figure(missed=1)),
        ({"model": None, "confidences": UNSURE}, Figure(right=1), Figure(right=1)),
        ({"task": "sorting"}, Figure(wrong=1), Figure(right=1)),
        ({"task": "sorting", "confidences": UNSURE_TASK}, Figure(right=1), Figure(right=1)),
        ({"unit": "%"}, Figure(wrong=1), Figure(right=1)),
        ({"dataset": None}, Figure(right=1), Figure(missed=1)),
        ({"dataset": "RedSet"}, Figure(wrong=1), Figure(missed=1)),
        ({"value": "9"}, Figure(wrong=1), Figure(missed=1)),
        ({"confidence": 0.0}, None, Figure(missed=1)),
    ],
)
def test_of_what_is_shown_all_is_to_be_right_and_scores_are_to_be_shown(
    changes: dict[str, Any], shown: Figure | None, score: Figure
) -> None:
    wanted = result("9.1", metric="F1", dataset="BlueSet", model="ZN")
    predicted = extraction(PAPER, results=[replace(wanted, **changes)])
    found = figures(extraction(PAPER, results=[wanted]), predicted)
    assert (found.get("shown-result"), found["shown-score"]) == (shown, score)


def test_a_shown_fall_is_no_gain_and_no_score() -> None:
    gold = extraction(PAPER, results=[result("2", kind=DELTA, sign=Sign.RISES, metric="F1")])
    for sign, wanted in ((Sign.RISES, 1), (None, 1), (Sign.FALLS, 0)):
        predicted = extraction(PAPER, results=[result("2", kind=DELTA, sign=sign, metric="F1")])
        found = figures(gold, predicted)
        assert found["shown-result"] == Figure(right=wanted, wrong=1 - wanted)
        assert "shown-score" not in found


def test_mistakes_say_what_and_where() -> None:
    gold = extraction(PAPER, entity(PAPER, Kind.MODEL, "ZN"))
    mistakes = evaluate([gold], [Extraction(PAPER)]).mistakes
    assert {(m.figure, m.sort, m.paper) for m in mistakes} >= {("entity", "missed", "Zorb nets")}
    assert "Model 'ZN' used" in {m.what for m in mistakes}
