"""`kg export`: a built graph in another format."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli._app import COMMANDS, MORE_HELP
from kg.cli._folder import Folder
from kg.cli._rdf import BaseIri, Date, EvidenceLevel
from kg.errors import GraphError
from kg.storage.files import atomic_write

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def export(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="Where to; - is standard output.")
    ],
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="The format, else FILE's suffix says it."),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only papers that speak of it; again for of both."),
    ] = None,
    base_iri: BaseIri = None,
    evidence: EvidenceLevel = None,
    date: Date = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Leaderboards and --about: also what is not sure.")
    ] = False,
) -> None:
    """Write the graph of DIR in another format.

    FILE's suffix says which, and .gz after it compresses: graph.nt.gz. With --about it is
    a part: the papers that introduce, use or mention something, and all that they speak of.

    Example: kg export graph --about CrossViT -o papers.bib
    """
    from exports import Options, exporter_for
    from kg.api import load

    exporter = exporter_for(out, format_name)
    options = Options.given(base_iri, evidence, date, all=show_all)
    graph = _part(load(folder), about or [], show_all=show_all)
    if out == "-":
        exporter.write(graph, sys.stdout.buffer, options)
        return
    with atomic_write(Path(out)) as file:
        exporter.write(graph, file, options)


def _part(graph: "KnowledgeGraph", names: list[str], *, show_all: bool) -> "KnowledgeGraph":
    """Return the papers about everything in `names`, with what they speak of; else the whole."""
    from kg.graph import sure_part
    from kg.lookup.names import entity
    from kg.lookup.selection import papers_about, select

    if not names:
        return graph
    nodes = [entity(graph, name) for name in names]
    papers = papers_about(graph if show_all else sure_part(graph), nodes)
    if not papers:
        raise GraphError(f"no paper speaks of {' and '.join(names)}; leave one --about out")
    return select(graph, papers)


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
