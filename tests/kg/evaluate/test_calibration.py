"""Expected calibration error, on predictions whose bins can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import CALIBRATIONS, Bin, Calibration, evaluate
from kg.model import Entity, Extraction
from kg.schema import Kind, Role
from tests.documents import entity, paper, result

PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")


def test_a_bin_holds_its_upper_edge_and_not_its_lower_one() -> None:
    judged = [(0.0, False), (0.1, True), (0.3, True), (0.30001, True), (0.7, True), (1.0, True)]
    bins = Calibration.of(judged).bins
    assert [(part.upper, part.count) for part in bins] == [
        (0.1, 2), (0.3, 1), (0.4, 1), (0.7, 1), (1.0, 1),
    ]  # fmt: skip


def test_the_error_is_the_mean_distance_weighted_by_the_bins() -> None:
    judged = [(0.5625, True), (0.5875, True), (0.85, True), (0.85, False)]
    calibration = Calibration.of(judged)
    assert calibration.bins == (
        Bin(upper=0.6, count=2, confidence=0.575, right=1.0),
        Bin(upper=0.9, count=2, confidence=0.85, right=0.5),
    )
    assert calibration.error == pytest.approx((0.425 + 0.35) / 2)
    assert calibration.count == 4


def test_without_predictions_there_is_no_error() -> None:
    assert (Calibration.of([]).error, Calibration.of([]).count) == (0.0, 0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_prediction_is_in_one_bin_that_covers_its_mean(
    judged: list[tuple[float, bool]],
) -> None:
    calibration = Calibration.of(judged)
    assert calibration.count == len(judged)
    assert 0 <= calibration.error <= 1
    for part in calibration.bins:
        assert part.upper - 0.1 - 1e-9 <= part.confidence <= part.upper + 1e-9


def model(surface: str, confidence: float, role: Role, sure: float) -> Entity:
    return entity(
        PAPER, Kind.MODEL, surface, role=role, confidence=confidence, role_confidence=sure
    )


def test_each_confidence_is_held_against_its_own_figure() -> None:
    gold = Extraction(
        PAPER,
        entities=(
            model("Zorb nets", 1.0, Role.INTRODUCED, 1.0), model("ZN", 1.0, Role.USED, 1.0),
        ),
        results=(result("9.1", dataset="BlueSet"), result("8")),
    )  # fmt: skip
    predicted = Extraction(
        PAPER,
        entities=(
            model("Zorb nets", 0.85, Role.INTRODUCED, 0.65),
            model("ZN", 0.75, Role.MENTIONED, 0.35),
            model("BlueSet", 0.25, Role.USED, 0.95),
        ),
        results=(result("9.1", confidence=0.45), result("8", confidence=0.55)),
    )  # fmt: skip
    found = evaluate([gold], [predicted]).calibrations
    assert tuple(found) == tuple(sorted(CALIBRATIONS))
    shown = {
        name: [(part.upper, part.right) for part in calibration.bins]
        for name, calibration in found.items()
    }
    assert shown == {
        "calibration:entity": [(0.3, 0.0), (0.8, 1.0), (0.9, 1.0)],
        "calibration:role": [(0.4, 0.0), (0.7, 1.0)],
        "calibration:result": [(0.5, 0.0), (0.6, 1.0)],
    }


def test_what_is_not_predicted_has_no_calibration() -> None:
    gold = Extraction(PAPER, entities=(model("ZN", 1.0, Role.USED, 1.0),))
    assert evaluate([gold], []).calibrations == {}
