"""Products of small matrices on one thread.

On several threads small ones wait for each other, and round otherwise.
"""

from contextlib import AbstractContextManager
from functools import cache
from threading import Lock
from types import TracebackType
from typing import Any, Final

from threadpoolctl import ThreadpoolController

__all__ = ["one_thread"]


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


class _OneThread(AbstractContextManager[None]):
    """The limit of the whole process: set by the first that enters, lifted by the last to leave."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limit = _blas().limit(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()


_ONE_THREAD: Final = _OneThread()


def one_thread() -> AbstractContextManager[None]:
    """Keep the products within on one thread, in every Python thread that is within."""
    return _ONE_THREAD
