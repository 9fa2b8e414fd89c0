"""What is tagged once is tagged everywhere, with one kind, and nothing overlaps."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.consistency import component as consistency
from extractors.consistency.component import make_consistent
from extractors.document import TaggedMention, mentions_of, set_mentions
from extractors.links.component import mark_links
from kg.schema import Kind
from tests.extractors.tagged import Marked, mentions, tagged


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "On BERT\n[Model|BERT] is old. We like BERT.",
            [("Model", "BERT"), ("Model", "BERT"), ("Model", "BERT")],
        ),
        ("T\n[Model|LLM] and many LLMs.", [("Model", "LLM"), ("Model", "LLMs")]),
        ("T\nMany [Model|LLMs], one LLM.", [("Model", "LLMs"), ("Model", "LLM")]),
        (
            "Object Detection\nWe study [Task|object detection].",
            [("Task", "Object Detection"), ("Task", "object detection")],
        ),
        (
            "T\n[Task|Re-identification of persons], re identification of persons.",
            [("Task", "Re-identification of persons"), ("Task", "re identification of persons")],
        ),
        (
            "Segmentation\nWe do [Task|segmentation].",
            [("Task", "Segmentation"), ("Task", "segmentation")],
        ),
    ],
)
def test_other_occurrences_are_tagged(marked: str, expected: list[Marked]) -> None:
    assert mentions(make_consistent(tagged(marked))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "T\n[Method|SAM] is not Sam, nor sam.",
        "T\n[Model|ViT] is not in CrossViTs or ViTxyz.",
        "T\n[Method|Adam] is not adam.",
        "T\n[Method|Pairwise Ranking] is at https://example.org/pairwise-ranking only.",
        "T\n[Model|Swin Transformer V2] holds a Swin, no more.",
    ],
)
def test_another_word_is_not_tagged(marked: str) -> None:
    doc = tagged(marked)
    before = mentions(doc)
    assert len(before) == 1
    assert mentions(make_consistent(doc)) == before


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("T\nCode: https://github.com/[Model|zorb]/code.", []),
        (
            "T\nCode of [Model|Zorb]: https://github.com/[Model|Zorb]/code.",
            [("Model", "Zorb"), ("Model", "Zorb")],
        ),
    ],
)
def test_a_name_in_a_url_counts_only_beside_the_same_name_in_the_text(
    marked: str, expected: list[Marked]
) -> None:
    doc = tagged(marked)
    mark_links(doc)
    assert len(doc._.links) == 1
    assert mentions(make_consistent(doc)) == expected


def test_longest_string_wins_where_two_could_be_added() -> None:
    doc = tagged("T\n[Model|Swin Transformer] and [Model|Transformer]. Swin Transformer.")
    assert mentions(make_consistent(doc))[2:] == [("Model", "Swin Transformer")]


def test_mention_that_is_there_is_never_crossed() -> None:
    doc = tagged("T\n[Task|image captioning] is near image [Method|captioning systems].")
    assert mentions(make_consistent(doc)) == [
        ("Task", "image captioning"),
        ("Method", "captioning systems"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "T\nWe use [Model|vision transformers] (ViTs) here.",
        "T\nWe use vision transformers ([Model|ViTs]) here.",
    ],
)
def test_both_sides_of_a_definition_are_mentions(marked: str) -> None:
    assert mentions(make_consistent(tagged(marked))) == [
        ("Model", "vision transformers"),
        ("Model", "ViTs"),
    ]


def test_part_of_the_long_form_of_a_tagged_short_form_gives_way_to_all_of_it() -> None:
    doc = tagged("T\nA Quick Foundation [Model|Transformer] ([Method|QFT]) is new. [Method|QFT].")
    assert mentions(make_consistent(doc)) == [
        ("Model", "Quick Foundation Transformer"),
        ("Model", "QFT"),
        ("Model", "QFT"),
    ]


def test_part_of_a_long_form_stays_where_a_mention_reaches_out_of_it() -> None:
    doc = tagged("T\n[Model|A Quick] Foundation Transformer ([Model|QFT]) is new.")
    assert mentions(make_consistent(doc)) == [("Model", "A Quick"), ("Model", "QFT")]


def test_string_has_the_kind_that_it_has_mostly() -> None:
    doc = tagged("T\n[Model|PROP] and [Method|PROP] and [Method|PROP].")
    assert {kind for kind, _ in mentions(make_consistent(doc))} == {"Method"}


def test_confidence_weighs_a_vote() -> None:
    doc = tagged("T\n[Model|PROP] and [Method|PROP] and [Method|PROP].")
    surer = zip(mentions_of(doc), (0.9, 0.3, 0.3), strict=True)
    set_mentions(doc, [replace(mention, confidence=value) for mention, value in surer])
    assert {kind for kind, _ in mentions(make_consistent(doc))} == {"Model"}


def test_long_form_decides_the_kind_of_a_frequent_short_form() -> None:
    doc = tagged("T\n[Model|Graph Mixer Network] ([Task|GMN]). [Task|GMN] and [Task|GMN].")
    assert {kind for kind, _ in mentions(make_consistent(doc))} == {"Model"}


def test_added_mention_bears_the_name_of_this_component_and_a_lower_confidence() -> None:
    doc = make_consistent(tagged("T\n[Model|BERT] and BERT.", confidence=0.8))
    first, second = mentions_of(doc)
    assert (first.extractor, second.extractor) == ("tagger", "consistency")
    assert first.confidence == 0.8
    assert 0 < second.confidence < 0.8


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("T\n[Model|BERT] is [Method|object-oriented detection].", []),
        ("T\n[Model|BERT], BERT-based; oriented to [Method|object-oriented detection].", ["BERT"]),
        (
            "T\n[Model|BERTs] and [Method|ſliding windows]. BERT, Sliding windows",
            ["BERTs", "ſliding windows"],
        ),
    ],
)
def test_only_names_that_may_stand_elsewhere_are_looked_for(
    marked: str, wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: set[str] = set()
    pattern = consistency._pattern

    def noted(name: str) -> re.Pattern[str]:
        sought.add(name)
        return pattern(name)

    monkeypatch.setattr(consistency, "_pattern", noted)
    make_consistent(tagged(marked))
    assert sorted(sought) == wanted


WORDS = ("alpha", "Beta", "GAMMA", "betas", "(GA)", "grand alpha", "-", "😀", "Gamma Alpha")


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=20), st.data())
def test_old_places_stay_covered_nothing_overlaps_and_twice_is_once(
    words: list[str], data: st.DataObject
) -> None:
    doc = tagged("T\n" + " ".join([*words, "alpha", "alpha"]))
    places = [(token.idx, token.idx + len(token)) for token in doc if token.text.isalpha()]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=4))
    # The last word but one is always tagged, so that the last is always there to be added.
    chosen = sorted({*chosen, places[-2]} - {places[-1]})
    kinds = data.draw(st.lists(st.sampled_from((Kind.MODEL, Kind.TASK)), min_size=5, max_size=5))
    made = [TaggedMention(*span, kind, 0.7) for span, kind in zip(chosen, kinds, strict=False)]
    set_mentions(doc, made)
    make_consistent(doc)
    found = mentions_of(doc)
    covered = {place for item in found for place in range(*item.span)}
    assert all(covered.issuperset(range(*place)) for place in (*chosen, places[-1]))
    assert "consistency" in {item.extractor for item in found}
    kinds_of = set(mentions(doc))
    assert len({text for _, text in kinds_of}) == len(kinds_of)
    once = mentions(doc)
    assert mentions(make_consistent(doc)) == once
