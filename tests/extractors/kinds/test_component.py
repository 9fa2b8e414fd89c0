"""A name gets the kind that its features say, once for all its places, or is dropped."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.kinds.component import (
    CHOICES,
    chosen,
    judge_kinds,
    kind_probabilities,
    names_of,
    with_kinds,
)
from extractors.kinds.features import Name, name_features
from extractors.registry import MENTIONS
from kg.schema import Kind
from tests.extractors.tagged import mentions, tagged


def weights(feature: str, choice: Kind | None, weight: float = 9.0) -> dict[str, list[float]]:
    """Weights under which one feature makes one choice likely."""
    return {feature: [weight if option is choice else 0.0 for option in CHOICES]}


def features(marked: str) -> list[str]:
    """The features of the first name of a marked text."""
    doc = tagged(marked)
    name, _ = next(names_of(doc))
    return name_features(doc.text, name)


@pytest.mark.parametrize(
    ("marked", "feature"),
    [
        ("[Model|ForgetEval]: A Benchmark for Forgetting\nIt is new.", "title names Dataset"),
        ("[Model|ForgetEval]: A Benchmark for Forgetting\nIt is new.", "title names"),
        ("[Model|ForgetEval] beats all\nIt is new.", "title begins"),
        ("On [Model|ForgetEval]\nIt is new.", "in title"),
        ("A Benchmark\nIt is [Model|ForgetEval].", "title has Dataset"),
        ("On Nets\nThe [Model|ForgetEval] benchmark is new.", "right near Dataset"),
        ("On Nets\nThe benchmark [Model|ForgetEval] is new.", "left near Dataset"),
        ("On Nets\nThe [Model|ForgetEval], which is a rather new benchmark.", "right far Dataset"),
        ("On Nets\nIt gains 3.1% on [Model|ForgetEval].", "number on it"),
        ("On Nets\nOn [Model|ForgetEval], 3.1% are won.", "then number"),
        ("On Nets\nWe use [Model|ForgetEval].", "piece eval"),
        ("On Nets\nWe use [Model|ForgetEval].", "ends eval"),
        ("On Nets\nWe use [Model|ForgetEval].", "left use we"),
        ("On Nets\nWe use [Model|GPT-4o].", "shape A-0a"),
        ("On Nets\nWe use [Model|COCO].", "known Dataset"),
        ("On Nets\nWe use [Model|COCO] and [Model|COCO].", "mentions 2"),
        ("On Nets\nWe use [Model|COCO].", "undefined"),
        ("On Nets\nWe build [Model|ForgetEval], a large benchmark for nets.", "said benchmark"),
        ("On Nets\nWe build [Model|ForgetEval], a large benchmark for nets.", "said Dataset"),
        ("[Model|ForgetEval]: A Forgetful Corpus of Nets\nIt is new.", "said corpus"),
        ("On Nets\nWe build [Model|ForgetEval] (FE), the first suite that fails.", "said suite"),
        ("On Nets\nA prostate cancer ([Model|PC]) is old.", "has long"),
        ("On Nets\nA prostate cancer ([Model|PC]) is old.", "long last cancer"),
        ("On Nets\nA prostate cancer ([Model|PC]) is old.", "long left a"),
        ("On Nets\nA [Model|prostate cancer] (PC) is old.", "has short"),
        ("On Nets\nA [Model|prostate cancer] (PC) is old.", "short shape A"),
        ("On Nets\nA prostate cancer (PC) is old. [Model|PCs] are many.", "has long"),
        ("On Nets\nWe use [Model|COCO] and [Dataset|COCO].", "share Model 0.5"),
    ],
)
def test_evidence_is_seen(marked: str, feature: str) -> None:
    assert feature in features(marked)


def test_class_in_another_sentence_is_not_beside_the_name() -> None:
    found = features("On Nets\nWe use [Model|ZebraNet]. The benchmark is new.")
    assert not [name for name in found if name.endswith("Dataset") and "right" in name]


def test_noun_of_another_phrase_says_nothing_of_the_name() -> None:
    found = features("On Nets\nWe use [Model|ForgetEval] and a benchmark.")
    assert not [name for name in found if name.startswith("said")]


def test_probabilities_of_the_tagger_are_seen() -> None:
    name = Name([(0, 4)], [Kind.MODEL], [{Kind.MODEL: 0.5, Kind.DATASET: 0.3}])
    found = name_features("COCO is new.", name)
    assert {"highest Model 3", "highest Dataset 2", "highest Task -1", "best 3"} <= set(found)


def test_what_the_tagger_gives_the_other_form_is_seen() -> None:
    doc = tagged("On Nets\nA prostate cancer ([Model|PC]) is old.")
    doc._.proposals = {(4, 6, "Task"): 0.5}
    name, _ = next(names_of(doc))
    found = name_features(doc.text, name)
    assert doc[4:6].text == "prostate cancer"
    assert {"long best 3", "long Task 3"} <= set(found)


def test_features_stand_once() -> None:
    found = features("On [Model|Nets]\nWe use [Model|Nets] and use [Model|nets].")
    assert len(found) == len(set(found))


def test_every_place_of_a_name_gets_its_kind() -> None:
    doc = tagged("[Model|ForgetEval]\nThe [Method|ForgetEval] benchmark and [Model|BERT].")
    with_kinds(doc, weights("right near Dataset", Kind.DATASET))
    assert mentions(doc)[:2] == [("Dataset", "ForgetEval"), ("Dataset", "ForgetEval")]


def test_name_in_other_case_and_with_a_hyphen_is_the_same_name() -> None:
    doc = tagged("On [Task|Data-Mining]\nWe study [Task|data mining].")
    assert [len(spans) for _, spans in names_of(doc)] == [2]


def test_what_is_no_name_is_dropped_with_all_that_is_known_of_it() -> None:
    doc = tagged("On Nets\nWe use [Model|ours] and [Model|BERT].")
    with_kinds(doc, {**weights("piece ours", None), **weights("piece bert", Kind.MODEL)})
    assert mentions(doc) == [("Model", "BERT")]
    assert list(doc._.mention_confidence) == [(doc.spans[MENTIONS][0].start_char, 28)]
    assert list(doc._.mention_extractor) == list(doc._.mention_confidence)


@pytest.mark.parametrize(("kind", "kept"), [(Kind.MODEL, False), (Kind.DATASET, True)])
def test_datasets_and_metrics_are_dropped_less_readily(kind: Kind, kept: bool) -> None:
    chances = [0.3 if option is kind else 0.7 if option is None else 0.0 for option in CHOICES]
    assert (chosen(chances) is not None) == kept


def test_confidence_is_the_probability_of_the_kind() -> None:
    doc = tagged("On Nets\nWe use [Model|BERT].")
    with_kinds(doc, weights("piece bert", Kind.MODEL, math.log(15)))
    assert list(doc._.mention_confidence.values()) == [0.75]


def test_shipped_weights_know_a_benchmark_that_is_tagged_as_a_method() -> None:
    text = "[Method|ForgetEval]: A Benchmark for Forgetting\nOn the [Method|ForgetEval] benchmark"
    doc = judge_kinds(tagged(f"{text} all models fail."))
    assert mentions(doc) == [("Dataset", "ForgetEval")] * 2


def test_document_without_mentions_stays_without() -> None:
    assert mentions(judge_kinds(tagged("On Nets\nNothing."))) == []


@given(st.lists(st.sampled_from(["a", "b", "unheard"]), max_size=3))
def test_probabilities_sum_to_one(names: list[str]) -> None:
    chances = kind_probabilities(names, {"a": [1, 2, 3, 4, 5, 6], "b": [-9, 0, 0, 0, 0, 9]})
    assert math.isclose(sum(chances), 1)
    assert len(chances) == len(CHOICES)
