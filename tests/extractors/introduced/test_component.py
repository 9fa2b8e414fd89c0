"""What a title names, or a text introduces, is a mention wherever it stands."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.document import mentions_of
from extractors.introduced.component import introduced_spans, with_introduced
from extractors.kind_classifier import CHOICES, Judge
from extractors.kind_features import WIDTH
from kg.schema import Kind
from tests.extractors.encoder.hand_made import hand_made
from tests.extractors.tagged import mentions, tagged


def introduced(doc: Doc, likeliest: Kind | None) -> Doc:
    """The document with its introduced names, to a judge that always says the same."""
    made = hand_made(always={"kind": [9.0 * (choice is likeliest) for choice in CHOICES]})
    return with_introduced(made.read(doc), Judge(np.eye(WIDTH, len(CHOICES)), made.heads))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SeaS: Few Shots\nIt is new.", ["SeaS"]),
        ("nnMIL: Slides\nIt is new.", ["nnMIL"]),
        ("CodeQuests+: Hard Tests\nIt is new.", ["CodeQuests+"]),
        ("Youling: A Poet\nHere Youling is shown.", ["Youling"]),
        ("Annohub – Metadata\nHere Annohub is shown.", ["Annohub"]),
        ("Thief Army: Theft\nOur Thief Army steals.", ["Thief Army"]),
        ("Theft\nWe introduce SeaS, a thief.", ["SeaS"]),
        ("Theft\nWe build SAMA-9K (open), then rest.", ["SAMA-9K"]),
        ("Theft\nIt is called SeaS. It is new.", ["SeaS"]),
        ("Theft\nA thief, dubbed “SeaS”, is new.", ["SeaS"]),
    ],
)
def test_introduced_name_is_found(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in introduced_spans(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Youling: A Poet\nA poet is shown.",
        "Deep learning: A Survey\nIn deep learning much is learned. Deep learning is old.",
        "Learning to Steal from All: Theft\nLearning to Steal from All is old.",
        "On SeaS: Theft\nIt is new.",
        "Theft\nWe propose SAT-based theft of nets.",
        "Theft\nWe present Theft, a thief.",
        "Theft\nWe like SeaS, a thief.",
    ],
)
def test_other_words_are_no_introduced_name(text: str) -> None:
    assert list(introduced_spans(text)) == []


def test_introduced_name_is_tagged_everywhere_with_the_likeliest_kind() -> None:
    doc = tagged("SeaS: Few Shots\nWe build SeaS, a corpus of shots. SeaS-like is SeaSon.")
    assert mentions(introduced(doc, Kind.DATASET)) == [("Dataset", "SeaS")] * 2
    assert {item.extractor for item in mentions_of(doc)} == {"introduced"}


def test_introduced_name_is_kept_where_it_is_likeliest_none() -> None:
    doc = introduced(tagged("SeaS: Few Shots\nIt is new."), None)
    assert [surface for _, surface in mentions(doc)] == ["SeaS"]


def test_mention_inside_gives_its_place_and_its_kind() -> None:
    doc = tagged("[Dataset|CodeQuests]+: Hard Tests\nIt is new.")
    assert mentions(introduced(doc, None)) == [("Dataset", "CodeQuests+")]


@pytest.mark.parametrize(
    "marked",
    [
        "[Method|SeaS]: Few Shots\nHere SeaS is new.",
        "SeaS: Few Shots\nHere [Method|SeaS] is new.",
        "Few Shots\nSee the [Task|thing called SeaS], a thief.",
    ],
)
def test_name_that_a_mention_bears_or_holds_is_left_to_it(marked: str) -> None:
    doc = tagged(marked)
    assert list(introduced_spans(doc.text)) != []
    assert mentions(introduced(doc, Kind.MODEL)) == mentions(tagged(marked))


def test_mention_across_a_boundary_of_the_name_stays() -> None:
    doc = tagged("Few Shots\nWe call it [Method|thief Sea]-S3, a thief.")
    before = mentions(doc)
    assert mentions(introduced(doc, None)) == before


@given(st.lists(st.sampled_from(["SeaS", "build", "we", "M3", ",", "Shots", "😀"]), max_size=12))
def test_every_introduced_place_becomes_a_mention_and_twice_is_once(words: list[str]) -> None:
    doc = tagged("SeaS: Few Shots\n" + " ".join(words))
    introduced(doc, Kind.DATASET)
    found = {item.span for item in mentions_of(doc)}
    assert found >= set(introduced_spans(doc.text)) != set()
    once = mentions(doc)
    assert mentions(introduced(doc, Kind.DATASET)) == once
