"""The words that vectors are learned from are the tagger's tokens, each paper once."""

import lzma
from pathlib import Path

import numpy as np

from training.vectors import read_vectors, texts

LINES = (
    '{"title": "ViT-B", "abstract": "It works."}\n'
    '{"title": "Other", "abstract": "Text"}\n'
    '{"title": "VIT-b", "abstract": "Again"}\n'
)


def test_papers_come_as_lower_cased_tokens_and_equal_titles_once(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text(LINES, encoding="utf-8")
    assert list(texts([(file, 1)])) == ["vit - b it works .", "other text"]


def test_held_out_titles_and_skipped_lines_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl.xz"
    file.write_bytes(lzma.compress(LINES.encode()))
    assert list(texts([(file, 1)], frozenset({"vit-b"}))) == ["other text"]
    assert list(texts([(file, 2)])) == ["vit - b it works ."]


def test_vectors_are_read_with_a_zero_vector_for_unknown_words(tmp_path: Path) -> None:
    words = np.frombuffer(b"vit\nbert", dtype=np.uint8)
    table = np.array([[1, 2], [3, 4]], dtype=np.float16)
    np.savez(tmp_path / "vectors.npz", words=words, vectors=table)
    read = read_vectors(tmp_path / "vectors.npz")
    assert read.rows == {"vit": 1, "bert": 2}
    assert read.table.tolist() == [[0, 0], [1, 2], [3, 4]]
