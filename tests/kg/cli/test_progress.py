"""A long job says how far it is, where nobody sees a bar too."""

import io
import re
from collections.abc import Iterator

import pytest
from rich.console import Console

from kg.cli import _progress
from kg.cli._progress import EVERY, FEW, FIRST, with_progress


class Time:
    """A clock that stands still but for `tick`."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def tick(self, count: int, seconds: float) -> Iterator[int]:
        """Yield so many things, each after so long."""
        for number in range(count):
            self.now += seconds
            yield number


def lines(
    capsys: pytest.CaptureFixture[str], count: int, seconds: float, total: int | None
) -> list[str]:
    time = Time()
    assert list(with_progress(time.tick(count, seconds), "Extracting", total, clock=time)) == [
        *range(count)
    ]
    printed = capsys.readouterr()
    assert not printed.out
    return printed.err.splitlines()


def test_a_short_job_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, FEW, FIRST / FEW / 2, FEW) == []
    assert lines(capsys, FEW - 1, EVERY, FEW - 1) == []
    assert lines(capsys, 0, FIRST, 0) == []


def test_a_long_job_tells_at_its_begin_now_and_then_and_at_its_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds = int(FIRST + 2 * EVERY) + 5
    first, *later, last = lines(capsys, 20 * seconds, 0.05, 20 * seconds)
    assert re.fullmatch(
        rf"kg: Extracting: \d+ of {20 * seconds:,}, 20 a second, 1 min \d+ s left", first
    )
    assert len(later) == 2
    assert re.fullmatch(r"kg: .* of .*, 20 a second, [45] s left", later[-1])
    assert last == f"kg: Extracting: all {20 * seconds:,} in 1 min {seconds - 60} s, 20 a second"


def test_a_slow_job_of_unknown_length_tells_its_rate(capsys: pytest.CaptureFixture[str]) -> None:
    first, *_ = lines(capsys, 4, EVERY, None)
    assert first == "kg: Extracting: 2, 0.0 a second"


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.StringIO()

    def console(*, stderr: bool) -> Console:
        assert stderr
        return Console(file=output, force_terminal=True, width=100)

    monkeypatch.setattr(_progress, "Console", console)
    assert list(with_progress(range(7), "Extracting", 7)) == [*range(7)]
    assert "Extracting" in output.getvalue()
    assert "7/7" in output.getvalue()
    assert "a second" in output.getvalue()
