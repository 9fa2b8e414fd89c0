"""Kill an update of a folder, do it again, and tell where that is not like one left alone.

    python kills.py WORK_FOLDER SCENARIO [TIMES]

An update is killed at each place where it writes, or TIMES times at random moments. What is wrong
is printed, a line each, and at last how many kills there were. Each update runs in a process of its
own, which is forked from this one so that nothing is imported twice, and ends by SIGKILL.
"""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from time import monotonic, sleep
from traceback import print_exc
from typing import Any, Final
from unittest.mock import patch

from kg.errors import PaperkgError, UnknownNameError
from kg.storage.manifest import read_whole
from tests.kg.library.conftest import Bench

A: Final = {
    "p1": "We use ZorBert and it works.",
    "p2": "Here VitNet is run again.",
    "p3": "We run ZorBert on it too.",
}
B: Final = {"p4": "Then VitNet, not ZorBERT.", "p2": "Here VitNet is run again."}
CORRECTIONS: Final = """
[[rename]]
kind = "Model"
name = "ZorBert"
to = "Zorb"
"""
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES: Final = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


@dataclass(frozen=True)
class Scenario:
    """What the folder is made of first, and the update that is killed."""

    before: Callable[[Bench, Path], None]
    update: Callable[[Bench, Path], object]


def write_papers(path: Path, texts: dict[str, str]) -> Path:
    rows = ({"id": i, "title": f"A study called {i}", "abstract": t} for i, t in texts.items())
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _nothing(_bench: Bench, work: Path) -> None:
    write_papers(work / "a.jsonl", A)


def _built(bench: Bench, work: Path) -> None:
    bench.build(write_papers(work / "a.jsonl", A))


def _changed(bench: Bench, work: Path) -> None:
    _built(bench, work)
    write_papers(work / "a.jsonl", {**A, "p1": "We use OrbNet now.", "p5": "And HexNet."})


def _with_b(bench: Bench, work: Path) -> None:
    _built(bench, work)
    bench.add(write_papers(work / "b.jsonl", B))


def _with_corrections(bench: Bench, work: Path) -> None:
    _changed(bench, work)
    (work / "mine.toml").write_text(CORRECTIONS, encoding="utf-8")


def _corrected_before(bench: Bench, work: Path) -> None:
    _changed(bench, work)
    (work / "mine.toml").write_text(CORRECTIONS, encoding="utf-8")
    stop = '[[stop]]\nkind = "Model"\nname = "HexNet"\n'
    (bench.folder / "overrides.toml").write_text(f"# mine\n{stop}", encoding="utf-8")


def _ready_for_b(bench: Bench, work: Path) -> None:
    _built(bench, work)
    write_papers(work / "b.jsonl", B)


def _corrected(bench: Bench, work: Path) -> object:
    return bench.build(work / "a.jsonl", corrections=work / "mine.toml")


SCENARIOS: Final = {
    "first build": Scenario(_nothing, lambda bench, work: bench.build(work / "a.jsonl")),
    "build of a changed file": Scenario(
        _changed, lambda bench, work: bench.build(work / "a.jsonl")
    ),
    "build with corrections": Scenario(_with_corrections, _corrected),
    "build with more corrections": Scenario(_corrected_before, _corrected),
    "build that drops": Scenario(
        _with_b, lambda bench, work: bench.build(work / "a.jsonl", replace=True)
    ),
    "add": Scenario(_ready_for_b, lambda bench, work: bench.add(work / "b.jsonl")),
    "remove a paper": Scenario(_with_b, lambda bench, _: bench.library.remove(["p2"], [])),
    "remove a source": Scenario(_with_b, lambda bench, _: bench.library.remove([], ["b.jsonl"])),
}


