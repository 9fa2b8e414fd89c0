from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.library.checking import faults
from tests.kg.library.conftest import Bench

Source = Callable[..., Path]


@pytest.fixture
def folder(bench: Bench, source: Source) -> Path:
    bench.build(source("a.jsonl", p1="We use ZorBert."))
    return bench.folder


def told(folder: Path) -> list[str]:
    return [what for what, _ in faults(folder)]


def test_a_folder_as_it_was_built_has_no_faults(folder: Path) -> None:
    assert told(folder) == []


def test_files_that_are_not_those_that_were_written_are_told(folder: Path) -> None:
    (folder / "graph.json").write_bytes(b"{}")
    (folder / "papers.jsonl").unlink()
    assert told(folder) == [
        "graph.json is not the file that was written",
        "papers.jsonl is missing",
    ]


def test_a_stopped_build_is_told(folder: Path) -> None:
    (folder / ".graph.json.new").write_bytes(b"half")
    assert told(folder) == ["a build was stopped and left .graph.json.new"]


def test_a_store_that_is_missing_or_damaged_is_told(folder: Path) -> None:
    store = folder / "library.sqlite"
    store.write_bytes(b"no store at all" * 100)
    assert "is no store" in told(folder)[0]
    store.unlink()
    assert told(folder) == ["library.sqlite is missing: every paper will be extracted again"]


def test_corrections_that_cannot_be_read_are_told(folder: Path) -> None:
    (folder / "overrides.toml").write_text("[[stop]]\n", encoding="utf-8")
    assert told(folder) == [f"{folder / 'overrides.toml'}: stop 1: has no 'kind'; add it"]


def test_a_folder_without_a_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(
        GraphError,
        match=r"holds no build that has ended \(it has no manifest.json\); build it with",
    ):
        told(tmp_path)
