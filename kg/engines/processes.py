"""A pool of processes that end with whoever started them.

It is `concurrent.futures.ProcessPoolExecutor` over processes that are spawned, as a fork would copy
the locks of threads in whatever state they are.
"""

import os
import signal
import threading
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from time import monotonic
from typing import Any, Final

__all__ = ["Processes", "available_cores"]

_GRACE: Final = 0.5
"""Seconds that workers have to end by themselves."""
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def available_cores() -> int:
    """Return how many processor cores this process may use, where the system says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Context(SpawnContext):
    """Remembers the processes that it starts."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: ANN401, N802 - as multiprocessing has it: "incompatible with supertype"
        process = SpawnProcess(*args, **options)
        self.started.append(process)
        return process


class Processes(ProcessPoolExecutor):
    """An executor of processes with one thread each, which leave an interrupt to this one.

    They end when this process does, even if it is killed.
    """

    def __init__(self, workers: int) -> None:
        self._context = _Context()
        super().__init__(workers, self._context, initializer=_prepare)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; as the base class, but cancelling ends all processes.

        Those that are still at work half a second later are killed.
        """
        if not cancel_futures:
            super().shutdown(wait)
            return
        try:
            super().shutdown(wait=False, cancel_futures=True)
            _join(self._started, _GRACE)
        finally:
            for process in self._started:
                if process.is_alive():
                    process.kill()

    @property
    def _started(self) -> list[SpawnProcess]:
        # One may be made and not run yet, where the start of another was interrupted.
        return [process for process in self._context.started if process.pid is not None]


def _join(processes: Iterable[SpawnProcess], seconds: float) -> None:
    """Wait until all processes have ended, for so long at most."""
    running, end = {process.sentinel for process in processes}, monotonic() + seconds
    while running and (left := end - monotonic()) > 0:
        running.difference_update(wait(running, left))


def _prepare() -> None:
    """Make this process a worker."""
    # What takes the work decides when it ends; a terminal interrupts all processes at once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Read when the libraries are loaded, which a worker does with its first papers.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one, then end."""
    # A worker waits for work at a pipe that stays open, as the other workers could write to it.
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
