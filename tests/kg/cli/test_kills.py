"""The commands that change a folder may be killed at any moment, with their worker processes."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from time import monotonic, sleep

import pytest

from tests.kg.library.kills import state

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills processes as Unix does"),
]

_KILLS = 5


def write_papers(path: Path, first: int, last: int) -> Path:
    """A file of invented papers with these numbers."""
    rows = (
        {
            "id": f"p{number}",
            "title": f"Zorb{number}Net: Image Classification with Orbits",
            "abstract": f"We propose Zorb{number}Net. It reaches {70 + number / 10}% accuracy on"
            f" CIFAR-10, above ResNet. Code: https://github.com/example/zorb{number} .",
        }
        for number in range(first, last)
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs, and `built`, a folder that was made of the first of them."""
    folder = tmp_path_factory.mktemp("work")
    write_papers(folder / "a.jsonl", 0, 40)
    write_papers(folder / "b.jsonl", 30, 60)
    assert run(folder, "build", "a.jsonl", "-o", "built") == 0
    return folder


def run(work: Path, *arguments: str, seconds: float | None = None) -> int:
    """Run `kg` and return its exit code; kill it alone, not its workers, after so many seconds."""
    command = [sys.executable, "-m", "kg", *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=work, stdout=quiet, stderr=quiet) as process:
        if seconds is not None:
            sleep(seconds)
            process.send_signal(signal.SIGKILL)
    return process.returncode


@pytest.mark.parametrize(
    ("arguments", "is_built"),
    [
        (("build", "a.jsonl", "b.jsonl", "-o", "graph", "--workers", "2"), False),
        (("build", "a.jsonl", "b.jsonl", "-o", "graph", "--workers", "2"), True),
        (("add", "graph", "b.jsonl"), True),
        (("remove", "graph", "p7"), True),
    ],
    ids=["first build", "build", "add", "remove"],
)
def test_a_killed_command_again_gives_what_one_left_alone_gives(
    work: Path, arguments: Sequence[str], is_built: bool
) -> None:
    graph = work / "graph"

    def reset() -> None:
        rmtree(graph, ignore_errors=True)
        if is_built:
            copytree(work / "built", graph)

    reset()
    start = monotonic()
    assert run(work, *arguments) == 0
    whole, wanted = monotonic() - start, state(graph)
    moments = Random(0)
    for _ in range(_KILLS):
        reset()
        moment = moments.uniform(0, whole)
        run(work, *arguments, seconds=moment)
        # A paper that was removed in time is not there to be removed.
        assert run(work, *arguments) in {0, 2 if arguments[0] == "remove" else 0}
        assert state(graph) == wanted, f"after {moment} s"
