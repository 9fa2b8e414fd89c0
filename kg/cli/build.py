"""`kg build`: papers to a folder with the graph in every form that people use."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._library import (
    EXTRACTIONS_FILE,
    GRAPH_FILES,
    as_options,
    given_settings,
    library,
    reading,
    reading_options,
    summarise,
)
from kg.cli._papers import Columns, Format, Inputs, Problems, ReadingProgress, Strict, Workers
from kg.cli._rdf import BaseIri, Date, EvidenceLevel
from kg.errors import OutputError


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
        typer.Option(metavar="FILE", help="Corrections to take into DIR/overrides.toml."),
    ] = None,
    keep_ids: Annotated[
        Path | None,
        typer.Option(metavar="OLD_DIR", help="Keep the IRIs of a build in another folder."),
    ] = None,
    workers: Workers = None,
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop what DIR has of other inputs.")
    ] = False,
) -> None:
    """Build a graph: read papers, extract, resolve, and write it for Python, SPARQL and the eye.

    Example: kg build seeds -o graph

    DIR then holds papers.jsonl (the extractions), graph.ttl (Turtle), graph.html (the viewer),
    graph.json (node-link JSON) and graph.sqlite (tables, which open at once). The same command
    again extracts only what is new or has changed; entities keep their ids, and the corrections in
    DIR/overrides.toml are applied. kg add, kg remove and kg list change and show what it is made
    of.
    """
    from kg.api import load
    from kg.corrections.override_file import read_overrides

    options = reading_options(source, columns, strict=strict)
    settings = given_settings(base_iri, evidence, date)
    as_options(settings)
    if overrides is not None:
        read_overrides(overrides)  # a mistake in it costs no work
    earlier = None if keep_ids is None else load(keep_ids)
    _check_place(out, inputs)
    problems = Problems()
    with ReadingProgress() as progress:
        update = library(out, problems, workers).build(
            inputs,
            reading(out, problems, options, progress),
            settings=settings,
            replace=replace,
            earlier=earlier,
            corrections=overrides,
        )
    summarise(out, update, problems)


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


COMMANDS.register("build", build)
