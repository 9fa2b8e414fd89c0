"""A token is cut into the longest pieces that the vocabulary has, as uncased BERT cuts it."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoder.network import shipped_encoder
from extractors.encoder.word_pieces import UNKNOWN, WordPieces

LETTERS = string.ascii_lowercase + string.digits
WHOLE = [*LETTERS, "net", "image", "new", "newer"]
VOCABULARY = [f"[{number}]" for number in range(200)]
VOCABULARY += WHOLE + ["##" + piece for piece in WHOLE] + list(string.punctuation)
PIECES = WordPieces.of("\n".join(VOCABULARY))
NAMES = {number: piece for piece, number in PIECES.numbers.items()}
SHIPPED = {number: piece for piece, number in shipped_encoder().pieces.numbers.items()}


def folded(word: str) -> str:
    """The word in lower case without accents, invisible signs and spaces."""
    kept = (
        char
        for char in unicodedata.normalize("NFD", word.lower())
        if unicodedata.category(char) not in ("Mn", "Cc", "Cf") and not char.isspace()
    )
    return "".join(kept)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ImageNet", ["image", "##net"]),
        ("newer", ["newer"]),
        ("news", ["new", "##s"]),
        ("a-b", ["a", "-", "b"]),
        ("Nét", ["net"]),
        ("n\u200bet", ["net"]),
        ("new net", ["new", "net"]),
    ],
)
def test_word_is_folded_and_cut_greedily(word: str, pieces: list[str]) -> None:
    assert [NAMES[number] for number in PIECES(word)] == pieces


@pytest.mark.parametrize("word", ["π", "net\u03c0", "中", "a" * 101, "\u200b", "\ufffd", " ", ""])
def test_what_the_vocabulary_lacks_is_one_unknown_piece(word: str) -> None:
    assert PIECES(word) == (UNKNOWN,)


def test_no_more_than_twelve_pieces_are_given() -> None:
    assert [NAMES[number] for number in PIECES("-" * 30)] == ["-"] * 12


def test_unknown_run_leaves_the_others_known() -> None:
    assert PIECES("net-π") == (*PIECES("net"), *PIECES("-"), UNKNOWN)


@given(st.text(max_size=30))
def test_every_token_has_one_to_twelve_pieces_of_the_vocabulary(word: str) -> None:
    pieces = PIECES(word)
    assert 1 <= len(pieces) <= 12
    assert set(pieces) <= {UNKNOWN, *PIECES.numbers.values()}
    assert pieces == PIECES(word) == WordPieces(PIECES.numbers)(word)


@given(st.text(string.ascii_letters + "0123456789éÀñ-_.", min_size=1, max_size=11))
def test_known_pieces_rejoin_to_the_folded_word(word: str) -> None:
    pieces = [NAMES[number] for number in PIECES(word)]
    assert "".join(piece.removeprefix("##") for piece in pieces) == folded(word)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unaffable", ["una", "##ffa", "##ble"]),
        ("Café", ["cafe"]),
        ("中国", ["中", "国"]),
        ("ImageNet", ["image", "##net"]),
        ("don't", ["don", "'", "t"]),
    ],
)
def test_the_shipped_vocabulary_is_that_of_uncased_bert(word: str, pieces: list[str]) -> None:
    assert [SHIPPED[number] for number in shipped_encoder().pieces(word)] == pieces


def test_the_shipped_vocabulary_has_its_special_pieces_where_bert_has_them() -> None:
    assert len(SHIPPED) == 30_522
    assert [SHIPPED[number] for number in (100, 101, 102)] == ["[UNK]", "[CLS]", "[SEP]"]
