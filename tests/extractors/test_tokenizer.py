"""The tokeniser keeps the text and ends a token wherever a mention may end."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.tokenizer import NAME, PaperTokenizer, make_tokenizer, split
from kg.text.occurrences import occurrences

NLP = spacy.blank("en")
TOKENIZE = make_tokenizer(NLP)
CHARACTERS = st.text(alphabet=st.sampled_from(" \n\tabZ-_9é\u0301\u00a0$/\\🤗𝐀"), max_size=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ImageNet-pretrained", ["ImageNet", "-", "pretrained"]),
        ("ViT-B/16", ["ViT", "-", "B", "/", "16"]),
        ("$\\ell_1$-norm", ["$", "\\", "ell", "_", "1", "$", "-", "norm"]),
        ("F1=87.3%", ["F1", "=", "87", ".", "3", "%"]),
        ("(mAP),", ["(", "mAP", ")", ","]),
        ("YourMT3+ 🤗", ["YourMT3", "+", "🤗"]),
        ("Title\nText", ["Title", "\n", "Text"]),
        ("a  b", ["a", " ", "b"]),
        ("", []),
    ],
)
def test_text_comes_apart_at_every_character_that_is_no_letter_or_digit(
    text: str, words: list[str]
) -> None:
    assert [token.text for token in TOKENIZE(text)] == words


@given(CHARACTERS)
def test_the_text_is_kept_whole(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx :].startswith(token.text) for token in doc)


@given(CHARACTERS)
def test_white_space_shares_no_token_with_other_characters(text: str) -> None:
    for word, _ in split(text):
        assert word.isspace() or not any(character.isspace() for character in word)


@given(CHARACTERS, st.sampled_from(["ViT", "ViT-B", "-22K", "$k$", "mAP@50"]), CHARACTERS)
def test_every_occurrence_of_a_form_begins_and_ends_with_a_token(
    before: str, form: str, after: str
) -> None:
    text = f"{before} {form} {after}"
    doc = TOKENIZE(text)
    found = list(occurrences(form, text))
    assert found
    assert all(doc.char_span(mention.start, mention.end) is not None for mention in found)


def test_a_configuration_names_the_tokeniser() -> None:
    made = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    assert isinstance(made.tokenizer, PaperTokenizer)


def test_the_tokeniser_comes_back_from_bytes() -> None:
    assert TOKENIZE.from_bytes(TOKENIZE.to_bytes()) is TOKENIZE
