"""What several commands need: options for inputs, and the way from inputs to extractions."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.schema import Kind
from kg.sources import SOURCES, read

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files or folders of papers, or - .")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="NAME",
        help=f"Read as this format instead of recognising it: {', '.join(SOURCES)}.",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Stop at the first malformed record, not just report it.")
]
Folder = Annotated[str, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")]

KIND_COLOURS = {
    Kind.MODEL: "blue",
    Kind.METHOD: "magenta",
    Kind.DATASET: "green",
    Kind.METRIC: "yellow",
    Kind.TASK: "cyan",
}
"""One colour a kind in every command's output; the kind is always written too."""


def extract_inputs(
    inputs: Sequence[str], format_name: str | None, *, strict: bool
) -> tuple[list[Extraction], list[Problem]]:
    """Read and extract; every problem is printed to standard error and returned."""
    from kg.pipeline import extract

    problems: list[Problem] = []

    def report(problem: Problem) -> None:
        problems.append(problem)
        print(f"kg: {problem}", file=sys.stderr)  # noqa: T201 - reports go to standard error

    items = read(inputs, format=format_name, strict=strict, report=report)
    return list(extract(items, extract_with_progress)), problems


def extract_with_progress(papers: Iterable[Paper]) -> Iterator[Extraction]:
    """Extract with the shipped pipeline, with a bar where standard error is a terminal."""
    from extractors import SpacyExtractor

    console = Console(stderr=True)
    papers = list(papers)
    yield from track(
        SpacyExtractor()(papers),
        description="Extracting",
        total=len(papers),
        console=console,
        disable=not console.is_terminal,
    )
