"""Options of the commands that write RDF."""

from typing import Annotated

import typer

BaseIri = Annotated[
    str | None, typer.Option("--base-iri", metavar="IRI", help="Base of all IRIs in RDF.")
]
EvidenceLevel = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="LEVEL",
        help="How much of the papers' words RDF holds: none, quotes (of each mention), or full.",
    ),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="When this is made, for RDF: 2026-11-21, or 2026-11-21T09:30:00Z. No clock is asked.",
    ),
]
