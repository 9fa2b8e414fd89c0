"""`kg fetch`: raw answers of public services to a file; the one command that uses the network."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS

_CONTACT = "PAPERKG_CONTACT"


def fetch(  # noqa: PLR0917 - Typer reads options off the signature
    service: Annotated[
        str,
        typer.Argument(metavar="SERVICE", help="arxiv, openalex, semanticscholar or huggingface."),
    ],
    wanted: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="Ids, words, a query, or days.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where to.")],
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Papers at most; days are always whole.")
    ] = 1000,
    contact: Annotated[
        str | None,
        typer.Option(metavar="MAIL", help=f"Your address, sent along; else ${_CONTACT}."),
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Of a mirror, in place of the service.")
    ] = None,
) -> None:
    """Write the answers of a public service to a file that `kg build` reads.

    Asks page by page, no faster than the service wants, waits where it says so, and goes on where
    an earlier call broke off. Nothing else in `kg` uses the network.

    Example: kg fetch arxiv 1706.03762 2010.11929 -o papers.xml
    """
    from kg.fetch import SERVICES
    from kg.fetch import fetch as download

    def tell(line: str) -> None:
        print(f"kg: {service}: {line}", file=sys.stderr)  # noqa: T201 - progress

    papers = download(
        SERVICES[service],
        wanted,
        out,
        limit=limit,
        contact=contact or os.environ.get(_CONTACT),
        endpoint=endpoint,
        report=tell,
    )
    typer.echo(f"wrote {out}: {papers:,} {'paper' if papers == 1 else 'papers'}")


COMMANDS.register("fetch", fetch)
