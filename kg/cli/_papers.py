"""What several commands need: options for inputs, and the way from inputs to extractions."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from kg.errors import Problem
from kg.model import Extraction, Paper
from kg.reading.recognition import readable_formats
from kg.reading.tables.rows import read_columns
from kg.schema import Kind
from kg.sources import read
from kg.text.characters import visible

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files or folders of papers, or - .")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="NAME",
        help=f"Read as this format instead of recognising it: {', '.join(readable_formats())}.",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Stop at the first malformed record, not just report it.")
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help="Columns of tables whose headings do not say it: title=Paper,abstract=Text.",
    ),
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


MOST_SHOWN = 10
"""Problems of one file that are shown one by one; the others are counted."""


class Problems:
    """What was left out or mended: told on standard error, and counted."""

    def __init__(self) -> None:
        self.by_file: Counter[str] = Counter()

    def tell(self, problem: Problem) -> None:
        """Print the problem, unless its file has had many already."""
        self.by_file[problem.file] += 1
        if self.by_file[problem.file] <= MOST_SHOWN:
            _print_error(str(problem))

    def tell_rest(self) -> None:
        """Say of each file how many problems were not shown one by one."""
        for file, count in sorted(self.by_file.items()):
            if count > MOST_SHOWN:
                _print_error(f"{file}: and {count - MOST_SHOWN:,} more")


def _print_error(line: str) -> None:
    print(f"kg: {visible(line)}", file=sys.stderr)  # noqa: T201 - reports go to standard error


def extract_inputs(
    inputs: Sequence[str],
    format_name: str | None,
    *,
    columns: str | None = None,
    strict: bool,
    skip: Path | None = None,
) -> tuple[list[Extraction], int]:
    """Read and extract; problems are told, and their number is returned.

    `skip` is a folder that is not read where it lies in another one: the one that is written.
    """
    from kg.pipeline import extract

    problems = Problems()
    items = read(
        inputs,
        format=format_name,
        columns=read_columns(columns) if columns else None,
        strict=strict,
        skip=skip,
        report=problems.tell,
    )
    problems.tell_rest()
    return list(extract(items, extract_with_progress)), problems.by_file.total()


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
