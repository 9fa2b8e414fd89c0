"""Zip and tar archives, which are read like folders."""

import bz2
import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.errors import Outcome, Problem, SourceError
from kg.reading.inputs import compression
from kg.sources import read
from tests.kg.reading.inputs.files import papers_of, written

LINE = '{"title": "Zorb für Müller", "abstract": "We zorb — “fast”.", "id": "z"}\n'


def _zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    data = _zipped({
        "b/one.jsonl": LINE.encode(),
        "a.jsonl": gzip.compress(LINE.replace('"z"', '"y"').replace("Zorb", "Blue").encode()),
        "README": b"# Notes\n",
        ".hidden": b"%PDF-",
        "__MACOSX/a.jsonl": LINE.encode(),
    })
    problems: list[Problem] = []
    path = written(tmp_path / "export.zip", data)
    papers = papers_of(path, problems)
    assert [(paper.id, paper.source[0].file) for paper in papers] == [
        ("y", "export.zip/a.jsonl"),
        ("z", "export.zip/b/one.jsonl"),
    ]
    assert [str(problem) for problem in problems] == [
        f"{path}/README: passed over: it seems to be Markdown, which no source format reads"
    ]


def _tarred(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
        link = tarfile.TarInfo("c.jsonl")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return file.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_a_tar_archive_is_read_like_a_folder(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    other = LINE.replace('"z"', '"y"').replace("Zorb", "Blue").encode()
    data = _tarred({
        "./b/one.jsonl": LINE.encode(),
        "a.zip": _zipped({"a.jsonl": other}),
        "./.hidden": b"%PDF-",
    })
    papers = papers_of(written(tmp_path / "export", pack(data)))
    assert [(paper.id, paper.source[0].file) for paper in papers] == [
        ("y", "export/a.zip/a.jsonl"),
        ("z", "export/./b/one.jsonl"),
    ]


def test_a_tar_archive_that_is_cut_off_is_an_error(tmp_path: Path) -> None:
    data = _tarred({"a.jsonl": LINE.encode() * 100, "b.jsonl": LINE.encode()})
    with pytest.raises(SourceError, match=r"a\.tar: it is a tar archive that is damaged"):
        read([written(tmp_path / "a.tar", data[:2_000])])


def test_a_damaged_member_is_passed_over_and_the_others_arepapers_of(tmp_path: Path) -> None:
    broken = gzip.compress(os.urandom(9_999).hex().encode())[:5_000]
    data = _zipped({"a.jsonl": broken, "b.zip": b"PK\3\4", "c.jsonl": LINE.encode()})
    problems: list[Problem] = []
    path = written(tmp_path / "a.zip", data)
    assert [paper.id for paper in papers_of(path, problems)] == ["z"]
    assert [problem.outcome for problem in problems] == [Outcome.PASSED_OVER] * 2
    assert str(problems[0]).startswith(f"{path}/a.jsonl: passed over: its compressed data is")
    assert str(problems[1]).startswith(f"{path}/b.zip: passed over: it is a zip archive that is")
    with pytest.raises(SourceError, match=r"a\.jsonl: its compressed data is damaged"):
        read([path], strict=True)


@pytest.mark.parametrize("pack", [_zipped, _tarred])
def test_what_an_archive_unpacks_to_is_counted_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    monkeypatch.setattr(compression, "MOST_BYTES", 50_000)
    member = gzip.compress(LINE.encode() + b"\n" * 30_000)
    problems: list[Problem] = []
    path = written(tmp_path / "a", pack({"1.gz": member, "2.gz": member}))
    assert [paper.source[0].file for paper in papers_of(path, problems)] == ["a/1.gz"]
    assert [problem.text for problem in problems] == [
        "passed over: with it a unpacks to more than 50,000 bytes; give a part of it"
    ]


def test_archives_in_archives_are_read_up_to_some_depth(tmp_path: Path) -> None:
    data = LINE.encode()
    for _ in range(3):
        data = _zipped({"inner.jsonl": data})
    assert len(papers_of(written(tmp_path / "a.zip", data))) == 1
    with pytest.raises(SourceError, match="archives lie in archives here; unpack it"):
        read([written(tmp_path / "b.zip", _zipped({"inner.jsonl": data}))])


def test_an_archive_that_is_damaged_or_holds_no_papers_is_an_error(tmp_path: Path) -> None:
    whole = _zipped({"a.jsonl": LINE.encode()})
    with pytest.raises(SourceError, match=r"a\.zip: it is a zip archive that is damaged"):
        read([written(tmp_path / "a.zip", whole[:40])])
    with pytest.raises(SourceError, match=r"b\.zip/a\.jsonl: it is a PDF; give title"):
        read([written(tmp_path / "b.zip", _zipped({"a.jsonl": b"%PDF-1.5"}))])
    with pytest.raises(SourceError, match=r"c\.zip: no paper in it; give one of"):
        read([written(tmp_path / "c.zip", _zipped({}))])
