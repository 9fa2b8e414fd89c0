"""How much sooner two workers are done than one, start included.

python -m benchmarks.workers [COUNT] [WORKERS]

COUNT copies of abstracts of `tests/gold/dev.jsonl`, each with words of its own, are extracted by
one process and by WORKERS, in turn, twice, in one run. A new process each time: what one has in its
caches does not help the next. The share of the time is measured with the start of processes and the
loading of the weights; it means something only on a machine that does nothing else, so that the
load is printed too. On a busy machine the processor time tells more: what it costs all processes
together, and so what share would be left if each had a core of its own.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import Final

from extractors import SpacyExtractor
from kg.engines.extraction import extract
from kg.engines.processes import available_cores
from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.sources import read

BAR: Final = 0.6
"""The share of the time of one worker that two may take at most."""
ROUNDS: Final = 2
INPUT: Final = "tests/gold/dev.jsonl"


def papers(count: int) -> list[Paper]:
    """Return so many papers, no two of which have the same text."""
    items = [item.paper if isinstance(item, Extraction) else item for item in read([INPUT])]
    return [
        replace(item, id=f"{number}", abstract=f"{item.abstract} Orbit{number} zorbs.")
        for number, item in enumerate(islice(cycle(items), count))
    ]


@dataclass
class Spent:
    """Seconds by the clock, and of all processors together."""

    clock: float = 0.0
    processor: float = 0.0

    def add(self, count: int, workers: int) -> None:
        """Add what a new process takes to extract so many papers by so many workers."""
        begin, before = time.perf_counter(), _of_children()
        command = [sys.executable, "-m", "benchmarks.workers", "--one", str(count), str(workers)]
        subprocess.run(command, check=True)
        self.clock += time.perf_counter() - begin
        self.processor += _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def one_run(count: int, workers: int) -> None:
    """Extract, in this process."""

    def refuse(problem: Problem) -> None:
        raise RuntimeError(str(problem))

    found = list(extract(papers(count), SpacyExtractor(), workers=workers, report=refuse))
    if len(found) != count:
        raise RuntimeError(f"{len(found)} extractions of {count} papers")


def main(arguments: Sequence[str]) -> None:
    """Print the times, and the share of that of one worker that several take."""
    if arguments[:1] == ["--one"]:
        one_run(*map(int, arguments[1:]))
        return
    count, workers = (*map(int, arguments), *(600, 2)[len(arguments) :])
    print(f"{count} papers, {available_cores()} cores, load {os.getloadavg()[0]:.1f}")  # noqa: T201 - a report
    spent = {1: Spent(), workers: Spent()}
    for _ in range(ROUNDS):
        for number, each in spent.items():
            each.add(count, number)
    for number, each in spent.items():
        rate = ROUNDS * count / each.clock
        print(  # noqa: T201
            f"{number} workers: {each.clock:.1f} s, {rate:.1f} papers/s,"
            f" {each.processor:.1f} s of processors"
        )
    one, several = spent[1], spent[workers]
    bar = f", at most {BAR} wanted" if workers == 2 else ""
    print(f"{workers} workers take {several.clock / one.clock:.2f} of the time of one{bar}")  # noqa: T201
    share = several.processor / workers / one.processor
    print(f"by processor time, if each had a core of its own: {share:.2f}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
