"""Products of matrices run on one thread where asked, and as before behind it."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
from threadpoolctl import threadpool_info

from extractors.one_thread import one_thread


def threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_products_within_run_on_one_thread() -> None:
    np.ones((2, 2)) @ np.ones((2, 2))
    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
    assert threads() == before


def test_the_limit_holds_whichever_python_thread_leaves_first() -> None:
    np.ones((2, 2)) @ np.ones((2, 2))
    before = threads()
    together = Barrier(4)

    def within(turn: int) -> set[int]:
        together.wait()
        found = set()
        for _ in range(20):
            with one_thread():
                time.sleep(0.001 * turn)
                found.update(threads())
        return found

    with ThreadPoolExecutor(4) as pool:
        assert set().union(*pool.map(within, range(4))) <= {1}
    assert threads() == before
