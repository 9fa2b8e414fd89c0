"""Workers end with whoever started them, however that ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.engines.extraction import extract
from kg.engines.processes import available_cores
from tests.kg.engines.hand_made import PAPERS, Sleeping
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such signals")


def is_alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    return True


def until(condition: Callable[[], bool]) -> None:
    """Return when the condition holds; fail where it does not within a minute."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("nothing happens")


def wait_for_workers(folder: Path) -> None:
    """Return when two processes have left their numbers in the folder."""
    until(lambda: len(list(folder.iterdir())) == 2)


def wait_for_end(folder: Path) -> None:
    """Return when all processes whose numbers lie in the folder have ended."""
    until(lambda: not any(is_alive(path.name) for path in folder.iterdir()))


@pytest.fixture
def started(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process whose two workers sleep, after some extractions have come."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kg.engines.hand_made", tmp_path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        for _ in range(16):
            assert process.stdout.readline() == "found\n"
        wait_for_workers(tmp_path)
        yield process
        process.kill()


def test_an_interrupt_of_all_ends_workers_without_a_word_of_theirs(
    started: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    os.killpg(started.pid, signal.SIGINT)
    _, error = started.communicate(timeout=60)
    assert error.count("KeyboardInterrupt") == 1
    wait_for_end(tmp_path)


def test_workers_end_when_their_starter_is_killed(
    started: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    started.kill()
    wait_for_end(tmp_path)


def test_closing_ends_workers_that_are_at_work(tmp_path: Path) -> None:
    found = extract(PAPERS, Sleeping(tmp_path), workers=2, report=print)
    for _ in range(16):
        next(found)
    wait_for_workers(tmp_path)
    found.close()
    wait_for_end(tmp_path)


def test_there_is_a_core_to_use() -> None:
    assert 1 <= available_cores() <= (os.cpu_count() or 1)
