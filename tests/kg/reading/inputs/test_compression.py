"""Compressed inputs are read as what they hold."""

import bz2
import gzip
import lzma
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from backports import zstd

from kg.model import Paper
from kg.sources import read

LINE = b'{"title": "ZorbNet: Convolutions over Orbits", "abstract": "We propose ZorbNet."}\n'


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inside/papers.jsonl", LINE)
    return file.getvalue()


PACKED = {
    "gzip": gzip.compress(LINE),
    "bzip2": bz2.compress(LINE),
    "xz": lzma.compress(LINE),
    "zstd": zstd.compress(LINE),
    "zip": zipped(),
}


@pytest.mark.parametrize("how", PACKED)
def test_what_is_compressed_is_read_whatever_it_is_called(how: str, tmp_path: Path) -> None:
    path = tmp_path / "papers.txt"
    path.write_bytes(PACKED[how])
    (paper,) = read([path])
    assert isinstance(paper, Paper)
    assert paper.title == "ZorbNet: Convolutions over Orbits"


@pytest.mark.parametrize("text", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_encoding_is_recognised(text: str, tmp_path: Path) -> None:
    path = tmp_path / "papers.csv"
    lines = (
        "Title;Abstract;Authors\nZorbNet: Orbits;We propose a caf\u00e9 of orbits.;Zo\u00e9 Orb\n"
    )
    bom = b"\xff\xfe" if text == "utf-16-le" else b""
    path.write_bytes(bom + lines.encode(text))
    (paper,) = read([path], report=lambda _: None)
    assert isinstance(paper, Paper)
    assert (paper.abstract, paper.authors) == (
        "We propose a caf\u00e9 of orbits.",
        ("Zo\u00e9 Orb",),
    )
