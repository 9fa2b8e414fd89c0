"""The judge of kinds learns what separates the kinds, and its report counts what it does."""

import pytest
from spacy.tokens import Doc

from extractors.document import TaggedMention, set_mentions
from extractors.kind_classifier import CHOICES, kind_probabilities
from kg.schema import Kind
from tests.documents import entity, extraction, paper
from training.kinds import Judged, Reader, annotated_kinds, report, train

LESSON = [
    *[Judged(["benchmark", "bias"], Kind.MODEL, Kind.DATASET)] * 40,
    *[Judged(["network", "bias"], Kind.MODEL, Kind.MODEL)] * 40,
    *[Judged(["ours", "bias"], Kind.MODEL, None)] * 40,
]
TEXT = paper("ZebraNet", "ZebraNet beats BERT on zebra-net.")
GOLD = extraction(TEXT, entity(TEXT, Kind.MODEL, "ZebraNet"))


@pytest.mark.parametrize(
    ("feature", "right"), [("benchmark", Kind.DATASET), ("network", Kind.MODEL), ("ours", None)]
)
def test_feature_of_one_choice_makes_that_choice_the_likeliest(
    feature: str, right: Kind | None
) -> None:
    chances = kind_probabilities([feature, "bias"], train(LESSON))
    assert CHOICES[chances.index(max(chances))] is right


def test_rare_feature_gets_no_weight() -> None:
    assert "rare" not in train([*LESSON, Judged(["rare"], Kind.TASK, Kind.TASK)])


def test_report_counts_what_was_right_before_and_is_now() -> None:
    weights = train(LESSON)
    lines = list(report((one, weights) for one in LESSON))
    assert lines == [
        "80 annotated names: 40 tagged with the right kind",
        "  now 80 have the right kind, 0 are dropped",
        "40 other names: 40 are dropped",
    ]


def test_annotated_kind_is_found_by_any_spelling() -> None:
    assert annotated_kinds(GOLD) == {"zebranet": Kind.MODEL}


def test_reader_gives_each_proposed_name_its_annotated_kind_or_none() -> None:
    def tagger(doc: Doc) -> Doc:
        spans = ((0, 8), (9, 17), (24, 28))
        set_mentions(doc, [TaggedMention(*span, Kind.METHOD) for span in spans])
        return doc

    judged = list(Reader(tagger).judged(GOLD))
    assert [one.right for one in judged] == [Kind.MODEL, None]
    assert "title begins" in judged[0].features
