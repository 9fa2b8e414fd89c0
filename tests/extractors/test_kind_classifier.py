"""A name is judged once for all its places, by weights of the numbers that describe it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of
from extractors.kind_classifier import CHOICES, Judge, names_of, shipped_judge
from extractors.kind_features import WIDTH, Name
from kg.schema import Kind
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.tagged import tagged


def names(doc: Doc) -> list[Name]:
    return [name for name, _ in names_of(doc, mentions_of(doc))]


@pytest.mark.parametrize(("one", "other"), [("Data-Mining", "data mining"), ("ViT", "VIT")])
def test_name_in_other_case_and_with_a_hyphen_is_the_same_name(one: str, other: str) -> None:
    doc = tagged(f"On [Task|{one}]\nWe study [Task|{other}].")
    assert [len(name.places) for name in names(doc)] == [2]


def test_names_come_in_the_order_of_the_text_with_their_mentions() -> None:
    doc = tagged("On [Task|B]\nWe do [Task|A], and [Task|B].")
    found = [
        [doc.text[item.start : item.end] for item in group]
        for _, group in names_of(doc, mentions_of(doc))
    ]
    assert found == [["B", "B"], ["A"]]


def test_name_has_what_the_tagger_proposes_at_its_places() -> None:
    doc = tagged("On [Task|B]\nWe do [Task|B].")
    doc._.proposals = (TaggedMention(3, 4, Kind.TASK, 0.5), TaggedMention(3, 4, Kind.MODEL, 0.2))
    assert [name.proposed for name in names(doc)] == [[{Kind.TASK: 0.5, Kind.MODEL: 0.2}, {}]]


@pytest.mark.parametrize(
    ("marked", "other", "is_long"),
    [
        ("On Nets\nA prostate cancer ([Model|PC]) is old.", "prostate cancer", True),
        ("On Nets\nA [Model|prostate cancer] (PC) is old.", "PC", False),
        ("On Nets\nA prostate cancer (PC) is old. [Model|PCs] are many.", "prostate cancer", True),
    ],
)
def test_other_form_is_that_of_the_definition(marked: str, other: str, is_long: bool) -> None:
    doc = tagged(marked)
    (name,) = names(doc)
    assert name.other is not None
    assert (doc.text[slice(*name.other.place)], name.other.is_long) == (other, is_long)


def test_name_that_the_text_does_not_define_has_no_other_form() -> None:
    assert [name.other for name in names(tagged("On Nets\nWe use [Model|BERT]."))] == [None]


@given(st.lists(st.floats(-5, 5), min_size=WIDTH, max_size=WIDTH))
def test_probabilities_of_the_choices_sum_to_one(column: list[float]) -> None:
    made = hand_made()
    judge = Judge(np.array(column)[:, None] * np.eye(1, len(CHOICES)), made.heads)
    doc = made.read(tagged("On [Task|B]\nWe do [Model|BERT-2] and [Task|B]."))
    judged = judge(doc, names(doc))
    assert len(judged) == 2
    for chances in judged:
        assert tuple(chances) == CHOICES
        assert sum(chances.values()) == pytest.approx(1)


def test_no_names_need_no_vectors() -> None:
    assert shipped_judge()(tagged("On Nets\nNothing."), []) == []


def test_the_shipped_weights_fit_the_numbers_and_the_choices() -> None:
    assert shipped_judge().weights.shape == (WIDTH, len(CHOICES))
