"""What a title names, or a text introduces, is a mention wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import mentions_of
from extractors.introduced.component import introduced_spans, mark_introduced, with_introduced
from extractors.kind_classifier import CHOICES
from kg.schema import Kind
from tests.extractors.tagged import mentions, tagged

DATASET = {"said Dataset": [9.0 if choice is Kind.DATASET else 0.0 for choice in CHOICES]}
NONE = {"bias": [9.0 if choice is None else 0.0 for choice in CHOICES]}


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
    assert mentions(with_introduced(doc, DATASET)) == [("Dataset", "SeaS")] * 2
    assert {item.extractor for item in mentions_of(doc)} == {"introduced"}


def test_introduced_name_is_kept_where_it_is_likeliest_none() -> None:
    doc = with_introduced(tagged("SeaS: Few Shots\nIt is new."), NONE)
    assert [surface for _, surface in mentions(doc)] == ["SeaS"]


def test_mention_inside_gives_its_place_and_its_kind() -> None:
    doc = tagged("[Dataset|CodeQuests]+: Hard Tests\nIt is new.")
    assert mentions(with_introduced(doc, NONE)) == [("Dataset", "CodeQuests+")]


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
    assert mentions(mark_introduced(doc)) == mentions(tagged(marked))


def test_mention_across_a_boundary_of_the_name_stays() -> None:
    doc = tagged("Few Shots\nWe call it [Method|thief Sea]-S3, a thief.")
    before = mentions(doc)
    assert mentions(with_introduced(doc, NONE)) == before


@given(st.lists(st.sampled_from(["SeaS", "build", "we", "M3", ",", "Shots", "😀"]), max_size=12))
def test_every_introduced_place_becomes_a_mention_and_twice_is_once(words: list[str]) -> None:
    doc = tagged("SeaS: Few Shots\n" + " ".join(words))
    with_introduced(doc, DATASET)
    found = {item.span for item in mentions_of(doc)}
    assert found >= set(introduced_spans(doc.text)) != set()
    once = mentions(doc)
    assert mentions(with_introduced(doc, DATASET)) == once
