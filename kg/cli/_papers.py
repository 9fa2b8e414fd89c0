"""What several commands need: options for inputs, and the way from inputs to extractions."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn

from kg.cli._progress import with_progress
from kg.errors import Outcome, Problem
from kg.model import Extraction, Paper
from kg.reading.recognition import readable_formats
from kg.reading.tables.rows import read_columns
from kg.sources import read
from kg.storage.extraction import log_problem
from kg.text.characters import visible

if TYPE_CHECKING:
    from kg.reading.joining.joined import Tally

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
    bool,
    typer.Option(
        "--strict", help="Stop at a record that is left out or mended, or a file that is cut off."
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help="What columns hold, in every table that has them: title=Paper,abstract=Text. Other"
        " tables are read by their usual headings.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Processes that share the extraction; as it is, one for each core it may use.",
    ),
]

MOST_SHOWN = 10
"""Problems of one kind that are shown one by one; the others are counted."""
_VALUES = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*")
"""What differs between problems of one kind: what they quote, and numbers."""
_EVERY = 50
"""Papers after which the line about reading is written anew."""


class Problems:
    """What was left out, mended or noted: told on standard error, and counted."""

    def __init__(self) -> None:
        self.by_outcome: Counter[Outcome] = Counter()
        self.by_file: Counter[str] = Counter()
        self._by_kind: Counter[tuple[str, str]] = Counter()
        self._last: dict[tuple[str, str], Problem] = {}

    def tell(self, problem: Problem) -> None:
        """Print the problem, unless there were many of its kind already."""
        self.by_outcome[problem.outcome] += problem.count
        self.by_file[problem.file] += problem.count
        kind = _kind(problem)
        self._by_kind[kind] += 1
        if self._by_kind[kind] <= MOST_SHOWN:
            self._last[kind] = problem
            _print_error(str(problem))

    def tell_rest(self) -> None:
        """Say of each kind how many problems were not shown one by one."""
        for kind, problem in self._last.items():
            rest = self._by_kind[kind] - MOST_SHOWN
            if rest > 0:
                place = f"{kind[0]}: " if kind[0] else ""
                _print_error(f"{place}and {rest:,} more such as: {problem.text}")


def _kind(problem: Problem) -> tuple[str, str]:
    """Return the file and the text of a problem, without the values that it quotes.

    Where nothing was lost, the file makes no difference.
    """
    is_lossless = problem.outcome in {Outcome.NOTED, Outcome.JOINED}
    return "" if is_lossless else problem.file, _VALUES.sub("", problem.text)


def _print_error(line: str) -> None:
    print(f"kg: {visible(line)}", file=sys.stderr)  # noqa: T201 - reports go to standard error


@dataclass(frozen=True, slots=True)
class Extracted:
    """Extractions sorted by paper id, and what was met on the way to them."""

    extractions: list[Extraction]
    tally: "Tally"
    problems: Problems


def extract_inputs(
    inputs: Sequence[str],
    format_name: str | None,
    *,
    columns: str | None = None,
    strict: bool,
    skip: Path | None = None,
    workers: int | None = None,
) -> Extracted:
    """Read and extract; problems are told.

    `workers` is as for `extract_with_progress`; `skip` is a folder that is not read where it lies
    in another one: the one that is written.
    """
    from kg.vocabulary.coverage import few_known

    problems = Problems()
    with ReadingProgress() as progress:
        papers = read(
            inputs,
            format=format_name,
            columns=read_columns(columns) if columns else None,
            strict=strict,
            skip=skip,
            report=problems.tell,
            progress=progress.show,
        )
    came = extract_with_progress(papers, len(papers), workers=workers, report=problems.tell)
    found = sorted(came, key=lambda extraction: extraction.paper.id)
    for problem in few_known(found):
        problems.tell(problem)
    problems.tell_rest()
    return Extracted(found, papers.tally, problems)


class ReadingProgress:
    """Shows what is read, and how many papers were, where standard error is a terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        text = TextColumn("Reading {task.description}: {task.completed:,.0f} papers")
        self._bar = Bar(
            SpinnerColumn(), text, console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def show(self, name: str, count: int) -> None:
        """Show the input that is read, and the number of papers so far."""
        if count % _EVERY == 1:
            self._bar.update(self._task, description=visible(name), completed=count)

    def stop(self) -> None:
        """Take the line away, when all is read."""
        self._bar.stop()


def extract_with_progress(
    papers: Iterable[Paper | Extraction],
    total: int | None = None,
    *,
    workers: int | None = 1,
    report: Callable[[Problem], None] = log_problem,
) -> Generator[Extraction, None, None]:
    """Extract with the shipped pipeline, and show how far it is; see `kg.engines.extraction`.

    `workers` is None for as many as there are cores; with one, the order is that of the papers.
    """
    from extractors import SpacyExtractor
    from kg.engines.extraction import extract
    from kg.engines.processes import available_cores

    count = available_cores() if workers is None else workers
    with closing(extract(papers, SpacyExtractor(), workers=count, report=report)) as found:
        yield from with_progress(found, "Extracting", total)
