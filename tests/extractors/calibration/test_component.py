"""Calibration: confidences move along a line of log odds, and nothing else changes."""

from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.calibration.component import (
    Scale,
    calibrate_confidences,
    calibrated_entity,
    calibrated_result,
    shipped_scales,
)
from kg.model import CONFIDENT_FIELDS, Entity, FieldConfidences, Result
from kg.schema import Kind, ResultKind, Role
from tests.documents import entity, paper, result

PLAIN = Scale(slope=1.0, intercept=0.0)


def model(confidence: float) -> Entity:
    return entity(
        paper("ZN"),
        Kind.MODEL,
        "ZN",
        role=Role.INTRODUCED,
        confidence=confidence,
        role_confidence=0.3,
    )


def delta(confidence: float) -> Result:
    return result("9.1", kind=ResultKind.DELTA, confidence=confidence)


@pytest.mark.parametrize(
    ("scale", "confidence", "calibrated_confidence"),
    [
        (PLAIN, 0.8, 0.8),
        (Scale(slope=2.0, intercept=0.0), 0.75, 0.9),
        (Scale(slope=1.0, intercept=1.0986122886681098), 0.5, 0.75),
        (PLAIN, 0.0, 0.001),
        (PLAIN, 1.0, 0.999),
    ],
)
def test_confidence_is_scaled(
    scale: Scale, confidence: float, calibrated_confidence: float
) -> None:
    assert scale.confidence(confidence) == calibrated_confidence


@given(
    st.floats(0.1, 3),
    st.floats(-3, 3),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_more_sure_stays_at_least_as_sure(
    slope: float, intercept: float, first: float, second: float
) -> None:
    low, high = sorted((first, second))
    scale = Scale(slope=slope, intercept=intercept)
    assert 0 <= scale.confidence(low) <= scale.confidence(high) <= 1


LOWER = Scale(slope=1.0, intercept=-1.0986122886681098)
"""A scale under which 0.5 becomes 0.25."""


def test_nothing_of_an_entity_but_its_confidences_changes() -> None:
    given_entity = model(0.75)
    scaled = calibrated_entity(given_entity, {"entity": Scale(2.0, 0.0), "role": Scale(2.0, 0.0)})
    assert scaled == replace(given_entity, confidence=0.9, role_confidence=0.155)


def test_fields_of_a_result_keep_their_own_confidences() -> None:
    halves = FieldConfidences(**dict.fromkeys(CONFIDENT_FIELDS, 0.5))
    given_result = replace(delta(0.5), confidences=halves)
    assert calibrated_result(given_result, {"result": LOWER}).confidences == halves


def test_value_and_kind_of_a_result_have_one_scale() -> None:
    assert calibrated_result(delta(0.5), {"result": LOWER}).confidence == 0.25


def test_the_component_sets_entities_and_results_of_the_document() -> None:
    doc = spacy.blank("en")("ZN reaches 9.1.")
    doc._.entities, doc._.results = (model(0.4),), (delta(0.4),)
    calibrate_confidences(doc)
    scales = shipped_scales()
    assert doc._.entities == (calibrated_entity(model(0.4), scales),)
    assert doc._.results == (calibrated_result(delta(0.4), scales),)


def test_the_shipped_scales_keep_the_order_of_confidences() -> None:
    assert set(shipped_scales()) == {"entity", "role", "result"}
    assert all(scale.slope > 0 for scale in shipped_scales().values())
