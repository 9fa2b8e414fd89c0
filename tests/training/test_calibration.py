"""Fitting of calibrations, on hand-made predictions whose right confidences are known."""

import pytest

from kg.evaluate import Calibration
from kg.schema import Kind
from tests.documents import entity, extraction, paper, result
from training.calibration import (
    Judged,
    cross_validated,
    fit,
    judged_parts,
    report,
    sure_from,
)


def judged(confidence: float, right: int, of: int) -> list[Judged]:
    return [(confidence, k < right) for k in range(of)]


UNDERCONFIDENT = judged(0.5, 700, 1000) + judged(0.8, 930, 1000)


def test_fitting_makes_confidences_the_share_that_is_right() -> None:
    scale = fit(UNDERCONFIDENT)
    assert scale.confidence(0.5) == pytest.approx(0.7, abs=0.02)
    assert scale.confidence(0.8) == pytest.approx(0.93, abs=0.02)
    scaled = [(scale.confidence(confidence), right) for confidence, right in UNDERCONFIDENT]
    assert Calibration.of(UNDERCONFIDENT).error > 0.1 > 0.02 > Calibration.of(scaled).error


def test_calibrated_confidences_stay_when_they_were_right() -> None:
    scale = fit(judged(0.2, 200, 1000) + judged(0.9, 900, 1000))
    assert (scale.slope, scale.intercept) == pytest.approx((1.0, 0.0), abs=0.02)


def test_fitting_ends_where_all_are_sure_and_some_are_wrong() -> None:
    scale = fit(judged(1.0, 900, 1000) + judged(0.0, 100, 1000))
    assert scale.confidence(1.0) == pytest.approx(0.9, abs=0.02)
    assert scale.slope > 0


def test_cross_validation_judges_each_part_by_the_others() -> None:
    shown = cross_validated([judged(0.5, 90, 100), judged(0.5, 10, 100)])
    assert [right for _, right in shown] == [right for _, right in judged(0.5, 90, 100)] + [
        right for _, right in judged(0.5, 10, 100)
    ]
    assert {confidence < 0.2 for confidence, _ in shown[:100]} == {True}
    assert {confidence > 0.8 for confidence, _ in shown[100:]} == {True}


def test_sure_is_the_least_confidence_above_which_nine_in_ten_are_right() -> None:
    assert sure_from(judged(0.95, 95, 100) + judged(0.6, 50, 100)) == 0.61
    assert sure_from(judged(0.95, 100, 100) + judged(0.6, 85, 100)) == 0.0


def test_nothing_is_sure_where_too_few_are_right_or_there_are_too_few() -> None:
    assert sure_from(judged(0.95, 80, 100)) == 1.0
    assert sure_from(judged(0.95, 19, 19)) == 1.0
    assert sure_from([]) == 1.0


def test_report_names_count_errors_and_threshold() -> None:
    (line,) = report("things", [judged(0.5, 50, 50), judged(0.5, 50, 50)])
    assert line.startswith("things: 100, error 0.500, calibrated 0.0")
    assert line.endswith("sure from 0.0: 100")


PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, 8 before.")


def test_entities_and_results_are_judged_as_the_figures_are() -> None:
    model = entity(PAPER, Kind.MODEL, "Zorb nets", confidence=0.75)
    wrong = entity(PAPER, Kind.TASK, "BlueSet", confidence=0.25)
    gold = extraction(PAPER, model, entity(PAPER, Kind.DATASET, "BlueSet"), results=[result("9.1")])
    found = extraction(
        PAPER, model, wrong, results=[result("8", confidence=0.5), result("9.1", confidence=0.9)]
    )
    parts = judged_parts([gold], [found])
    assert sorted(one for part in parts["entity"] for one in part) == [(0.25, False), (0.75, True)]
    assert sorted(one for part in parts["result"] for one in part) == [(0.5, False), (0.9, True)]
