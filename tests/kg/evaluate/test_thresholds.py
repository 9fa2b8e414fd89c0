"""Precision and recall by threshold, and the picture of them."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import CALIBRATIONS, THRESHOLDS, Point, evaluate
from kg.evaluate._thresholds import curve
from kg.evaluate.picture import as_svg
from kg.model import Extraction
from kg.schema import Kind
from tests.documents import entity, extraction, paper, result

SVG = "{http://www.w3.org/2000/svg}"
PAPER = paper("Zorb nets", "Zorb nets (ZN) reach 9.1 on BlueSet, with ZN at 8.")
judged = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30)


def test_a_threshold_shows_what_is_at_least_as_sure() -> None:
    points = curve([(0.25, True), (0.5, False), (0.5, True), (1.0, True)], wanted=6)
    assert [point.threshold for point in points][:3] == [0.0, 0.05, 0.1]
    assert points[10] == Point(0.5, shown=3, right=2, wanted=6)
    assert (points[10].precision, points[10].recall) == (2 / 3, 1 / 3)
    assert points[20] == Point(1.0, shown=1, right=1, wanted=6)


def test_where_nothing_is_shown_there_is_no_precision() -> None:
    assert curve([(0.5, True)], 1)[11].precision is None
    assert curve([], 0)[0].recall == 0.0


@given(judged)
def test_a_higher_threshold_shows_no_more(pairs: list[tuple[float, bool]]) -> None:
    points = curve(pairs, len(pairs))
    assert points[0].shown == len(pairs)
    for lower, higher in pairwise(points):
        assert lower.shown >= higher.shown
        assert lower.recall >= higher.recall


def test_the_recall_of_each_is_of_what_is_annotated() -> None:
    gold = extraction(
        PAPER,
        entity(PAPER, Kind.MODEL, "Zorb nets"),
        entity(PAPER, Kind.DATASET, "BlueSet"),
        results=[result("9.1", dataset="BlueSet"), result("8", dataset="BlueSet")],
    )
    predicted = extraction(
        PAPER,
        entity(PAPER, Kind.MODEL, "Zorb nets", confidence=0.4),
        results=[result("9.1", dataset="BlueSet")],
    )
    wanted = {
        name: points[0].wanted for name, points in evaluate([gold], [predicted]).curves().items()
    }
    assert wanted == {
        "calibration:entity": 2,
        "calibration:role": 1,
        "calibration:result": 2,
        "calibration:field:dataset": 1,
    }


def test_the_picture_has_a_field_for_each_curve_and_says_how_many_there_are() -> None:
    curves = {name: curve([(0.3, True), (0.8, False)], 5) for name in sorted(CALIBRATIONS)}
    picture = as_svg(curves)
    root = ET.fromstring(picture)
    titles = [each.text for each in root.iter(f"{SVG}text") if each.get("class") == "name"]
    assert titles[:4] == ["entity", "role", "result: value and kind", "result: metric"]
    assert len(titles) == len(CALIBRATIONS)
    assert picture.count("2 found, 5 annotated") == len(CALIBRATIONS)
    kinds = [each.get("class") for each in root.iter(f"{SVG}path")]
    for kind in ("precision", "recall", "sure"):
        # One more is in the legend.
        assert kinds.count(kind) == len(CALIBRATIONS) + 1


def test_the_picture_draws_shares_upwards_and_ends_where_nothing_is_shown() -> None:
    picture = as_svg({"calibration:role": curve([(0.5, True)], 2)})
    (precision,) = re.findall(r'class="precision" d="M(0 [^"]*)"', picture)
    (recall,) = re.findall(r'class="recall" d="M(0 [^"]*)"', picture)
    assert precision.split()[-2:] == ["90", "0"]
    assert recall.split()[:2] == ["0", "70"]
    assert recall.split()[-2:] == ["180", "140"]


def test_lines_differ_without_colour() -> None:
    dashes = re.findall(r"path\.(recall|sure) \{[^}]*dasharray: ([^ ;]+ [^ ;]+)", as_svg({}))
    assert len({dash for _, dash in dashes}) == 2


def test_each_threshold_is_of_something_that_is_judged() -> None:
    assert {*THRESHOLDS} == {*CALIBRATIONS}
    assert evaluate([Extraction(PAPER)], [Extraction(PAPER)]).curves() == {}
