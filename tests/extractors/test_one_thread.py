"""Products of matrices run on one thread where asked, and as before behind it."""

from threading import Barrier, Thread

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


def test_the_limit_holds_until_the_last_python_thread_is_out() -> None:
    np.ones((2, 2)) @ np.ones((2, 2))
    before = threads()
    both_in, one_out = Barrier(2), Barrier(2)

    def shorter() -> None:
        with one_thread():
            both_in.wait()
        one_out.wait()

    other = Thread(target=shorter)
    other.start()
    with one_thread():
        both_in.wait()
        one_out.wait()
        assert set(threads()) <= {1}
    other.join()
    assert threads() == before
