"""Products of small matrices on one thread.

On several threads small ones wait for each other, and round otherwise.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Final

from threadpoolctl import ThreadpoolController

__all__ = ["one_thread"]

_LOCK: Final = RLock()


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep the products within on one thread; other Python threads wait at their own.

    The limit is that of the process, and the first to leave would lift it for all.
    """
    with _LOCK, _blas().limit(limits=1, user_api="blas"):
        yield
