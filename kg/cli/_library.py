"""What the commands that change a folder share: its parts put together, and what they print."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from rich.console import Console
from rich.table import Table

from kg.cli._papers import Problems, ReadingProgress, extract_with_progress
from kg.errors import GraphError, Outcome, Problem
from kg.model import Extraction, Paper
from kg.reading.reader import ReadingOptions
from kg.reading.tables.rows import read_columns
from kg.text.characters import visible

if TYPE_CHECKING:
    from exports import Options
    from kg.graph import KnowledgeGraph
    from kg.library import Library, Reading, Update
    from kg.library.tools import Settings
    from kg.storage.manifest import Staging

EXTRACTIONS_FILE: Final = "papers.jsonl"
GRAPH_FILES: Final = {
    "graph.ttl": "turtle",
    "graph.html": "html",
    "graph.json": "node-link",
    "graph.sqlite": "sqlite",
}
"""The files of a built folder beside the extractions, and the format of each."""
_TABLES: Final = "graph.sqlite"
_APART: Final = "graph.ttl"
"""The file that takes longest to write."""
MANY: Final = 2_000
"""Papers from which on another process takes less time than it brings."""


@dataclass(frozen=True)
class ShippedTools:
    """The shipped extraction, by so many processes, and the formats of a built folder."""

    workers: int | None = None

    @property
    def fingerprint(self) -> str:
        """What tells this version of the extraction from others."""
        from extractors.fingerprint import fingerprint

        return fingerprint()

    def extract(
        self, papers: Sequence[Paper], report: Callable[[Problem], None]
    ) -> Generator[Extraction, None, None]:
        """Yield extractions as they come, with a bar; what is set aside is none."""
        from kg.engines.extraction import SetAside

        total = len(papers)
        with closing(
            extract_with_progress(papers, total, workers=self.workers, report=report)
        ) as found:
            for extraction in found:
                if not isinstance(extraction, SetAside):
                    yield extraction

    def write(
        self,
        graph: "KnowledgeGraph",
        extractions: Sequence[Extraction],
        staging: "Staging",
        settings: "Settings",
    ) -> None:
        """Write the extractions, and the graph in every form."""
        from kg.storage.extraction import dumps

        with staging.open(EXTRACTIONS_FILE) as file:
            for extraction in extractions:
                file.write(f"{dumps(extraction)}\n".encode())
        if len(extractions) >= MANY and self.workers != 1:
            _write_apart(graph, staging, settings)
        else:
            for name in GRAPH_FILES:
                _write(graph, name, staging, settings)

    def earlier(self, folder: Path) -> "KnowledgeGraph | None":
        """Return the graph of an earlier build in a folder, or None if it has none."""
        from kg.storage.folder import GRAPH_FILE, TABLES_FILE, open_graph

        found = [folder / name for name in (TABLES_FILE, GRAPH_FILE) if (folder / name).exists()]
        for path in found:
            try:
                graph = open_graph(path)
                graph.nx  # noqa: B018 - all of it is read, and may turn out to be damaged
            except GraphError as error:
                _say(f"{error}")
            else:
                return graph
        if found:
            _say(f"{folder}: the ids of its earlier build cannot be kept")
        return None


def _write(graph: "KnowledgeGraph", name: str, staging: "Staging", settings: "Settings") -> None:
    """Write a file of a folder."""
    from exports import EXPORTERS

    with staging.open(name) as file:
        EXPORTERS[GRAPH_FILES[name]].write(graph, file, as_options(settings))


def _write_apart(graph: "KnowledgeGraph", staging: "Staging", settings: "Settings") -> None:
    """Write all files but the extractions, the largest one in a process of its own."""
    from kg.engines.processes import Processes

    _write(graph, _TABLES, staging, settings)
    with Processes(1) as pool:
        paths = staging.path(_TABLES), staging.path(_APART)
        written = pool.submit(_write_from_tables, *paths, settings=dict(settings))
        for name in GRAPH_FILES:
            if name not in {_TABLES, _APART}:
                _write(graph, name, staging, settings)
        written.result()
    staging.take(_APART)


def _write_from_tables(tables: Path, path: Path, settings: "Settings") -> None:
    """Write the file that is written apart, of the graph in some tables."""
    from exports import EXPORTERS
    from kg.storage.folder import open_graph

    with path.open("wb") as file:
        EXPORTERS[GRAPH_FILES[_APART]].write(open_graph(tables), file, as_options(settings))


def as_options(settings: "Settings") -> "Options":
    """Return how the files of a folder are written."""
    from exports import Options

    return Options.given(settings.get("base_iri"), settings.get("evidence"), settings.get("date"))


def given_settings(
    base_iri: str | None = None, evidence: str | None = None, date: str | None = None
) -> dict[str, str]:
    """Return the options for RDF that a user gives; for the others the folder keeps its own.

    Without a date, files have none: it is that of one update.
    """
    given = {"base_iri": base_iri, "evidence": evidence, "date": date}
    return {name: value for name, value in given.items() if value is not None}


def library(folder: Path, problems: Problems, workers: int | None = None) -> "Library":
    """Return the library of a folder; problems are told and counted."""
    from kg.library import Library, Told

    return Library(folder, ShippedTools(workers), Told(_say, problems.tell))


def reading(
    folder: Path, problems: Problems, options: ReadingOptions, progress: ReadingProgress
) -> "Reading":
    """Return how inputs of a folder are read."""
    from kg.library import Reading

    return Reading(options, problems.tell, progress.show, folder, progress.stop)


def reading_options(source: str | None, columns: str | None, *, strict: bool) -> ReadingOptions:
    """Return the options in which a user says how inputs are read."""
    return ReadingOptions(source, read_columns(columns) if columns else {}, strict)


def _say(line: str) -> None:
    typer.echo(f"kg: {visible(line)}", err=True)


def summarise(folder: Path, update: "Update", problems: Problems) -> None:
    """Print what a folder holds now, and what became of the entries of its inputs."""
    from kg.library import OVERRIDES

    problems.tell_rest()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    unmatched = problems.by_file[str(folder / OVERRIDES)]
    for what, count in (*update.counts, *_of_inputs(update, problems, unmatched)):
        table.add_row(what, f"{count:,}")
    if (folder / OVERRIDES).exists():
        table.add_row("overrides without a match", f"{unmatched:,}")
    console = Console()
    console.print(table)
    if not update.is_new:
        console.print(f"{folder} is up to date", highlight=False, soft_wrap=True)
        return
    for name in (EXTRACTIONS_FILE, *GRAPH_FILES):
        console.print(f"wrote {folder / name}", highlight=False, soft_wrap=True)


def _of_inputs(update: "Update", problems: Problems, unmatched: int) -> Iterator[tuple[str, int]]:
    """Yield what became of the entries of the inputs."""
    tally, outcomes = update.tally, problems.by_outcome
    if tally is not None:
        yield "entries read", tally.read
        yield "joined with others", tally.joined
    yield "left out", outcomes[Outcome.LEFT_OUT] - unmatched
    yield "files passed over", outcomes[Outcome.PASSED_OVER]
    yield "mended", outcomes[Outcome.MENDED]
    if tally is not None:
        yield "papers without an abstract", tally.without_abstract
        yield "papers in other languages", tally.in_other_languages
