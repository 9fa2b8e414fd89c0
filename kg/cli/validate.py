"""`kg validate`: RDF against the shipped shapes."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.cli._app import COMMANDS
from kg.cli._terminal import plain
from kg.errors import GraphError


def validate(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="RDF of any format, or a folder of `kg build`."),
    ],
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Print at most this many broken rules.")
    ] = 20,
) -> None:
    """Check RDF against the shapes (SHACL) that every export holds to.

    Says which rules are broken, by which nodes, and leaves with 2 where one is.

    Example: kg validate graph/graph.ttl
    """
    from exports.rdf.validation import validate as check

    path = file / "graph.ttl" if file.is_dir() else file
    report = check(path)
    console = Console()
    for violation in report.violations[:limit]:
        console.print(plain(str(violation)), soft_wrap=True)
    broken = len(report.violations)
    size = f"{report.triples:,} triples, {report.checked:,} nodes with a shape"
    if broken:
        more = f", of which {limit} are shown" if broken > limit else ""
        rules = "rule is" if broken == 1 else "rules are"
        raise GraphError(f"{path}: {broken:,} {rules} broken{more} ({size}); see above")
    console.print(plain(f"{path}: every rule holds ({size})"), soft_wrap=True)


COMMANDS.register("validate", validate)
