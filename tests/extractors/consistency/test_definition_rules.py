"""A definition says where its two forms begin and end, and how names that hold them are written."""

import pytest

from extractors.consistency.component import make_consistent
from tests.extractors.tagged import Marked, mentions, tagged


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "T\nA [Model|stacked zebra language model] ([Model|ZLM]) is new.",
            [("Model", "zebra language model"), ("Model", "ZLM")],
        ),
        (
            "T\nA [Method|Quick Zebra Fusion module] ([Method|QZF]) is new.",
            [("Method", "Quick Zebra Fusion"), ("Method", "QZF")],
        ),
    ],
)
def test_mention_is_cut_down_to_the_long_form_of_a_tagged_short_form(
    marked: str, expected: list[Marked]
) -> None:
    assert mentions(make_consistent(tagged(marked))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "T\nWe do [Task|person zebra striping] ([Task|ZS]) here.",
        "T\nWe use [Model|stacked zebra language model] ([Method|ZLM]) here.",
    ],
)
def test_longer_mention_stays_where_it_is_a_task_or_the_short_form_another_kind(
    marked: str,
) -> None:
    doc = tagged(marked)
    assert [item.long for item in doc._.definitions] != []
    assert mentions(make_consistent(doc))[0] == mentions(tagged(marked))[0]


def test_part_of_a_short_form_gives_way_to_all_of_it() -> None:
    doc = tagged("T\nWe use [Method|Quick Zebra Striping] ([Method|QZ]-S) here.")
    assert [item.short for item in doc._.definitions] == ["QZ-S"]
    assert mentions(make_consistent(doc)) == [
        ("Method", "Quick Zebra Striping"),
        ("Method", "QZ-S"),
    ]


DEFINED = "T\nA knowledge graph (KG) is old."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Task|KG completion] is knowledge graph completion.", "knowledge graph completion"),
        ("[Task|knowledge graph completion] is KG completion.", "KG completion"),
        ("[Task|knowledge-graph completion] is KG-completion.", "KG-completion"),
        (
            "[Task|completion of KGs] is Completion of knowledge graphs.",
            "Completion of knowledge graphs",
        ),
    ],
)
def test_name_is_tagged_with_either_form_inside(text: str, expected: str) -> None:
    doc = make_consistent(tagged(f"{DEFINED} {text}"))
    assert len(mentions(doc)) == 2
    assert mentions(doc)[1] == ("Task", expected)


def test_name_that_holds_its_definition_is_tagged_whole() -> None:
    doc = tagged("T\nWe do knowledge graph (KG) completion. [Task|KG completion] is old.")
    assert mentions(make_consistent(doc)) == [
        ("Task", "knowledge graph (KG) completion"),
        ("Task", "KG completion"),
    ]


def test_tagged_short_form_inside_a_longer_name_stays() -> None:
    doc = tagged("T\nBy knowledge graph ([Dataset|KG]) completion, [Task|KG completion] is done.")
    assert mentions(make_consistent(doc)) == [
        ("Dataset", "knowledge graph"),
        ("Dataset", "KG"),
        ("Task", "KG completion"),
    ]


def test_mention_inside_the_other_writing_of_a_name_gives_way_to_it() -> None:
    doc = tagged(f"{DEFINED} [Task|KG completion] is [Dataset|knowledge graph] completion.")
    assert mentions(make_consistent(doc))[-1] == ("Task", "knowledge graph completion")


def test_name_across_a_mention_is_not_tagged() -> None:
    doc = tagged(f"{DEFINED} [Task|KG completion] is knowledge graph [Task|completion loss].")
    assert mentions(make_consistent(doc)) == mentions(doc)
    assert mentions(doc)[-1] == ("Task", "completion loss")
