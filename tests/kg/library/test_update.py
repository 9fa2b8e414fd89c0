from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from kg.library import OVERRIDES
from kg.library.store import STORE, Store
from kg.storage import manifest
from kg.storage.files import atomic_write
from kg.storage.locking import locked_file
from kg.storage.manifest import build_of
from tests.kg.library.conftest import Bench

Source = Callable[..., Path]
A, B = "We use ZorBert and it works.", "Here VitNet is run again."


class StoppedError(BaseException):
    """The process ends here."""


def stop(*_: object, **__: object) -> None:
    raise StoppedError


def test_an_update_stopped_after_its_files_are_there_is_settled_by_the_next(
    bench: Bench, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = source("a.jsonl", p1=A), source("b.jsonl", p2=B)
    bench.build(first)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "settle", stop)
        with pytest.raises(StoppedError):
            bench.add(second)
    assert bench.papers() == ["p1", "p2"]
    assert [each.entries for each in bench.library.inputs()] == [1, 1]
    assert not bench.add(second).is_new


def test_an_update_stopped_before_its_files_are_there_never_was(
    bench: Bench, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = source("a.jsonl", p1=A), source("b.jsonl", p2=B)
    bench.build(first)
    before, build = bench.files(), build_of(bench.folder)
    with monkeypatch.context() as patched:
        patched.setattr(manifest.Staging, "commit", stop)
        with pytest.raises(StoppedError):
            bench.add(second)
    assert build_of(bench.folder) == build
    assert [each.entries for each in bench.library.inputs()] == [1]
    assert bench.files() == before
    bench.add(second)
    assert bench.tools.read == ["p1", "p2"]
    fresh = Bench(bench.folder.with_name("fresh"))
    fresh.build(first, second)
    assert fresh.files() == bench.files()


def test_what_nothing_needs_any_more_leaves_the_store(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A, p2=B))
    bench.build(source("a.jsonl", p1=A))
    with Store(bench.folder / STORE) as store:
        assert len(store.extracted()) == 1
        assert list(store.papers()) == ["p1"]


def test_a_graph_that_cannot_be_read_is_no_hindrance_where_there_is_none(
    bench: Bench, source: Source
) -> None:
    bench.build(source("a.jsonl", p1=A))
    (bench.folder / "graph.json").unlink()
    assert bench.build(source("a.jsonl", p1=A)).is_new
    assert bench.papers() == ["p1"]


def test_an_input_that_was_half_read_leaves_the_store(
    bench: Bench, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.build(source("a.jsonl", p1=A))
    with monkeypatch.context() as patched:
        patched.setattr(Store, "end_input", stop)
        patched.setattr(Store, "drop_inputs", stop)
        with pytest.raises(StoppedError):
            bench.add(source("b.jsonl", p2=B))
    (bench.folder / ".overrides.toml.x7.tmp").touch()
    bench.add(source("b.jsonl", p2=B))
    assert [each.row.number for each in bench.library.inputs()] == [1, 2]
    assert not (bench.folder / ".overrides.toml.x7.tmp").exists()


def test_who_corrects_while_a_build_begins_loses_nothing(bench: Bench, source: Source) -> None:
    bench.build(source("a.jsonl", p1=A))
    path = bench.folder / OVERRIDES
    making = Thread(target=bench.library.rebuild)
    with locked_file(path), atomic_write(path) as file:
        making.start()
        making.join(0.1)
        file.write(b"# mine\n")
    making.join()
    assert path.read_bytes() == b"# mine\n"
