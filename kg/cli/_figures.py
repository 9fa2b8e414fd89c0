"""Figures of an evaluation as tables and as JSON."""

from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from kg.cli._terminal import plain
from kg.evaluate import CALIBRATIONS, FIGURES, Evaluation


def print_figures(evaluation: Evaluation, heading: str) -> None:
    """Print a line, and precision, recall and F1 of every figure."""
    console = Console()
    console.print(heading, markup=False, highlight=False, soft_wrap=True)
    table = _table("figure", "P", "R", "F1", "gold", "found")
    for name in sorted(evaluation.figures, key=_order):
        x = evaluation.figures[name]
        shares = (f"{share:.3f}" for share in (x.precision, x.recall, x.f1))
        table.add_row(name, *shares, str(x.right + x.missed), str(x.right + x.wrong))
    console.print(table)


def print_calibrations(evaluation: Evaluation, *, bins: bool) -> None:
    """Print the expected calibration errors, with the bins behind them where asked."""
    shown = [name for name in CALIBRATIONS if name in evaluation.calibrations]
    if not shown:
        return
    console = Console()
    table = _table("confidence", "error", "of")
    for name in shown:
        calibration = evaluation.calibrations[name]
        table.add_row(name, f"{calibration.error:.3f}", str(calibration.count))
    console.print()
    console.print(table)
    for name in shown if bins else ():
        parts = _table(f"{name}, up to", "mean", "right", "of")
        for part in evaluation.calibrations[name].bins:
            means = f"{part.confidence:.3f}", f"{part.right:.3f}"
            parts.add_row(f"{part.upper:.1f}", *means, str(part.count))
        console.print()
        console.print(parts)


def print_mistakes(evaluation: Evaluation, limit: int) -> None:
    """Print the first mistakes of each figure, at most `limit` of each."""
    console = Console()
    for figure in FIGURES if limit else ():
        mistakes = [m for m in evaluation.mistakes if m.figure == figure][:limit]
        for m in mistakes:
            line = f"{figure}  {m.sort}  {m.what}  [{m.paper[:50]}]"
            console.print(plain(line), soft_wrap=True)


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """Return everything but the mistakes as an object of JSON."""
    figures = {
        name: {
            **asdict(figure),
            "precision": figure.precision,
            "recall": figure.recall,
            "f1": figure.f1,
        }
        for name, figure in evaluation.figures.items()
    }
    calibrations = {
        name: {**asdict(calibration), "count": calibration.count, "error": calibration.error}
        for name, calibration in evaluation.calibrations.items()
    }
    return {
        "papers": evaluation.papers,
        "missing": evaluation.missing,
        "figures": figures,
        "calibrations": calibrations,
    }


def _order(name: str) -> tuple[int, str]:
    return FIGURES.index(name.partition(":")[0]), name


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first)
    for column in others:
        table.add_column(column, justify="right")
    return table
