import os
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import OutputError
from kg.storage.locking import locked, locked_file


def test_a_thread_may_take_its_lock_again_and_others_wait(tmp_path: Path) -> None:
    order: list[str] = []

    def take() -> None:
        with locked(tmp_path / ".lock", lambda: order.append("waiting")):
            order.append("second")

    second = Thread(target=take)
    with locked(tmp_path / ".lock"):
        with locked(tmp_path / ".lock", lambda: order.append("waited for itself")):
            pass
        second.start()
        while not order:
            second.join(0.01)
        order.append("first")
    second.join()
    assert order == ["waiting", "first", "second"]


def test_a_place_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written to"), locked(tmp_path / "file" / "a"):
        pass


def test_a_link_has_the_lock_of_the_file_that_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a" / "file")
    with locked_file(tmp_path / "link"):
        pass
    assert {path.name for path in tmp_path.rglob("*")} == {"a", "link", ".file.lock"}


def test_what_is_no_regular_file_has_no_lock(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with locked_file(tmp_path / "pipe"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
