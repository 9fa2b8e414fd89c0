"""A pool of query processes, with a queue of limited length."""

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TypeVar

import anyio
from anyio import CapacityLimiter, to_thread

from exports.sparql.answers import QueryAnswer
from exports.sparql.worker import QueryWorker
from kg.errors import PaperkgError

T = TypeVar("T")


class BusyError(PaperkgError):
    """The server has more requests than it may queue."""


class Turns:
    """Run up to `size` tasks at a time, in threads; up to `waiting` wait for `patience` seconds."""

    def __init__(self, size: int, waiting: int, patience: float) -> None:
        self._limiter = CapacityLimiter(size)
        self._waiting, self._patience = waiting, patience

    async def run(self, task: Callable[[], T]) -> T:
        """Return what `task` returns in a thread; raise `BusyError` if its turn does not come."""
        async with self.turn():
            # When the server ends, nobody waits for what still runs.
            return await to_thread.run_sync(task, abandon_on_cancel=True)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Hold a turn while the block runs; raise `BusyError` if it does not come."""
        if self._limiter.statistics().tasks_waiting >= self._waiting:
            raise BusyError("too many wait for an answer already; ask again later")
        holder = object()
        with anyio.move_on_after(self._patience) as waited:
            await self._limiter.acquire_on_behalf_of(holder)
        if waited.cancelled_caught:
            raise BusyError(f"others were answered for {self._patience:g} seconds; ask again later")
        try:
            yield
        finally:
            self._limiter.release_on_behalf_of(holder)


class QueryPool:
    """Up to `size` workers over one Turtle file, started when they are needed but for the first."""

    def __init__(self, turtle: Path, timeout: float, size: int, waiting: int) -> None:
        """`timeout`: seconds of a query, and of the wait for a worker; `waiting`: how many may.

        Raise `GraphError` if the file is not Turtle.
        """
        self.timeout = timeout
        self._turtle = turtle
        self._turns = Turns(size, waiting, timeout)
        first = QueryWorker(turtle, timeout=timeout)
        self.prefixes = first.prefixes
        self._lock = Lock()
        self._all: list[QueryWorker] | None = [first]
        self._at_end = ExitStack()
        self._idle: SimpleQueue[QueryWorker] = SimpleQueue()
        self._idle.put(first)

    async def run(self, query: str) -> QueryAnswer:
        """Return the answer to a query; raise what `QueryWorker.run` raises, or `BusyError`.

        Cancelling ends the query and frees its worker.
        """
        async with self._turns.turn():
            worker = await to_thread.run_sync(self._worker)
            try:
                return await to_thread.run_sync(worker.run, query, abandon_on_cancel=True)
            except anyio.get_cancelled_exc_class():
                worker.interrupt()
                raise
            finally:
                self._idle.put(worker)

    def close(self) -> None:
        """End all workers; later queries raise `BusyError`."""
        with self._lock:
            workers, self._all = self._all or [], None
        for worker in workers:
            worker.close()
        self._at_end.close()

    def at_end(self, task: Callable[[], None]) -> None:
        """Call `task` once the pool has been closed."""
        self._at_end.callback(task)

    def _worker(self) -> QueryWorker:
        with self._lock:
            if self._all is None:
                raise BusyError("the server ends; ask again once it has been started anew")
            try:
                return self._idle.get_nowait()
            except Empty:
                worker = QueryWorker(self._turtle, timeout=self.timeout)
                self._all.append(worker)
                return worker
