"""Sentences: marks on documents."""

import pytest
import spacy

import extractors.sentences.component  # noqa: F401 - registers the component
from extractors.tokenizer import make_tokenizer


@pytest.mark.parametrize("own", [True, False])
def test_component_marks_the_first_token_of_each_sentence(own: bool) -> None:
    """Any tokenisation gives the same sentences, and the title is one."""
    nlp = spacy.blank("en")
    if own:
        nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("paperkg_sentences")
    doc = nlp("A Title\nWe use ViT-B/16 (e.g. 86M). It wins.")
    assert [s.text.strip() for s in doc.sents] == [
        "A Title",
        "We use ViT-B/16 (e.g. 86M).",
        "It wins.",
    ]


def test_token_over_a_border_does_not_swallow_the_sentence() -> None:
    """A start inside a token moves to the next token."""
    nlp = spacy.blank("en")
    nlp.add_pipe("paperkg_sentences")
    doc = spacy.tokens.Doc(
        nlp.vocab, words=["It", "wins.  We", "agree."], spaces=[True, True, False]
    )
    assert [s.text for s in nlp(doc).sents] == ["It wins.  We", "agree."]


def test_empty_document_has_no_sentence() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("paperkg_sentences")
    assert list(nlp("").sents) == []
