"""Fitting of calibrations, on hand-made predictions whose right confidences are known."""

import pytest

from kg.model import Extraction
from kg.schema import Kind
from tests.documents import entity, extraction, paper, result
from training.calibration import Judged, cross_validated, entities, error, fit, results


def judged(confidence: float, right: int, of: int) -> list[Judged]:
    return [Judged(confidence, k < right) for k in range(of)]


UNDERCONFIDENT = judged(0.5, 700, 1000) + judged(0.8, 930, 1000)


def test_fitting_makes_confidences_the_share_that_is_right() -> None:
    scale = fit(UNDERCONFIDENT)
    assert scale.confidence(0.5) == pytest.approx(0.7, abs=0.02)
    assert scale.confidence(0.8) == pytest.approx(0.93, abs=0.02)
    assert error(UNDERCONFIDENT) == pytest.approx((0.2 + 0.13) / 2)
    assert error(UNDERCONFIDENT, scale) < 0.02


def test_calibrated_confidences_stay_when_they_were_right() -> None:
    scale = fit(judged(0.2, 200, 1000) + judged(0.9, 900, 1000))
    assert (scale.slope, scale.intercept) == pytest.approx((1.0, 0.0), abs=0.02)


def test_cross_validation_judges_each_part_by_the_others() -> None:
    papers = [judged(0.5, 90, 100), judged(0.5, 10, 100)]
    scale, line = cross_validated("things", papers)
    assert scale.confidence(0.5) == pytest.approx(0.5, abs=0.01)
    assert line.startswith("things, cross-validated: 200, error 0.000, calibrated 0.")
    assert float(line.rpartition(" ")[2]) > 0.7


PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, 8 before.")


def test_entities_and_results_are_judged_as_the_figures_are() -> None:
    model = entity(PAPER, Kind.MODEL, "Zorb nets")
    wrong = entity(PAPER, Kind.TASK, "BlueSet")
    gold = extraction(PAPER, model, entity(PAPER, Kind.DATASET, "BlueSet"), results=[result("9.1")])
    found = extraction(PAPER, model, wrong, results=[result("8"), result("9.1")])
    assert list(entities(gold, found)) == [Judged(1.0, True), Judged(1.0, False)]
    assert sorted(x.right for x in results(gold, found)) == [False, True]
    assert list(entities(gold, Extraction(PAPER))) == []
