import pytest

from kg import sureness
from kg.model import CONFIDENT_FIELDS, FieldConfidences
from kg.schema import RESULT_RELATIONS, Kind, Relation, ResultKind
from kg.sureness import is_sure_result, unsure_fields
from tests.documents import entity, paper, result

SURE, UNSURE = 1.0, 0.05
PAPER = paper("ViT")


@pytest.mark.parametrize(
    ("confidence", "role", "sure"),
    [(SURE, SURE, True), (UNSURE, SURE, False), (SURE, UNSURE, False)],
)
def test_an_entity_is_sure_if_it_and_its_role_are(
    confidence: float, role: float, sure: bool
) -> None:
    said = entity(PAPER, Kind.MODEL, "ViT", confidence=confidence, role_confidence=role)
    assert sureness.is_sure_entity(said) is sure


def test_a_result_is_sure_by_the_confidence_of_its_value_and_kind() -> None:
    assert sureness.is_sure_value(result("9", confidence=SURE))
    assert not sureness.is_sure_value(result("9", confidence=UNSURE))


@pytest.mark.parametrize("relation", RESULT_RELATIONS)
def test_each_field_of_a_result_is_sure_by_its_own_confidence(relation: Relation) -> None:
    assert sureness.is_sure_field(relation, SURE)
    assert not sureness.is_sure_field(relation, UNSURE)


def test_every_field_with_a_confidence_has_a_threshold() -> None:
    assert len(sureness.FIELDS) == len(CONFIDENT_FIELDS)


def test_a_result_is_shown_if_value_kind_and_what_decides_of_the_filled_fields_are_sure() -> None:
    low = FieldConfidences(model=SURE, metric=UNSURE)
    assert is_sure_result(result("9", model="Net", confidences=low))
    assert not is_sure_result(result("9", model="Net", metric="accuracy", confidences=low))
    assert not is_sure_result(result("9", confidence=UNSURE))


def test_an_unsure_task_or_rival_does_not_hide_a_result() -> None:
    low = FieldConfidences(task=UNSURE, versus=UNSURE)
    found = result(
        "9", kind=ResultKind.DELTA, model="Net", task="vision", versus="ViT", confidences=low
    )
    assert is_sure_result(found)
    assert unsure_fields(found) == {"task", "versus"}
    assert unsure_fields(result("9", model="Net", confidences=low)) == frozenset()
