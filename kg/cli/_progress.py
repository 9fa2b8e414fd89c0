"""How far a long job is: a bar on a terminal, a line now and then in a log."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Final, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

T = TypeVar("T")
Clock = Callable[[], float]

FIRST: Final = 5.0
"""Seconds from the first thing until the first line: shorter jobs have none."""
FEW: Final = 50
"""Of fewer things there are no lines, however slow the machine is."""
EVERY: Final = 30.0
"""Seconds from one line to the next."""


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{_rate(task.completed / task.elapsed)} a second" if task.elapsed else "")


def with_progress(
    things: Iterable[T], doing: str, total: int | None, *, clock: Clock = monotonic
) -> Iterator[T]:
    """Yield `things`, and say on standard error how many have been, how fast, and what is left."""
    console = Console(stderr=True)
    yield from (
        _with_bar(things, doing, total, console)
        if console.is_terminal
        else _with_lines(things, doing, total, clock)
    )


def _with_bar(things: Iterable[T], doing: str, total: int | None, console: Console) -> Iterator[T]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bar:
        yield from bar.track(things, total, description=doing)


def _with_lines(things: Iterable[T], doing: str, total: int | None, clock: Clock) -> Iterator[T]:
    begin, count, said = clock(), 0, False
    first = due = begin
    for thing in things:
        if not count:
            # What is slow before that, such as loading, tells nothing of the rate.
            first, due = clock(), clock() + FIRST
        yield thing
        count, now = count + 1, clock()
        if now >= due and (total is None or total >= FEW):
            due, said = now + EVERY, True
            _say(f"{doing}: {_so_far(count, total, now - first)}")
    if said:
        spent = clock() - begin
        _say(f"{doing}: all {count:,} in {_time(spent)}, {_rate(count / spent)} a second")


def _so_far(count: int, total: int | None, seconds: float) -> str:
    """Describe how many are done, `seconds` after the first, which waits for what is loaded."""
    done = f"{count:,}" if total is None else f"{count:,} of {total:,}"
    if count < 2 or not seconds:
        return done
    rate = (count - 1) / seconds
    left = "" if total is None else f", {_time((total - count) / rate)} left"
    return f"{done}, {_rate(rate)} a second{left}"


def _rate(rate: float) -> str:
    return f"{rate:.1f}" if rate < 10 else f"{rate:,.0f}"


def _time(seconds: float) -> str:
    """Return a span of time in words.

    >>> _time(7), _time(67), _time(7300)
    ('7 s', '1 min 7 s', '2 h 1 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _say(line: str) -> None:
    print(f"kg: {line}", file=sys.stderr, flush=True)  # noqa: T201 - reports go to standard error
