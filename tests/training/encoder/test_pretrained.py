"""Pre-trained files are those whose hash is recorded, or are refused."""

import hashlib
import json
from pathlib import Path

import pytest

from kg.errors import InvalidValueError
from training.encoder import pretrained
from training.encoder.pretrained import MODEL, VOCABULARY, checked, read_word_pieces


def test_another_file_is_refused_with_its_hash_and_the_remedy(tmp_path: Path) -> None:
    (tmp_path / MODEL).write_bytes(b"other")
    found = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(InvalidValueError, match=f"has the SHA-256 {found} and not") as told:
        checked(tmp_path, MODEL)
    assert "\n" not in str(told.value)


def test_a_missing_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"tokenizer\.json: No such file.*; give"):
        checked(tmp_path, VOCABULARY)


def test_word_pieces_are_in_the_order_of_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = json.dumps({"model": {"vocab": {"##b": 1, "a": 0, "c": 2}}}).encode()
    (tmp_path / VOCABULARY).write_bytes(content)
    monkeypatch.setitem(pretrained._SHA256, VOCABULARY, hashlib.sha256(content).hexdigest())
    assert read_word_pieces(tmp_path) == "a\n##b\nc"
