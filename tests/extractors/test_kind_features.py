"""The features of a name hold what the paper says of it."""

import pytest

from extractors.document import TaggedMention, mentions_of
from extractors.kind_classifier import names_of
from extractors.kind_features import Name, name_features
from kg.schema import Kind
from tests.extractors.tagged import tagged


def features(marked: str) -> list[str]:
    """The features of the first name of a marked text."""
    doc = tagged(marked)
    name, _ = next(names_of(doc, mentions_of(doc)))
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
    doc._.proposals = (TaggedMention(10, 25, Kind.TASK, 0.5),)
    name, _ = next(names_of(doc, mentions_of(doc)))
    found = name_features(doc.text, name)
    assert doc.text[10:25] == "prostate cancer"
    assert {"long best 3", "long Task 3"} <= set(found)


def test_features_stand_once() -> None:
    found = features("On [Model|Nets]\nWe use [Model|Nets] and use [Model|nets].")
    assert len(found) == len(set(found))
