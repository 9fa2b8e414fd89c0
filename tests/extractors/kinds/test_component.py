"""A name gets the kind that its features say, once for all its places, or is dropped."""

import math

import pytest

from extractors.document import mentions_of
from extractors.kind_classifier import CHOICES
from extractors.kinds.component import chosen, judge_kinds, with_kinds
from kg.schema import Kind
from tests.extractors.tagged import mentions, tagged


def weights(feature: str, choice: Kind | None, weight: float = 9.0) -> dict[str, list[float]]:
    """Weights under which one feature makes one choice likely."""
    return {feature: [weight if option is choice else 0.0 for option in CHOICES]}


def test_every_place_of_a_name_gets_its_kind() -> None:
    doc = tagged("[Model|ForgetEval]\nThe [Method|ForgetEval] benchmark and [Model|BERT].")
    with_kinds(doc, weights("right near Dataset", Kind.DATASET))
    assert mentions(doc)[:2] == [("Dataset", "ForgetEval"), ("Dataset", "ForgetEval")]


def test_what_is_no_name_is_dropped() -> None:
    doc = tagged("On Nets\nWe use [Model|ours] and [Model|BERT].")
    with_kinds(doc, {**weights("piece ours", None), **weights("piece bert", Kind.MODEL)})
    assert mentions(doc) == [("Model", "BERT")]


@pytest.mark.parametrize(("kind", "kept"), [(Kind.MODEL, False), (Kind.DATASET, True)])
def test_datasets_and_metrics_are_dropped_less_readily(kind: Kind, kept: bool) -> None:
    chances = [0.3 if option is kind else 0.7 if option is None else 0.0 for option in CHOICES]
    assert (chosen(chances) is not None) == kept


def test_confidence_is_the_probability_of_the_kind() -> None:
    doc = tagged("On Nets\nWe use [Model|BERT].")
    with_kinds(doc, weights("piece bert", Kind.MODEL, math.log(15)))
    assert [item.confidence for item in mentions_of(doc)] == [0.75]


def test_shipped_weights_know_a_benchmark_that_is_tagged_as_a_method() -> None:
    text = "[Method|ForgetEval]: A Benchmark for Forgetting\nOn the [Method|ForgetEval] benchmark"
    doc = judge_kinds(tagged(f"{text} all models fail."))
    assert mentions(doc) == [("Dataset", "ForgetEval")] * 2


def test_document_without_mentions_stays_without() -> None:
    assert mentions(judge_kinds(tagged("On Nets\nNothing."))) == []
