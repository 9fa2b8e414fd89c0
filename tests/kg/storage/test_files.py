import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import OutputError
from kg.storage.files import atomic_write, remove_unfinished
from kg.storage.locking import locked_file


def test_a_file_appears_whole_in_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    with atomic_write(path) as file:
        file.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert os.listdir(path.parent) == ["a.txt"]  # noqa: PTH208 - hidden files too, as names


def test_when_the_writer_fails_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail() -> None:
        with atomic_write(path) as file:
            file.write(b"new")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_follows_the_mask_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    before = os.umask(0o027)
    try:
        with atomic_write(path) as file:
            file.write(b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_place_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        atomic_write(tmp_path / "file" / "a"),
    ):
        pass


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), atomic_write(tmp_path) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_regular_file_is_written_to_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with atomic_write(pipe) as file:
        file.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    with atomic_write(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


class StoppedError(BaseException):
    """The process ends here."""


def stopped_in_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(StoppedError), atomic_write(path):
            raise StoppedError


@pytest.mark.parametrize("name", ["a.txt", "[a].txt"])
def test_what_a_stopped_writer_has_left_of_a_file_is_removed_alone(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, others = tmp_path / name, {"a.txt.bib", ".a", f".{name}.old"}
    for other in others:
        (tmp_path / other).write_bytes(b"")
    stopped_in_writing(tmp_path / "b.txt", monkeypatch)
    others = {other.name for other in tmp_path.iterdir()}
    remove_unfinished(path)
    assert {other.name for other in tmp_path.iterdir()} == others  # and no lock
    stopped_in_writing(path, monkeypatch)
    assert len([*tmp_path.iterdir()]) == len(others) + 1
    remove_unfinished(path)
    assert {other.name for other in tmp_path.iterdir()} == {*others, f".{name}.lock"}


def test_a_writer_at_work_keeps_its_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    sweep = Thread(target=remove_unfinished, args=[path])
    with locked_file(path), atomic_write(path) as file:
        sweep.start()
        sweep.join(0.1)
        file.write(b"whole")
    sweep.join()
    assert path.read_bytes() == b"whole"
