"""Extractors that do what goes wrong; in a module of their own, as workers import it."""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.engines.extraction import extract
from kg.errors import UnknownNameError
from kg.model import Extraction, Paper
from tests.documents import paper

PAPERS = [paper(f"Paper {number:02}") for number in range(40)]


@dataclass(frozen=True)
class Dying:
    """Ends the process that reads a paper of this title, the first so many times."""

    title: str
    folder: Path
    times: int = 1_000

    def __call__(self, papers: Iterable[Paper], /) -> Iterator[Extraction]:
        for each in papers:
            if each.title == self.title and len(list(self.folder.iterdir())) < self.times:
                (self.folder / str(os.getpid())).touch()
                os._exit(9)
            yield Extraction(each)


@dataclass(frozen=True)
class Failing:
    """Raises an error whose message alone does not make it, at a paper of this title."""

    title: str

    def __call__(self, papers: Iterable[Paper], /) -> Iterator[Extraction]:
        for each in papers:
            if each.title == self.title:
                raise UnknownNameError("paper", each.title, ["Paper 1"])
            yield Extraction(each)


@dataclass(frozen=True)
class Sleeping:
    """Reads the first papers at once, then sleeps; leaves the number of its process in a folder."""

    folder: Path
    awake: int = 20

    def __call__(self, papers: Iterable[Paper], /) -> Iterator[Extraction]:
        (self.folder / str(os.getpid())).touch()
        for each in papers:
            if PAPERS.index(each) >= self.awake:
                time.sleep(600)
            yield Extraction(each)


LOADED: list[int] = []


class Counting:
    """Counts how often it is loaded from its pickled form."""

    def __setstate__(self, state: object) -> None:
        LOADED.append(1)

    def __getstate__(self) -> dict[str, int]:
        return {"never": 0}

    def __call__(self, papers: Iterable[Paper], /) -> Iterator[Extraction]:
        yield from map(Extraction, papers)


def main(folder: Path) -> None:
    """Extract with two workers that fall asleep."""
    # Who starts tests in the background may have interrupts ignored, which processes inherit.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    found = extract(PAPERS, Sleeping(folder), workers=2, report=print)
    with closing(found):
        for _ in found:
            sys.stdout.write("found\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
