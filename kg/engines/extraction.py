"""Extraction by several workers, over any `concurrent.futures.Executor`.

Papers go to the workers in small batches, and few batches are under way at a time, so that memory
does not grow with their number. A worker that dies takes the work of others with it, as executors
break as a whole; it is replaced, and what was under way is tried again.
"""

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from itertools import chain
from typing import Final

from kg.engines.processes import Processes
from kg.engines.worker import extract_batch
from kg.errors import Outcome, Problem, WorkerError
from kg.model import Extraction, Paper
from kg.pipeline import Extractor, finished
from kg.pipeline import extract as extract_here

__all__ = ["SetAside", "extract"]

FEW: Final = 16
"""Papers below this number are extracted sooner than workers have started."""
_BATCH: Final = 4
_AHEAD: Final = 4
"""Batches under way for each worker, so that none waits for the next."""
_DEATHS: Final = 2
"""Workers that a paper may end before it is set aside."""
_STARTS: Final = 3
"""Times that workers are started before it is an error that none lives to see a paper."""

Report = Callable[[Problem], None]
"""What is told of each paper that is set aside."""


class SetAside(Extraction):
    """An empty extraction of a paper that has ended two workers; it is not to be stored."""

    __slots__ = ()


def extract(
    items: Iterable[Paper | Extraction],
    extractor: Extractor,
    *,
    workers: int,
    report: Report,
    executor: Callable[[int], Executor] = Processes,
) -> Generator[Extraction, None, None]:
    """Yield the extraction of each item, as they come; close the iterator to stop the workers.

    What needs no extractor, as `kg.pipeline.extract` has it, is not sent to workers, nor are few
    papers. With one worker nothing is, and the order is that of the items. `executor` makes an
    executor of so many workers, and another one when that breaks; each of its workers loads the
    extractor once, so that this must be picklable.

    A paper that ends two workers on its own is reported and comes back as `SetAside`. What the
    extractor raises is raised here. Raise `WorkerError` if workers do not start.
    """
    rest = iter(items)
    few: list[Paper] = []
    for item in rest if workers > 1 else ():
        if (done := finished(item)) is not None:
            yield done
            continue
        assert isinstance(item, Paper)
        few.append(item)
        if len(few) == FEW:
            yield from _shared(chain(few, rest), _Crew(extractor, executor, workers, report))
            return
    yield from extract_here(chain(few, rest), extractor)


def _shared(items: Iterable[Paper | Extraction], crew: "_Crew") -> Iterator[Extraction]:
    try:
        for piece in _pieces(items):
            if isinstance(piece, Extraction):
                yield piece
                continue
            while crew.is_busy():
                yield from crew.collect()
            crew.send(piece)
        while crew.under_way:
            yield from crew.collect()
    except BaseException:
        crew.stop()
        raise
    crew.leave()


def _pieces(items: Iterable[Paper | Extraction]) -> Iterator[list[Paper] | Extraction]:
    """Yield what is finished, and batches of the papers between."""
    batch: list[Paper] = []
    for item in items:
        if (done := finished(item)) is not None:
            yield done
            continue
        assert isinstance(item, Paper)
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Crew:
    """The workers, and the batches that they have been given."""

    def __init__(
        self,
        extractor: Extractor,
        executor: Callable[[int], Executor],
        workers: int,
        report: Report,
    ) -> None:
        self._make, self._workers, self._report = executor, workers, report
        self._extractor = pickle.dumps(extractor)
        self._executor = executor(workers)
        self.under_way: dict[Future[list[Extraction]], list[Paper]] = {}

    def is_busy(self) -> bool:
        """Return whether the workers have enough to do."""
        return len(self.under_way) >= _AHEAD * self._workers

    def send(self, batch: list[Paper]) -> None:
        """Give a batch to the workers."""
        self.under_way[self._submit(batch)] = batch

    def collect(self) -> Iterator[Extraction]:
        """Yield the extractions of one or more batches, once they are there."""
        done, _ = wait_for(self.under_way, return_when=FIRST_COMPLETED)
        broken: list[Paper] = []
        for future in done:
            batch = self.under_way.pop(future)
            try:
                found = future.result()
            except (BrokenExecutor, CancelledError):
                broken += batch
            else:
                yield from found
        if broken:
            yield from self._after_death(broken)

    def stop(self) -> None:
        """End the workers, whatever they are at."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def leave(self) -> None:
        """Let the workers go, who have nothing left to do."""
        self._executor.shutdown()

    def _submit(self, batch: list[Paper]) -> Future[list[Extraction]]:
        try:
            return self._executor.submit(extract_batch, self._extractor, batch)
        except BrokenExecutor as error:
            failed: Future[list[Extraction]] = Future()
            failed.set_exception(error)
            return failed

    def _after_death(self, broken: list[Paper]) -> Iterator[Extraction]:
        """Yield what was under way when a worker died, each paper tried alone if need be."""
        suspects = broken
        wait_for(self.under_way)
        while self.under_way:
            future, batch = self.under_way.popitem()
            try:
                found = future.result()
            except (BrokenExecutor, CancelledError):
                suspects += batch
            else:
                yield from found
        self._replace()
        for paper in suspects:
            yield from self._alone(paper)

    def _alone(self, paper: Paper) -> Iterator[Extraction]:
        """Yield the extraction of a paper that nothing runs beside."""
        for _ in range(_DEATHS):
            try:
                found = self._submit([paper]).result()
            except BrokenExecutor:
                self._replace()
            else:
                yield from found
                return
        self._report(_problem(paper))
        yield SetAside(paper)

    def _replace(self) -> None:
        """Start other workers in place of those that are broken."""
        for _ in range(_STARTS):
            self.stop()
            self._executor = self._make(self._workers)
            try:
                self._submit([]).result()
            except BrokenExecutor as error:
                cause = error
            else:
                return
        raise WorkerError from cause


def _problem(paper: Paper) -> Problem:
    file, line = (paper.source[0].file, paper.source[0].line) if paper.source else (paper.id, 0)
    text = (
        f"set aside, as extraction ended {_DEATHS} workers on it alone: {paper.id},"
        f" {paper.title!r}; it is tried again by the next build"
    )
    return Problem(file, line, text, Outcome.MENDED)
