"""`kg export`: a built graph in another format."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS, MORE_HELP
from kg.cli._papers import Folder
from kg.cli._rdf import BaseIri, Date, EvidenceLevel
from kg.files import atomic_write


def export(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; - is standard output.")
    ],
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="The format, else FILE's suffix says it."),
    ] = None,
    base_iri: BaseIri = None,
    evidence: EvidenceLevel = None,
    date: Date = None,
) -> None:
    """Write the graph of DIR in another format.

    FILE's suffix says which, and .gz after it compresses: graph.nt.gz.

    Example: kg export graph -o graph.nt
    """
    from exports import Options, exporter_for
    from kg.api import load

    exporter = exporter_for(out, format_name)
    options = Options.given(base_iri, evidence, date)
    graph = load(folder)
    if out == "-":
        exporter.write(graph, sys.stdout.buffer, options)
        return
    with atomic_write(Path(out)) as file:
        exporter.write(graph, file, options)


def _formats() -> str:
    from exports import EXPORTERS

    lines = (
        f"- {name} ({', '.join(exporter.suffixes)}): {exporter.summary}"
        for name, exporter in EXPORTERS.items()
    )
    # After this sign the help keeps the lines as they are.
    return "\n".join(("\b", "Formats:", *lines))


MORE_HELP[export] = _formats
COMMANDS.register("export", export)
