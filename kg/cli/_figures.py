"""Figures of an evaluation as tables and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from kg.cli._terminal import plain
from kg.evaluate import (
    CALIBRATIONS,
    FIGURES,
    PRECISION_ALONE,
    RECALL_ALONE,
    Calibration,
    Evaluation,
    Figure,
    Intervals,
    Point,
)


def print_figures(evaluation: Evaluation, heading: str) -> None:
    """Print a line, and precision, recall and F1 of every figure with the interval of the last."""
    console = Console()
    console.print(heading, markup=False, highlight=False, soft_wrap=True)
    table = _table("figure", "P", "R", "F1", "95 %", "gold", "found")
    intervals = evaluation.intervals()
    for name in sorted(evaluation.figures, key=_order):
        x = evaluation.figures[name]
        found = "" if name in RECALL_ALONE else str(x.right + x.wrong)
        gold = "" if name in PRECISION_ALONE else str(x.right + x.missed)
        table.add_row(name, *_shares(name, x, intervals[name]), gold, found)
    console.print(table)


def _shares(name: str, figure: Figure, intervals: Intervals) -> Iterator[str]:
    """Yield the shares that say something, and the interval of the last of them."""
    precision, recall = f"{figure.precision:.3f}", f"{figure.recall:.3f}"
    if name in RECALL_ALONE:
        yield from ("", recall, "")
        last = intervals.recall
    elif name in PRECISION_ALONE:
        yield from (precision, "", "")
        last = intervals.precision
    else:
        yield from (precision, recall, f"{figure.f1:.3f}")
        last = intervals.f1
    yield f"{last.low:.3f}–{last.high:.3f}"


def print_calibrations(evaluation: Evaluation, *, bins: bool) -> None:
    """Print the calibration errors; where asked, the bins behind them, and what thresholds do."""
    calibrations, curves = evaluation.calibrations, evaluation.curves()
    shown = [name for name in CALIBRATIONS if name in calibrations]
    if not shown:
        return
    console = Console()
    table = _table("confidence", "error", "if perfect", "of")
    for name in shown:
        calibration = calibrations[name]
        errors = f"{calibration.error:.3f}", f"{calibration.perfect_error():.3f}"
        table.add_row(name, *errors, str(calibration.count))
    console.print()
    console.print(table)
    for name in shown if bins else ():
        console.print()
        console.print(_bins(name, calibrations[name]))
        console.print()
        console.print(_thresholds(name, curves[name]))


def _bins(name: str, calibration: Calibration) -> Table:
    table = _table(f"{name}, from", "to", "mean", "right", "of")
    for part in calibration.bins:
        means = f"{part.confidence:.3f}", f"{part.right:.3f}"
        table.add_row(f"{part.lower:.3f}", f"{part.upper:.3f}", *means, str(part.count))
    return table


def _thresholds(name: str, points: tuple[Point, ...]) -> Table:
    table = _table(f"{name}, at least", "P", "R", "shown")
    for point in points:
        precision = "" if point.precision is None else f"{point.precision:.3f}"
        table.add_row(f"{point.threshold:.2f}", precision, f"{point.recall:.3f}", str(point.shown))
    return table


def print_mistakes(evaluation: Evaluation, limit: int) -> None:
    """Print the first mistakes of each figure, at most `limit` of each."""
    console = Console()
    names = sorted({mistake.figure for mistake in evaluation.mistakes}, key=_order)
    for figure in names if limit else ():
        mistakes = [m for m in evaluation.mistakes if m.figure == figure][:limit]
        for m in mistakes:
            line = f"{figure}  {m.sort}  {m.what}  [{m.paper[:50]}]"
            console.print(plain(line), soft_wrap=True)


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """Return everything but the mistakes as an object of JSON."""
    intervals = evaluation.intervals()
    figures = {
        name: {
            **asdict(figure),
            "precision": figure.precision,
            "recall": figure.recall,
            "f1": figure.f1,
            "intervals": intervals[name]._asdict(),
        }
        for name, figure in evaluation.figures.items()
    }
    calibrations = {
        name: {
            "bins": [asdict(part) for part in calibration.bins],
            "count": calibration.count,
            "error": calibration.error,
            "perfect_error": calibration.perfect_error(),
        }
        for name, calibration in evaluation.calibrations.items()
    }
    thresholds = {
        name: [
            {**asdict(point), "precision": point.precision, "recall": point.recall}
            for point in points
        ]
        for name, points in evaluation.curves().items()
    }
    return {
        "papers": evaluation.papers,
        "missing": evaluation.missing,
        "figures": figures,
        "calibrations": calibrations,
        "thresholds": thresholds,
    }


def _order(name: str) -> tuple[int, str]:
    return FIGURES.index(name.partition(":")[0]), name


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first)
    for column in others:
        table.add_column(column, justify="right")
    return table
