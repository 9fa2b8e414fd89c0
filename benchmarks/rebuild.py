"""What a build costs beside extraction, a paper and by stage, and how it grows.

    python -m benchmarks.rebuild [PAPERS]

Generated papers and twice as many, each in a process of its own: processor time a paper, the ratio
of the two, and the most memory that the process has held by the end of each stage. Adding a
hundredth of the papers is a build again with the ids of the one before.
"""

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.resolve import extractions
from exports import EXPORTERS, Options
from kg.corrections.stable_ids import keep_ids
from kg.graph import KnowledgeGraph
from kg.pipeline import build_graph
from kg.resolve import resolve

PAPERS = 5_000
_MENTIONS, _NAMES = 20, 2  # a paper
_FORMATS = ("node-link", "turtle", "html")
_ADDED = 0.01

Cost = tuple[float, float]
"""Milliseconds of processor time a paper, and the peak of memory in MiB."""


def costs(papers: int) -> dict[str, Cost]:
    """Return what each stage costs for so many papers."""
    found: dict[str, Cost] = {}
    given = list(extractions(papers * _MENTIONS, papers * _NAMES))

    def stage(name: str, work: Callable[[], object]) -> None:
        begin = time.process_time()
        work()
        spent = 1000 * (time.process_time() - begin) / papers
        found[name] = spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    stage("resolution", lambda: resolve(given))
    graphs: list[KnowledgeGraph] = []
    stage("resolution and graph", lambda: graphs.append(build_graph(given)))
    earlier = build_graph(given[: round(papers * (1 - _ADDED))])
    stage("ids of the build before", lambda: keep_ids(graphs[0], earlier))
    with Path(os.devnull).open("wb") as nowhere:
        for name in _FORMATS:
            write = EXPORTERS[name].write
            stage(name, partial(write, graphs[0], nowhere, Options()))
    return found


def main(papers: int) -> None:
    """Print a line for each stage."""
    fresh = multiprocessing.get_context("spawn")
    measured = []
    for count in (papers, 2 * papers):
        with fresh.Pool(1) as pool:
            measured.append(pool.apply(costs, (count,)))
    few, many = measured
    say(f"{'':24} {papers:>9,} papers {2 * papers:>9,} papers     ratio {'MiB':>12}")
    for name in few:
        one, two = few[name][0], many[name][0]
        sizes = f"{few[name][1]:5.0f} {many[name][1]:6.0f}"
        say(f"{name:24} {one:10.3f} ms {two:13.3f} ms {two / one:12.2f} {sizes:>13}")


def say(line: str) -> None:
    """Print a line of the report."""
    print(line)  # noqa: T201 - a report for the terminal


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAPERS)
