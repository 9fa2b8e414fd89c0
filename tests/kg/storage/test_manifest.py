import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from kg.errors import GraphError, OutputError
from kg.storage import manifest as module
from kg.storage.manifest import (
    MANIFEST,
    build_of,
    entry_of,
    finish,
    read_manifest,
    read_whole,
    replace_together,
)

P = ParamSpec("P")
T = TypeVar("T")

FILES = {"a.txt": b"one", "b.txt": b"two"}
OTHERS = {"a.txt": b"new", "c.txt": b"three"}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    with replace_together(folder) as staging:
        for name, content in files.items():
            with staging.open(name) as file:
                file.write(content)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what readers find."""
    return read_whole(folder, lambda paths: {name: p.read_bytes() for name, p in paths.items()})


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_are_written_with_a_manifest_that_describes_them(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write(folder, FILES)
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.files == {name: entry_of(folder / name) for name in FILES}
    assert contents(folder) == FILES
    assert names(folder) == {*FILES, MANIFEST}


def test_the_same_files_are_the_same_build(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, FILES)
    write(tmp_path / "three", OTHERS)
    one, two, three = (build_of(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    assert one != three


def test_files_that_the_new_build_lacks_are_no_longer_of_it(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    write(tmp_path, FILES)
    write(tmp_path, OTHERS)
    assert contents(tmp_path) == OTHERS
    assert names(tmp_path) == {*FILES, *OTHERS, MANIFEST, "notes.md"}


def test_a_manifest_of_somebody_else_takes_no_file_away(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "overrides.toml": b""})
    (tmp_path / "overrides.toml").write_bytes(b"mine")
    write(tmp_path, FILES)
    assert (tmp_path / "overrides.toml").read_bytes() == b"mine"


def test_a_reader_whose_file_is_moved_while_it_reads_reads_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    with replace_together(tmp_path / "next") as staging, staging.open("a.txt") as file:
        file.write(b"new")
    (tmp_path / "next" / MANIFEST).replace(tmp_path / ".manifest.json.next")
    (tmp_path / "next" / "a.txt").replace(tmp_path / ".a.txt.new")
    calls: list[str] = []

    def read(paths: Mapping[str, Path]) -> bytes:
        calls.append(paths["a.txt"].name)
        if len(calls) == 1:
            paths["a.txt"].replace(tmp_path / "a.txt")
        return paths["a.txt"].read_bytes()

    assert read_whole(tmp_path, read) == b"new"
    assert calls == [".a.txt.new", "a.txt"]


def test_when_a_writer_fails_all_stays_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    def fail() -> None:
        with replace_together(tmp_path) as staging, staging.open("a.txt") as file:
            file.write(b"half")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        fail()
    assert contents(tmp_path) == FILES
    assert names(tmp_path) == {*FILES, MANIFEST}


class StoppedError(BaseException):
    """The process ends here."""


def stopping_at(step: int, calls: Iterator[int]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            if next(calls) == step:
                raise StoppedError
            return function(*args, **kwargs)

        return run

    return wrap


def test_whenever_the_writer_is_stopped_readers_find_one_build_and_the_next_writer_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    step = 0
    while True:
        folder = tmp_path / str(step)
        write(folder, FILES)
        calls = iter(range(1000))
        with monkeypatch.context() as patched:
            patch = stopping_at(step, calls)
            patched.setattr(os, "fsync", patch(os.fsync))
            patched.setattr(Path, "replace", patch(Path.replace))
            patched.setattr(Path, "unlink", patch(Path.unlink))
            patched.setattr(module, "clear", patch(module.clear))
            with suppress(StoppedError):
                write(folder, OTHERS)
                break
        found = contents(folder)
        assert found in (FILES, OTHERS)
        finish(folder)
        assert contents(folder) == found
        assert names(folder) <= {*FILES, *OTHERS, MANIFEST}
        seen.add(tuple(found))
        write(folder, OTHERS)
        assert names(folder) == {*FILES, *OTHERS, MANIFEST}
        step += 1
    assert seen == {tuple(FILES), tuple(OTHERS)}
    assert step > 8


def test_a_reader_that_meets_a_change_reads_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    calls: list[list[str]] = []

    def read(paths: Mapping[str, Path]) -> dict[str, bytes]:
        if not calls:
            write(tmp_path, OTHERS)
        calls.append(sorted(paths))
        return {name: path.read_bytes() for name, path in paths.items()}

    assert read_whole(tmp_path, read) == OTHERS
    assert calls == [["a.txt", "b.txt"], ["a.txt", "c.txt"]]


def test_a_folder_without_a_manifest_has_its_plain_files(tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_bytes(b"{}")
    (tmp_path / ".hidden").write_bytes(b"")
    assert contents(tmp_path) == {"graph.json": b"{}"}
    assert build_of(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"build": "x", "files": {"../a": {"sha256": "", "size": 0}}}',
        '{"build": "x", "files": {".a": {"sha256": "", "size": 0}}}',
        '{"build": "x", "files": {"": {"sha256": "", "size": 0}}}',
        '{"build": "x", "files": {"a\\\\b": {"sha256": "", "size": 0}}}',
        '{"build": "x", "files": {"a": {}}}',
    ],
)
def test_a_damaged_manifest_is_an_error_and_moves_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match="is no manifest of a build"):
        read_manifest(tmp_path)


def test_a_place_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="choose another place"):
        write(tmp_path / "file", FILES)
