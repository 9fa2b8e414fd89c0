"""`kg build`: papers to a folder with the graph in every form that people use."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli._app import COMMANDS
from kg.cli._corrections import Corrections
from kg.cli._papers import Columns, Extracted, Format, Inputs, Strict, extract_inputs
from kg.cli._rdf import BaseIri, Date, EvidenceLevel
from kg.errors import Outcome, OutputError
from kg.model import Extraction
from kg.schema import Kind, NodeKind
from kg.storage.files import atomic_write

if TYPE_CHECKING:
    from exports import Options
    from kg.graph import KnowledgeGraph

EXTRACTIONS_FILE = "papers.jsonl"
GRAPH_FILES = {"graph.ttl": "turtle", "graph.html": "html", "graph.json": "node-link"}
"""The files of a built folder beside the extractions, and the format of each."""


def build(  # noqa: PLR0917 - Typer reads options off the signature
    inputs: Inputs,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Where to.")] = Path(
        "graph"
    ),
    source: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    base_iri: BaseIri = None,
    evidence: EvidenceLevel = None,
    date: Date = None,
    overrides: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Corrections in TOML, applied last; see kg review."),
    ] = None,
    keep_ids: Annotated[
        Path | None,
        typer.Option(metavar="OLD_DIR", help="Keep the IRIs of an earlier build."),
    ] = None,
) -> None:
    """Build a graph: read papers, extract, resolve, and write it for Python, SPARQL and the eye.

    Example: kg build seeds -o graph

    DIR then holds papers.jsonl (the extractions), graph.ttl (Turtle), graph.html (the viewer) and
    graph.json (node-link JSON). Correct papers.jsonl by hand and build again from it:
    kg build --from extractions graph/papers.jsonl -o corrected
    """
    from exports import Options
    from kg.pipeline import build_graph

    corrections = Corrections.read(overrides, keep_ids)
    options = Options.given(base_iri, evidence, date)
    _check_place(out, inputs)
    found = extract_inputs(inputs, source, columns=columns, strict=strict, skip=out)
    graph, unmatched = corrections.apply(build_graph(found.extractions))
    write_folder(graph, found.extractions, out, options)
    _summarise(graph, out, found, unmatched)


def _check_place(out: Path, inputs: Sequence[str]) -> None:
    """Raise `OutputError`, before any work is done, where nothing can be written to `out`."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file, where a folder is needed; choose another with -o")
    for path in (out / name for name in (EXTRACTIONS_FILE, *GRAPH_FILES)):
        if path.is_dir():
            raise OutputError(
                f"{path}: is a folder, where a file is needed; choose another with -o"
            )
    if any(Path(given).resolve() == out.resolve() for given in inputs if given != "-"):
        raise OutputError(f"{out}: is read and would be written to; choose another with -o")


def write_folder(
    graph: "KnowledgeGraph", extractions: Sequence[Extraction], folder: Path, options: "Options"
) -> None:
    """Write all files of a built folder; when one fails, all stay as they were."""
    from exports import EXPORTERS
    from kg.storage.extraction import dumps

    with ExitStack() as stack:
        papers = stack.enter_context(atomic_write(folder / EXTRACTIONS_FILE))
        for extraction in extractions:
            papers.write(f"{dumps(extraction)}\n".encode())
        for name, form in GRAPH_FILES.items():
            file = stack.enter_context(atomic_write(folder / name))
            EXPORTERS[form].write(graph, file, options)


def _summarise(graph: "KnowledgeGraph", out: Path, found: Extracted, unmatched: int | None) -> None:
    kinds = Counter(kind for _, kind in graph.kinds())
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    plural = {kind: f"{kind.lower()}s" for kind in (*NodeKind, *Kind)}
    for kind in (NodeKind.PAPER, *Kind, NodeKind.RESULT, NodeKind.LINK):
        table.add_row(plural[kind], f"{kinds[kind]:,}")
    table.add_row("edges", f"{graph.nx.size():,}")
    doubted = sum(not sure for *_, sure in graph.nx.edges(data="sure", default=True))
    table.add_row("not sure", f"{doubted:,}")
    for what, count in _of_inputs(found):
        table.add_row(what, f"{count:,}")
    if unmatched is not None:
        table.add_row("overrides without a match", f"{unmatched:,}")
    console = Console()
    console.print(table)
    for name in (EXTRACTIONS_FILE, *GRAPH_FILES):
        console.print(f"wrote {out / name}", highlight=False, soft_wrap=True)


def _of_inputs(found: Extracted) -> Iterator[tuple[str, int]]:
    """Yield what became of the entries of the inputs."""
    tally, outcomes = found.tally, found.problems.by_outcome
    yield "entries read", tally.read
    yield "joined with others", tally.joined
    yield "left out", outcomes[Outcome.LEFT_OUT]
    yield "files passed over", outcomes[Outcome.PASSED_OVER]
    yield "mended", outcomes[Outcome.MENDED]
    yield "papers without an abstract", tally.without_abstract
    yield "papers in other languages", tally.in_other_languages


COMMANDS.register("build", build)
