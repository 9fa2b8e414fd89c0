"""What joining holds in memory and on the disk."""

import tracemalloc
from collections.abc import Iterable

import pytest

from kg.errors import OutputError
from kg.reading.joining.joined import Joiner
from tests.kg.reading.joining.papers import LONG, ORBITS, of


def test_memory_does_not_grow_with_the_papers_that_are_read() -> None:
    joiner = Joiner(lambda _: None)

    def add(numbers: Iterable[int]) -> int:
        for number in numbers:
            joiner.add(of(f"{ORBITS} {number}", f"{LONG} {number}", given=f"p{number}"))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = add(range(500))
        assert add(range(500, 2_500)) - before < 100 * 2_000
    finally:
        tracemalloc.stop()


def test_a_disk_without_room_is_told_with_the_remedy() -> None:
    joiner = Joiner(lambda _: None)
    joiner._spool.database.execute("PRAGMA max_page_count = 1")

    def fill() -> None:
        for number in range(999):
            joiner.add(of(f"{ORBITS} {number}"))

    with pytest.raises(OutputError, match="full\\); set TMPDIR to a folder with more room"):
        fill()
