"""From paths to documents: compression, archives, folders, standard input, encodings."""

import bz2
import gzip
import io
import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd

from kg.errors import Outcome, Problem, SourceError
from kg.reading.inputs import compression
from kg.reading.inputs.encoding import Encoding, encoding_of
from kg.reading.inputs.seeming import seeming
from kg.sources import Head, read
from tests.kg.reading.inputs.files import papers_of, written

LINE = '{"title": "Zorb für Müller", "abstract": "We zorb — “fast”.", "id": "z"}\n'
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("name", PACKERS)
def test_what_is_compressed_is_recognised_by_its_bytes(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / "papers.csv", PACKERS[name](LINE.encode()))
    (paper,) = papers_of(path)
    assert (paper.title, paper.source[0].file) == ("Zorb für Müller", "papers.csv")


@pytest.mark.parametrize("name", PACKERS)
def test_compressed_data_that_is_cut_off_is_an_error(name: str, tmp_path: Path) -> None:
    data = PACKERS[name](os.urandom(100_000).hex().encode())
    path = written(tmp_path / "papers", data[: len(data) // 2])
    with pytest.raises(SourceError, match=r"papers: its compressed data is damaged or cut off"):
        read([path])


def test_what_is_compressed_twice_is_read_and_more_often_not(tmp_path: Path) -> None:
    data = gzip.compress(bz2.compress(LINE.encode()))
    assert len(papers_of(written(tmp_path / "a", data))) == 1
    for _ in range(3):
        data = gzip.compress(data)
    with pytest.raises(SourceError, match="compressed many times over; unpack it"):
        read([written(tmp_path / "b", data)])


def test_what_unpacks_to_too_much_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "MOST_BYTES", 99_999)
    path = written(tmp_path / "papers.gz", gzip.compress(LINE.encode() * 9_999))
    with pytest.raises(SourceError, match=r"papers\.gz: it unpacks to more than 99,999 bytes"):
        read([path])


def test_a_pipe_is_read_though_it_cannot_be_sought_in(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    if os.fork() == 0:
        path.write_bytes(gzip.compress(LINE.encode()))
        os._exit(0)
    (paper,) = papers_of(path)
    assert paper.source[0].file == str(path)
    os.wait()


def test_compressed_standard_input_ispapers_of(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO(zstd.compress(LINE.encode()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert [paper.id for paper in papers_of(Path("-"))] == ["z"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_unicode_is_read_without_a_word(encoding: str, tmp_path: Path) -> None:
    (paper,) = papers_of(written(tmp_path / "papers", (LINE * 2).encode(encoding)))
    assert paper.text == "Zorb für Müller\nWe zorb — “fast”."


def test_western_text_is_read_and_said(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (paper,) = papers_of(written(tmp_path / "papers", LINE.encode("cp1252")), problems)
    assert paper.text == "Zorb für Müller\nWe zorb — “fast”."
    (problem,) = problems
    assert problem.text == "it is no UTF-8 text, and is read as Windows-1252"
    assert problem.outcome is Outcome.NOTED


def test_a_fault_at_the_end_of_a_long_text_is_found(tmp_path: Path) -> None:
    text = LINE.encode() * 40_000 + LINE.encode().replace("ü".encode(), b"\xff")
    problems: list[Problem] = []
    papers = papers_of(written(tmp_path / "papers", text), problems)
    assert problems[0].text == "bytes that are no UTF-8, the first in line 40001, became U+FFFD"
    assert problems[0].outcome is Outcome.MENDED
    assert len(papers) == 1


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Étude des réseaux de neurones profonds à l’école", "cp1252"),
        ("Zażółć gęślą jaźń i wąż; Łukasz Wiśniewski", "cp1250"),
        ("Глубокое обучение нейронных сетей для анализа изображений", "cp1251"),
        ("Глубокое обучение нейронных сетей для анализа изображений", "koi8_r"),
        ("基于注意力机制的神经网络与图像识别方法研究", "gb18030"),
        ("ニューラルネットワークによる画像認識", "shift_jis"),
        ("딥러닝을 이용한 영상 인식 방법", "euc_kr"),
    ],
)
def test_the_letters_tell_the_encoding(text: str, codec: str) -> None:
    data = f"title,abstract\n{text},plain words of English\n".encode(codec)
    found = encoding_of(lambda: io.BytesIO(data))
    assert found.codec == codec
    assert found.note is not None


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>", "iso8859-1"),
        (b'<?xml version="1.0" encoding="UTF-8"?><a/>', "utf-8-sig"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', "utf-8-sig"),
        (b'<?xml version="1.0" encoding="nothing"?><a/>', "utf-8-sig"),
        (b"PAR1\0\0\x15\x04\xff\xfe", "utf-8-sig"),
    ],
)
def test_what_xml_declares_is_believed_where_it_can_be(data: bytes, codec: str) -> None:
    assert encoding_of(lambda: io.BytesIO(data)) == Encoding(codec)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"a;b;c\n1;2;3\n", "a table with the columns a, b, c"),
        (b'title,year\n"a\nb",2020\n', "a table with the columns title, year"),
        (b"a|b|c\n1|2|3\n", "a table with the columns a, b, c"),
        (b"| a | b |\n|---|---|\n| 1 | 2 |\n", "Markdown"),
        (b"<!-- x --><!DOCTYPE html>", "an HTML page"),
        (b'[{"doi": 1}]', "a JSON array of objects with doi"),
        (b'{"a": 1, "b"', "JSON that is cut off or has a fault, with a"),
        (b"[1, 2]", "a JSON array"),
        (b"import os\n", "Python code"),
        (b"\\documentclass{article}", "LaTeX"),
        ("# Über\n".encode("utf-16"), "Markdown"),
    ],
)
def test_what_nothing_reads_is_named(data: bytes, what: str) -> None:
    assert seeming(Head(data, encoding_of(lambda: io.BytesIO(data)).codec)) == what
