"""A result belongs to the number that is meant, and teaches only what its annotation says."""

import pytest

from extractors.numbers.grammar import find_numbers
from kg.model import Result
from kg.schema import Kind, ResultKind, Sign
from tests.documents import entity, paper, result
from training.encoder.placing import Placed, place, target

OF = paper("Tests", "ViT and BERT reach F1 on COCO.")
ENTITIES = [
    entity(OF, Kind.MODEL, "ViT"),
    entity(OF, Kind.MODEL, "BERT"),
    entity(OF, Kind.METRIC, "F1"),
    entity(OF, Kind.DATASET, "COCO"),
]
GAIN = result("5", kind=ResultKind.DELTA, model="ViT", versus="BERT", sign=Sign.RISES)
BOTH = [result("5", dataset="A"), result("5", dataset="B")]


def placed(lines: str, *results: Result, named: dict[int, set[str]] | None = None) -> Placed:
    """Place results in a text of which each line is a sentence."""
    numbers = find_numbers(lines)
    sentences = [lines.count("\n", 0, number.start) for number in numbers]
    return place(numbers, sentences, results, named=named or {})


def test_a_result_belongs_to_the_number_of_its_value() -> None:
    found = placed("We use 5 layers and reach 1,087.3 F1.", result("1087.3"))
    assert list(found.results) == [1]
    assert found.doubtful == frozenset()


def test_a_result_whose_value_is_no_number_is_left_out() -> None:
    assert placed("It takes 5 s.", result("7")) == Placed({}, frozenset())


@pytest.mark.parametrize(
    "one", [result("5", metric="F1"), result("5", dataset="F1"), result("5", model="F1")]
)
def test_of_two_numbers_the_one_beside_its_entity_is_taken(one: Result) -> None:
    found = placed("We use 5 layers.\nIt gains 5 F1.", one, named={1: {"F1"}})
    assert list(found.results) == [1]
    assert found.doubtful == {0}


def test_of_two_numbers_the_one_of_its_unit_is_taken() -> None:
    assert list(placed("With 5 layers it gains 5%.", result("5", unit="%")).results) == [1]


def test_of_two_numbers_the_one_beside_a_sure_result_is_taken() -> None:
    found = placed("We use 5 layers.\nIt gains 5 and 7.", result("5"), result("7"))
    assert list(found.results) == [1, 2]


def test_two_results_of_one_value_take_both_numbers_in_order() -> None:
    found = placed("It reaches 5 on A and 5 on B.", *BOTH)
    assert [[each.dataset for each in group] for group in found.results.values()] == [["A"], ["B"]]


def test_results_that_are_too_many_share_the_last_number() -> None:
    found = placed("It reaches 5 on A and B.", *BOTH)
    assert [[each.dataset for each in group] for group in found.results.values()] == [["A", "B"]]


def test_fields_name_entities_by_their_place_and_none_by_none() -> None:
    found = target([result("5", model="BERT", metric="F1")], ENTITIES, first_version=False)
    assert found.fields == {"model": {1}, "metric": {2}, "dataset": {None}, "task": {None}}


def test_results_of_one_number_are_all_right() -> None:
    both = [result("5", model="ViT"), result("5", model="BERT")]
    assert target(both, ENTITIES, first_version=False).fields["model"] == {0, 1}


def test_a_field_that_names_no_entity_teaches_nothing() -> None:
    assert "metric" not in target([result("5", metric="x")], ENTITIES, first_version=False).fields


@pytest.mark.parametrize(
    ("one", "kinds", "relative"),
    [
        (result("5"), (1,), None),
        (GAIN, (2,), False),
        (result("5", kind=ResultKind.DELTA, sign=Sign.FALLS, relative=True), (3,), True),
        (result("5", kind=ResultKind.DELTA), (2, 3), None),
    ],
)
def test_the_class_is_that_of_kind_and_sign(
    one: Result, kinds: tuple[int, ...], relative: bool | None
) -> None:
    found = target([one], ENTITIES, first_version=False)
    assert (found.kinds, found.relative) == (kinds, relative)


def test_only_a_difference_teaches_its_rival() -> None:
    assert target([GAIN], ENTITIES, first_version=False).fields["versus"] == {1}
    assert "versus" not in target([result("5")], ENTITIES, first_version=False).fields


@pytest.mark.parametrize(("model", "taught"), [("ViT", True), (None, False)])
def test_the_first_version_teaches_no_rival_and_no_missing_model(
    model: str | None, taught: bool
) -> None:
    one = result("5", kind=ResultKind.DELTA, model=model)
    fields = target([one], ENTITIES, first_version=True).fields
    assert ("model" in fields) == taught
    assert "versus" not in fields
    assert "model" in target([one], ENTITIES, first_version=False).fields
