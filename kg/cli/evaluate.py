"""`kg evaluate`: how good the extractors are, on annotated papers."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli._app import COMMANDS
from kg.cli._papers import extract_with_progress
from kg.errors import Problem, SourceError
from kg.evaluate import FIGURES, Evaluation
from kg.model import Extraction


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Annotated papers, JSON lines.")],
    predicted: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Score these extractions instead of extracting."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Also list N mistakes of each figure.")
    ] = 0,
) -> None:
    """Measure precision, recall and F1 against annotated papers.

    Example: kg evaluate tests/gold/dev.jsonl --errors 5
    """
    from kg import evaluate as measure
    from kg.pipeline import extract

    annotated = _read_extractions(gold)
    if predicted is None:
        found = list(extract([item.paper for item in annotated], extract_with_progress))
    else:
        found = _read_extractions(predicted)
    evaluation = measure.evaluate(annotated, found)
    if as_json:
        _print_json(evaluation)
    else:
        _print_table(evaluation)
        _print_mistakes(evaluation, errors)


def _read_extractions(path: str) -> list[Extraction]:
    from kg.sources import read

    def report(problem: Problem) -> None:
        Console(stderr=True).print(f"kg: {problem}", markup=False, soft_wrap=True)

    items = read([path], format="extractions", report=report)
    found = [item for item in items if isinstance(item, Extraction)]
    if not found:
        raise SourceError(path, 0, "holds no annotated paper", "give JSON lines with `entities`")
    return found


def _order(name: str) -> tuple[int, str]:
    return FIGURES.index(name.partition(":")[0]), name


def _print_table(evaluation: Evaluation) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("figure")
    for column in ("P", "R", "F1", "gold", "found"):
        table.add_column(column, justify="right")
    for name in sorted(evaluation.figures, key=_order):
        x = evaluation.figures[name]
        shares = (f"{share:.3f}" for share in (x.precision, x.recall, x.f1))
        table.add_row(name, *shares, str(x.right + x.missed), str(x.right + x.wrong))
    console = Console()
    console.print(f"{evaluation.papers} papers, {evaluation.missing} without a prediction")
    console.print(table)


def _print_mistakes(evaluation: Evaluation, limit: int) -> None:
    console = Console()
    for figure in FIGURES if limit else ():
        mistakes = [m for m in evaluation.mistakes if m.figure == figure][:limit]
        for m in mistakes:
            line = f"{figure}  {m.sort}  {m.what}  [{m.paper[:50]}]"
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _print_json(evaluation: Evaluation) -> None:
    figures = {
        name: {
            **asdict(figure),
            "precision": figure.precision,
            "recall": figure.recall,
            "f1": figure.f1,
        }
        for name, figure in evaluation.figures.items()
    }
    answer = {"papers": evaluation.papers, "missing": evaluation.missing, "figures": figures}
    typer.echo(json.dumps(answer, indent=1, sort_keys=True))


COMMANDS.register("evaluate", evaluate)
