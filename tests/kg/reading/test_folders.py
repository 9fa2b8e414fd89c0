"""Folders, and what of them is passed over."""

import re
import sys
from pathlib import Path

import pytest

from kg.errors import MissingPackageError, Outcome, Problem, SourceError
from kg.model import Paper, Source
from kg.sources import read

GOOD = '{"id": "p1", "title": "CrossViT", "abstract": "We propose CrossViT."}\n'
BANNER = "new\n\nSubscribe\n\nbyAK and the research community\n\n"
PAGE = f"{BANNER}Mar 12\n\nCrossViT\n\nWe propose CrossViT.\n"


def _write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _papers(folder: Path, problems: list[Problem]) -> list[Paper]:
    return [item for item in read([folder], report=problems.append) if isinstance(item, Paper)]


def test_a_folder_is_read_below_and_says_what_it_passes_over(tmp_path: Path) -> None:
    _write(tmp_path / "b" / "page.txt", PAGE)
    _write(tmp_path / "a.jsonl", GOOD)
    for name in ("a.png", "b.png"):
        _write(tmp_path / name, b"\x89PNG\r\n\0")
    _write(tmp_path / "README.md", "# Exports\n\n- [Zotero](https://zotero.org)\n")
    problems: list[Problem] = []
    (paper,) = _papers(tmp_path, problems)
    assert paper.source == (Source("a.jsonl", 1), Source("b/page.txt", 9, "Mar 12"))
    instead = "give a list whose entries link to papers, or papers with title and abstract"
    assert [str(problem) for problem in problems[:-1]] == [
        f"{tmp_path}/README.md: passed over: it is Markdown, and no list of papers; {instead}",
        f"{tmp_path}: 2 files are passed over: it is an image; leave it out (a.png, b.png)",
    ]
    told = [(problem.outcome, problem.count) for problem in problems]
    passed = Outcome.PASSED_OVER
    assert told == [(passed, 1), (passed, 2), (Outcome.JOINED, 1)]
    assert len(read([tmp_path], strict=True, report=lambda _: None)) == 1


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "a page without a date": (PAGE.replace("Mar 12\n\n", ""), r"b:9: passed over: neither a date"),
    "JSON Lines": (GOOD.replace("p1", "p2") + GOOD[:30], "b:2: passed over: the last line is cut"),
    "JSON": (f"[{GOOD}, {GOOD[:30]}", r"b:2: passed over: its JSON breaks off .* at column 33, "),
    "gzip": (b"\x1f\x8b\x08 and more", "b: passed over: its compressed data is damaged or cut off"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_of_a_folder_that_cannot_be_read_is_passed_over_as_a_whole(
    tmp_path: Path, what: str
) -> None:
    content, says = BROKEN[what]
    _write(tmp_path / "a.jsonl", GOOD)
    broken = _write(tmp_path / "b", content)
    problems: list[Problem] = []
    (paper,) = _papers(tmp_path, problems)
    assert paper.source == (Source("a.jsonl", 1),)
    (problem,) = problems
    assert problem.outcome is Outcome.PASSED_OVER
    assert re.search(says, str(problem))
    for path, strict in ((tmp_path, True), (broken, False)):
        with pytest.raises(SourceError, match=says.replace("passed over: ", "")):
            read([path], strict=strict)
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(SourceError, match=says.replace("passed over: ", "")):
        read([tmp_path])


def test_a_link_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "a.jsonl", GOOD)
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "gone.jsonl")
    problems: list[Problem] = []
    assert len(_papers(tmp_path, problems)) == 1
    said = "passed over: it cannot be read (No such file or directory); check its permissions"
    assert [str(problem) for problem in problems] == [f"{tmp_path}/b.jsonl: {said}"]


def test_what_a_missing_package_would_read_is_passed_over_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _write(tmp_path / "a.jsonl", GOOD)
    path = _write(tmp_path / "b.parquet", b"PAR1")
    problems: list[Problem] = []
    assert len(_papers(tmp_path, problems)) == 1
    (problem,) = problems
    assert problem.text.endswith("this needs it; run `pip install 'paperkg[tables]'`")
    with pytest.raises(MissingPackageError, match="pyarrow is not installed"):
        read([path])


def test_a_table_that_is_passed_over_is_told_with_the_way_to_name_its_columns(
    tmp_path: Path,
) -> None:
    _write(tmp_path / "a.jsonl", GOOD)
    _write(tmp_path / "b.csv", "What,Words\nZorb,We zorb.\nBlue,We blue.\n")
    problems: list[Problem] = []
    assert len(_papers(tmp_path, problems)) == 1
    (problem,) = problems
    assert problem.text == (
        "passed over: it is a table without a column of titles (its columns: 'What', 'Words');"
        " name them with --columns, as in --columns title=NAME,abstract=NAME"
    )


def test_the_folder_that_is_written_is_not_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.jsonl", GOOD)
    _write(tmp_path / "out" / "papers.jsonl", '{"title": "ViT", "abstract": "", "entities": []}\n')
    assert len(read([tmp_path])) == 2
    assert len(read([tmp_path], skip=tmp_path / "out")) == 1
