"""Expected calibration error, on predictions whose bins can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import CALIBRATIONS, Bin, Calibration, evaluate
from kg.model import Entity, Extraction, FieldConfidences
from kg.schema import Kind, Role
from tests.documents import entity, paper, result

PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")


def test_ten_bins_hold_as_many_predictions_each() -> None:
    judged = [(number / 100, number % 2 == 0) for number in range(100)]
    bins = Calibration.of(reversed(judged)).bins
    assert [(part.lower, part.upper, part.count) for part in bins] == [
        (first / 100, (first + 9) / 100, 10) for first in range(0, 100, 10)
    ]


def test_predictions_of_one_confidence_are_in_one_bin() -> None:
    judged = [(0.2, True), *[(0.9, number < 7) for number in range(18)], (0.95, True)]
    bins = Calibration.of(judged).bins
    assert [(part.lower, part.upper, part.count) for part in bins] == [
        (0.2, 0.2, 1), (0.9, 0.9, 18), (0.95, 0.95, 1),
    ]  # fmt: skip


def test_the_error_is_the_mean_distance_weighted_by_the_bins() -> None:
    judged = [(0.575, True), (0.575, True), (0.85, True), (0.85, False)]
    calibration = Calibration.of(judged)
    assert calibration.bins == (
        Bin(lower=0.575, upper=0.575, count=2, confidence=0.575, right=1.0),
        Bin(lower=0.85, upper=0.85, count=2, confidence=0.85, right=0.5),
    )
    assert calibration.error == pytest.approx((0.425 + 0.35) / 2)
    assert calibration.count == 4


def test_without_predictions_there_is_no_error() -> None:
    empty = Calibration.of([])
    assert (empty.error, empty.perfect_error(), empty.count) == (0.0, 0.0, 0)


def test_a_perfect_model_has_the_error_of_chance() -> None:
    """One bin of n fair coins is off by sqrt(1 / (2 pi n)) on average."""
    for count, off in ((100, 0.0398), (400, 0.0199)):
        coins = Calibration.of([(0.5, True)] * count)
        assert coins.perfect_error() == pytest.approx(off, rel=0.05)
        assert coins.perfect_error() == coins.perfect_error()
    assert Calibration.of([(1.0, False), (0.0, True)]).perfect_error() == 0.0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_prediction_is_in_one_bin_that_covers_its_mean(
    judged: list[tuple[float, bool]],
) -> None:
    calibration = Calibration.of(judged)
    assert calibration.count == len(judged)
    assert 0 <= calibration.error <= 1
    for part in calibration.bins:
        assert part.lower - 1e-9 <= part.confidence <= part.upper + 1e-9
    assert [part.lower for part in calibration.bins] == sorted({p.lower for p in calibration.bins})
    assert len(calibration.bins) <= 10


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
        results=(result("9.1", dataset="BlueSet", metric="F1"), result("8", model="ZN")),
    )  # fmt: skip
    predicted = Extraction(
        PAPER,
        entities=(
            model("Zorb nets", 0.85, Role.INTRODUCED, 0.65),
            model("ZN", 0.75, Role.MENTIONED, 0.35),
            model("BlueSet", 0.25, Role.USED, 0.95),
        ),
        results=(
            result(
                "9.1", confidence=0.45, dataset="BlueSet", metric="EM",
                confidences=FieldConfidences(dataset=0.5, metric=0.15),
            ),
            result("8", confidence=0.55, task="tags", confidences=FieldConfidences(task=0.35)),
            result("7", confidence=0.35, metric="F1"),
        ),
    )  # fmt: skip
    found = evaluate([gold], [predicted]).calibrations
    assert {*found} <= {*CALIBRATIONS}
    shown = {
        name: [(part.upper, part.right) for part in calibration.bins]
        for name, calibration in found.items()
    }
    assert shown == {
        "calibration:entity": [(0.25, 0.0), (0.75, 1.0), (0.85, 1.0)],
        "calibration:role": [(0.35, 0.0), (0.65, 1.0)],
        "calibration:result": [(0.35, 0.0), (0.45, 1.0), (0.55, 1.0)],
        "calibration:field:dataset": [(0.5, 1.0)],
        "calibration:field:metric": [(0.15, 0.0)],
        "calibration:field:task": [(0.35, 0.0)],
    }


def test_what_is_not_predicted_has_no_calibration() -> None:
    gold = Extraction(PAPER, entities=(model("ZN", 1.0, Role.USED, 1.0),))
    assert evaluate([gold], []).calibrations == {}
