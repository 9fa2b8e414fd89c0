import gc

import pytest

from kg.collector import without_collector


@without_collector()
def _fail() -> None:
    assert not gc.isenabled()
    raise ValueError("inside")


def test_the_collector_is_off_inside_and_on_again_behind_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="inside"):
        _fail()
    assert gc.isenabled()


def test_within_another_the_collector_stays_off() -> None:
    with without_collector():
        with without_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
