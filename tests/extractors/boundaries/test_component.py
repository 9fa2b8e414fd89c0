"""The boundaries of a mention are those of its name, and everything else stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.boundaries.component import adjust_boundaries, trimmed
from extractors.document import TaggedMention, mentions_of
from kg.schema import Kind
from tests.extractors.tagged import mentions, tagged

MARKED = [
    ("A [Metric|BLEU score] of 3.", "BLEU"),
    ("Two [Metric|nDCG scores] fall.", "nDCG"),
    ("An [Metric|F1 score] of 3.", "F1 score"),
    ("A [Metric|macro-F1 score] of 3.", "macro-F1 score"),
    ("A [Metric|fitness score] of 3.", "fitness score"),
    ("An [Metric|overall accuracy] of 3.", "accuracy"),
    ("A [Metric|Relative BLEU score] of 3.", "BLEU"),
    ("A [Metric|mean accuracy] of 3.", "mean accuracy"),
    ("An [Method|overall BLEU score] of 3.", "overall BLEU score"),
]


@pytest.mark.parametrize(("marked", "name"), MARKED)
def test_mention_covers_its_name(marked: str, name: str) -> None:
    assert [surface for _, surface in mentions(adjust_boundaries(tagged(marked)))] == [name]


def test_confidence_and_extractor_stay_with_the_mention() -> None:
    doc = adjust_boundaries(tagged("A [Metric|BLEU score] by [Model|BERT].", confidence=0.7))
    assert [item.span for item in mentions_of(doc)] == [(2, 6), (16, 20)]
    assert {(item.confidence, item.extractor) for item in mentions_of(doc)} == {(0.7, "tagger")}


def test_boundaries_are_moved_once() -> None:
    doc = adjust_boundaries(tagged("\n".join(marked for marked, _ in MARKED)))
    once = mentions(doc)
    assert mentions(adjust_boundaries(doc)) == once


@given(
    st.lists(st.sampled_from(["overall", "best", "$", "BLEU", "F1", "score", "val"]), min_size=1),
    st.sampled_from(list(Kind)),
)
def test_name_is_never_empty_and_has_no_white_space_at_its_ends(
    words: list[str], kind: Kind
) -> None:
    text = " ".join(words)
    mention = trimmed(text, TaggedMention(0, len(text), kind))
    surface = text[mention.start : mention.end]
    assert surface
    assert surface == surface.strip()
