"""`kg diff`: what is new, gone or changed from one build to another."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from kg.cli._app import COMMANDS
from kg.cli._terminal import echo


class DiffForm(StrEnum):
    """The ways to print what differs."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A folder that `kg build` wrote, or a graph.json.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, later.")],
    form: Annotated[
        DiffForm, typer.Option("--format", help="How to print it; Markdown is a newsletter.")
    ] = DiffForm.TEXT,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Things under a heading; as it is, 10 in text, else all."
        ),
    ] = None,
    *,
    show_all: Annotated[bool, typer.Option("--all", help="Also what is not sure.")] = False,
) -> None:
    """Tell what differs between two graphs: papers, entities, merges, roles, results, links.

    First come new scores that are better than all old ones. JSON has everything.

    Example: kg diff graph.old graph --format markdown
    """
    from kg.api import diff as compared
    from kg.changes import as_json, as_markdown, as_text

    changes = compared(old, new, all=show_all)
    if form is DiffForm.JSON:
        echo(as_json(changes))
    elif form is DiffForm.MARKDOWN:
        echo(as_markdown(changes, limit))
    else:
        echo(as_text(changes, limit or 10, Console().width))


COMMANDS.register("diff", diff)
