"""Products of matrices run on one thread where asked, and as before behind it."""

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