class Places:
    """Counts the places where a process is about to change `folder`, and dies at one of them."""

    def __init__(self, folder: Path, last: int) -> None:
        self.folder, self.last, self.count, self.told = str(folder), last, 0, ""
        self._sync = os.fsync
        self._connect: Callable[..., sqlite3.Connection] = sqlite3.connect
        patch("os.fsync", self._fsync).start()
        patch("sqlite3.connect", self._traced).start()
        sys.addaudithook(self._audit)

    def reach(self, what: str) -> None:
        self.count += 1
        if self.count == self.last:
            os.write(1, f"{what}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def _fsync(self, handle: int) -> None:
        self.reach("fsync")
        self._sync(handle)

    def _traced(self, path: str | Path, **options: object) -> sqlite3.Connection:
        connection = self._connect(path, **options)
        if str(path).startswith(self.folder):
            connection.set_trace_callback(self.reach)
        return connection

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in _CHANGES or (event == "open" and (arguments[2] or 0) & _WRITING)
        if writes and str(arguments[0]).startswith(self.folder):
            self.reach(f"{event} {Path(str(arguments[0])).name}")


def in_child(action: Callable[[], object], seconds: float | None = None) -> tuple[int, str]:
    """Return the exit code of a forked process, below 0 for a signal, and what it wrote.

    It is killed after so many seconds.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 1)
        code = 1
        try:
            action()
            code = 0
        except PaperkgError as error:
            os.write(1, f"{type(error).__name__}: {error}".encode())
            code = 2
        except BaseException:  # noqa: BLE001 - it is told, and the process ends
            print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    if seconds is not None:
        sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, encoding="utf-8") as file:
        told = file.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told


def state(folder: Path) -> dict[str, object]:
    """Return all that a folder holds: the bytes of each file, and the rows of the store."""
    found: dict[str, object] = {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "library.sqlite"
    }
    with closing(sqlite3.connect(folder / "library.sqlite")) as store:
        tables = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(name for name in columns if name != "added")
            rows = store.execute(f"SELECT {kept} FROM {table}")
            found[f"rows of {table}"] = sorted(rows, key=str)
    return found


def whole(folder: Path) -> dict[str, bytes]:
    """Return what a reader finds in the folder."""
    names = ("graph.json", "papers.jsonl")
    return read_whole(folder, lambda paths: {n: paths[n].read_bytes() for n in names if n in paths})


class Trial:
    """A scenario in a folder of its own, as it is before, and after an update left alone."""

    def __init__(self, work: Path, scenario: Scenario) -> None:
        self._work, self._scenario = work, scenario
        self._prepared, self.folder = work / "prepared", work / "graph"
        Bench(work / "warm").build(write_papers(work / "warm.jsonl", B))
        scenario.before(Bench(self._prepared), work)
        self.reset()
        self._old = whole(self.folder) if self.folder.exists() else {}
        start = monotonic()
        _, count = in_child(self.killed_at(0))
        self.seconds, self.places = monotonic() - start, int(count)
        self._wanted, self._new = state(self.folder), whole(self.folder)

    def reset(self) -> None:
        """Make the folder what it is before the update."""
        rmtree(self.folder, ignore_errors=True)
        if self._prepared.exists():
            copytree(self._prepared, self.folder)

    def update(self) -> object:
        """Change the folder."""
        return self._scenario.update(Bench(self.folder), self._work)

    def killed_at(self, place: int) -> Callable[[], object]:
        """Return the update that dies at a place, or else writes how many there are."""

        def run() -> None:
            places = Places(self.folder, place)
            self.update()
            os.write(1, str(places.count).encode())

        return run

    def faults(self) -> Iterator[str]:
        """Yield what is wrong after a kill, before and after the same update again."""
        if self.folder.exists() and whole(self.folder) not in (self._old, self._new):
            yield "a reader finds a mixture"
        code, said = in_child(self.update)
        # What was removed in time is not there to be removed.
        is_done = said.startswith(UnknownNameError.__name__) and whole(self.folder) == self._new
        if code and not is_done:
            yield f"the update again ended with {code}: {said}"
        found, wanted = state(self.folder), self._wanted
        for name in sorted(found.keys() | wanted.keys()):
            if found.get(name) != wanted.get(name):
                yield f"{name} is {found.get(name)!r:.300}, not {wanted.get(name)!r:.300}"


def at_every_place(trial: Trial) -> Iterator[str]:
    """Yield what is wrong after a kill at each place; the last line counts them."""
    for place in range(1, trial.places + 1):
        trial.reset()
        code, what = in_child(trial.killed_at(place))
        if code != -signal.SIGKILL:
            yield f"{place}: was not killed, but ended with {code}"
        yield from (f"{place} {what.strip()[:60]!r}: {fault}" for fault in trial.faults())
    yield f"{trial.places} kills"


def at_random_moments(trial: Trial, times: int) -> Iterator[str]:
    """Yield what is wrong after kills at random moments; the last line counts them."""
    moments = Random(0)
    killed = 0
    for _ in range(times):
        trial.reset()
        seconds = moments.uniform(0, trial.seconds)
        code, _ = in_child(trial.update, seconds)
        killed += code == -signal.SIGKILL
        yield from (f"after {seconds:.4f} s: {fault}" for fault in trial.faults())
    yield f"{killed} kills"


if __name__ == "__main__":
    work_folder, name, *number = sys.argv[1:]
    Path(work_folder).mkdir(parents=True)
    tried = Trial(Path(work_folder), SCENARIOS[name])
    for line in at_random_moments(tried, int(number[0])) if number else at_every_place(tried):
        print(line)  # noqa: T201 - the answer
