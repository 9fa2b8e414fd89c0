import subprocess
import sys
from pathlib import Path
from threading import Thread

from kg.library.lock import LOCK, is_locked, locked

HOLD = """
import sys
from pathlib import Path
from kg.library.lock import locked
with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_the_second_writer_says_so_and_waits_for_the_first(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    said: list[str] = []
    order: list[str] = []

    def write() -> None:
        with locked(tmp_path, said.append):
            order.append("second")

    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        waiting = Thread(target=write)
        waiting.start()
        while not said:
            waiting.join(0.01)
        order.append("first")
        first.communicate("\n")
        waiting.join()
    assert said == [f"{tmp_path}: another process writes to it; waiting until it has ended"]
    assert order == ["first", "second"]


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        first.kill()
    said: list[str] = []
    with locked(tmp_path, said.append):
        assert said == []


def test_a_lock_whose_file_was_taken_away_is_taken_anew(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()

        def take_away(_line: str) -> None:
            (folder / LOCK).unlink()
            folder.rmdir()

        with locked(folder, take_away):
            assert is_locked(folder)
        first.communicate("\n")
    assert (folder / LOCK).exists()
