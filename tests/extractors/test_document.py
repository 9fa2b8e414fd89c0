"""A document accepts only mentions that can be true, and gives them in the order of the text."""

import pytest
from spacy.tokens import Doc

from extractors.document import (
    TaggedMention,
    extraction_of,
    mentions_of,
    on_token_boundaries,
    set_mentions,
    token_spans,
)
from kg.errors import InvalidValueError
from kg.model import Extraction
from kg.schema import Kind
from tests.extractors.tagged import NLP, tagged

VIT, COCO = TaggedMention(0, 3, Kind.MODEL), TaggedMention(7, 11, Kind.DATASET)


def document() -> Doc:
    return NLP.make_doc("ViT on COCO")


def test_a_new_document_has_no_mentions() -> None:
    assert mentions_of(document()) == ()


def test_mentions_are_kept_in_the_order_of_the_text_and_replace_the_earlier_ones() -> None:
    doc = document()
    set_mentions(doc, [COCO, VIT])
    assert mentions_of(doc) == (VIT, COCO)
    set_mentions(doc, [COCO])
    assert mentions_of(doc) == (COCO,)


def test_mention_that_cuts_a_token_is_an_error_that_shows_it() -> None:
    with pytest.raises(InvalidValueError, match=r"mention 1:3 'iT' begins or ends within a token"):
        set_mentions(document(), [TaggedMention(1, 3, Kind.MODEL)])


def test_mentions_that_overlap_are_an_error_that_shows_both() -> None:
    long = TaggedMention(0, 6, Kind.TASK)
    with pytest.raises(InvalidValueError, match=r"0:3 'ViT' and mention 0:6 'ViT on' overlap"):
        set_mentions(document(), [long, VIT])


def test_mentions_that_cut_tokens_can_be_left_out() -> None:
    assert on_token_boundaries(document(), [TaggedMention(0, 2, Kind.MODEL), COCO]) == [COCO]


def test_extraction_holds_the_paper_of_the_document() -> None:
    doc = tagged("T\nWe use [Model|BERT].")
    assert extraction_of(doc) == Extraction(doc._.paper)


def test_spans_of_characters_are_spans_of_the_tokens_that_they_touch() -> None:
    doc = NLP.make_doc("ViT on COCO 🤗 now")
    assert [token.text for token in doc] == ["ViT", "on", "COCO", "🤗", "now"]
    spans = [(0, 3), (7, 11), (1, 2), (2, 8), (12, 17), (0, 17)]
    assert token_spans(doc, spans) == [(0, 1), (2, 3), (0, 1), (0, 3), (3, 5), (0, 5)]
    assert token_spans(doc, []) == []
