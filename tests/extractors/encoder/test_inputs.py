"""The arrays of a document: the pieces of each token, how it is written and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoder.inputs import ROWS, Inputs, inputs_of, title_length, windows_of
from extractors.encoder.word_pieces import BEGIN, END, WordPieces
from tests.extractors.tagged import NLP

PIECES = WordPieces({"image": 1, "##net": 2, "on": 3, "a": 4, "##a": 5})
MOST = 512


def inputs(text: str) -> Inputs:
    return inputs_of(NLP.make_doc(text), PIECES)


def test_tokens_have_the_places_of_their_pieces_between_begin_and_end() -> None:
    found = inputs("ImageNet on image")
    assert found.pieces.tolist() == [BEGIN, 1, 2, 3, 1, END]
    assert found.first.tolist() == [1, 3, 4]
    assert found.last.tolist() == [2, 3, 4]


def test_places_tell_the_title_and_the_spaces_around() -> None:
    doc = NLP.make_doc("On nets\nNo nets.")
    assert [token.text for token in doc] == ["On", "nets", "\n", "No", "nets", "."]
    assert inputs_of(doc, PIECES).places.tolist() == [1 + 2, 1 + 4, 0, 2, 4, 0]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("On nets", 2), ("On nets\nNo", 2), ("\nNo", 0)]
)
def test_title_is_the_first_line(text: str, length: int) -> None:
    assert title_length(NLP.make_doc(text)) == length


def test_forms_tell_word_shape_and_ending_apart() -> None:
    forms = inputs("ResNet DenNet ResNet resnet").forms
    assert forms[0].tolist() == forms[2].tolist()
    assert forms[0][1:].tolist() == forms[1][1:].tolist()
    assert forms[0][0] != forms[1][0]
    assert forms[0][1] != forms[3][1]
    assert forms[0][2] == forms[3][2]


def test_tokens_past_the_last_piece_have_the_place_of_the_end() -> None:
    found = inputs("on " * 5000)
    assert len(found.pieces) == MOST
    assert len(found.first) == len(found.last) == 5000
    assert found.first[:510].tolist() == list(range(1, 511))
    assert set(found.first[510:].tolist()) == set(found.last[510:].tolist()) == {511}
    assert found.pieces[511] == END


def test_empty_text_has_begin_and_end_alone() -> None:
    found = inputs("")
    assert found.pieces.tolist() == [BEGIN, END]
    assert found.forms.shape == (0, 3)
    assert len(found.places) == 0


TOKENS = st.sampled_from(["ImageNet", "a" * 11, "on", "\n", "🤗", "é"])


@given(st.lists(TOKENS, min_size=1, max_size=8), st.sampled_from([1, 100]))
def test_every_token_has_pieces_within_the_row_and_rows_within_the_tables(
    words: list[str], times: int
) -> None:
    doc = NLP.make_doc(" ".join(words * times))
    found = inputs_of(doc, PIECES)
    assert len(found.pieces) <= MOST
    assert (found.pieces[0], found.pieces[-1]) == (BEGIN, END)
    assert len(found.first) == len(found.last) == len(found.forms) == len(found.places) == len(doc)
    assert ((found.first >= 1) & (found.first <= found.last)).all()
    assert (found.last < len(found.pieces)).all()
    assert ((found.forms >= 0) & (found.forms < ROWS)).all()
    assert ((found.places >= 0) & (found.places < 8)).all()


@given(st.lists(st.sampled_from(["on", "ImageNet", "-", "unlikeliest"]), max_size=900))
def test_windows_read_each_token_once_and_fit(words: list[str]) -> None:
    doc = NLP.make_doc(" ".join(words))
    windows = list(windows_of(doc, PIECES))
    assert sum(len(each.first) - context for each, context in windows) == len(doc)
    assert all(len(each.pieces) <= MOST for each, _ in windows)
    assert all(each.last.max() < len(each.pieces) - 1 for each, _ in windows)
    assert [context for _, context in windows[:1]] == [0] * bool(len(doc))
    assert all(context > 0 for _, context in windows[1:])


def test_a_text_that_fits_is_one_window() -> None:
    doc = NLP.make_doc("on ImageNet")
    ((window, context),) = windows_of(doc, PIECES)
    assert context == 0
    assert window.pieces.tolist() == inputs("on ImageNet").pieces.tolist()
