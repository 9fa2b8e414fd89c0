"""`kg export`: a built graph in another format."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._papers import Folder
from kg.files import atomic_write


def export(
    folder: Folder,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; - is standard output.")
    ],
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="The format, else FILE's suffix says it."),
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option(metavar="IRI", help="Base of all IRIs, where there are any.")
    ] = None,
) -> None:
    """Write the graph of DIR in another format.

    Formats: html (.html), node-link (.json), ntriples (.nt), turtle (.ttl).

    Example: kg export graph -o graph.nt
    """
    from exports import DEFAULT_BASE_IRI, EXPORTERS, Options, exporter_for
    from kg.api import load

    exporter = EXPORTERS[format_name] if format_name else exporter_for(out)
    options = Options(base_iri=DEFAULT_BASE_IRI if base_iri is None else base_iri)
    graph = load(folder)
    if out == "-":
        exporter.write(graph, sys.stdout.buffer, options)
        return
    with atomic_write(Path(out)) as file:
        exporter.write(graph, file, options)


COMMANDS.register("export", export)
