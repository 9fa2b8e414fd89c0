"""Results read with weights made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.results.reader import read_results
from kg.model import Result
from kg.schema import ResultKind
from tests.extractors.results.documents import reading

WEIGHTS = {
    "kind": {
        "r cL0 by": 5.0,
        "r cL0 to": 5.0,
        "r bias": -1.0,
        "d cL0 by": 5.0,
        "r before delta": 5.0,
    },
    "metric": {"R rivals 0": 3.0, "none": 1.0},
    "dataset": {"aligned True": 5.0, "here": 3.0, "none": 1.0},
    "task": {"none": 1.0},
    "confidence": {"power": 1.0},
    "model": {"away title True": 3.0, "none": 1.0},
}


def results(body: str, **names: str) -> list[Result]:
    return list(read_results(reading(body, **names), WEIGHTS, name="results"))


def test_number_takes_kind_metric_dataset_and_model() -> None:
    [result] = results("improves D by 5% F1", Metric="F1", Dataset="D", Model="Foo")
    assert (result.value, result.unit, result.kind) == ("5", "%", ResultKind.DELTA)
    assert (result.metric, result.dataset, result.task, result.model) == ("F1", "D", None, "Foo")
    assert result.extractor == "results"


def test_other_numbers_are_left_out() -> None:
    assert results("with 5 layers") == []


def test_confidence_is_raised_to_its_power() -> None:
    squared = {**WEIGHTS, "confidence": {"power": 2.0}}
    [plain] = read_results(reading("by 5"), WEIGHTS, name="results")
    [raised] = read_results(reading("by 5"), squared, name="results")
    assert 0 < plain.confidence < 1
    assert raised.confidence == pytest.approx(plain.confidence**2, abs=1e-3)


def test_threshold_is_the_least_probability_of_a_result() -> None:
    one = reading("by 5")
    assert list(read_results(one, WEIGHTS, name="results", threshold=1.0)) == []
    assert len(list(read_results(one, WEIGHTS, name="results", threshold=0.0))) == 1


def test_ends_of_a_range_share_their_kind() -> None:
    found = results("it improves by 3 to 19%")
    assert [(r.value, r.kind) for r in found] == [
        ("3", ResultKind.DELTA),
        ("19", ResultKind.DELTA),
    ]


def test_number_with_a_plus_is_no_score() -> None:
    weights = {**WEIGHTS, "kind": {"r bias": 5.0, "d bias": -3.0}}
    kinds = [
        [result.kind for result in read_results(reading(body), weights, name="results")]
        for body in ("it has 5", "it has +5")
    ]
    assert kinds == [[ResultKind.ABSOLUTE], [ResultKind.DELTA]]


def test_parallel_lists_are_read_in_parallel() -> None:
    found = results("improves by 1.3, 0.6 and 1.1 on A, B and C", Dataset="A|B|C")
    assert [(r.value, r.dataset) for r in found] == [("1.3", "A"), ("0.6", "B"), ("1.1", "C")]


def test_statement_is_given_once() -> None:
    assert len(results("better by 5.\nIt wins by 5.")) == 1


def test_evidence_covers_number_and_unit_and_a_metric_nearby() -> None:
    one = reading(r"improves by 5\% in F1", Metric="F1")
    [result] = read_results(one, WEIGHTS, name="results")
    assert result.evidence is not None
    assert one.text[result.evidence.start : result.evidence.end] == r"5\% in F1"


def test_evidence_does_not_reach_for_a_metric_far_away() -> None:
    one = reading("improves by 5 when we look at all of it as one with F1", Metric="F1")
    [result] = read_results(one, WEIGHTS, name="results")
    assert result.metric == "F1"
    assert result.evidence is not None
    assert one.text[result.evidence.start : result.evidence.end] == "5"


_PIECES = st.sampled_from(
    ["by 5%", "to 6.5", "and", ",", "0.7", "on", "D1", "D2", "F1", "\n", "(", ")", "-"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14))
def test_every_result_is_backed_by_the_text(pieces: list[str]) -> None:
    body = " ".join(["by 4.5 F1 on D1 and D2", *pieces])
    one = reading(body, Dataset="D1|D2", Metric="F1")
    found = list(read_results(one, WEIGHTS, name="results"))
    assert found, "the first number was not read"
    for result in found:
        assert result.evidence is not None
        result.evidence.check(one.text)
        assert result.value in one.text[result.evidence.start : result.evidence.end]
        assert 0 < result.confidence <= 1
        assert {result.metric, result.dataset} <= {"F1", "D1", "D2", None}
