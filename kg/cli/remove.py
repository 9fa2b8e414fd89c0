"""`kg remove`: papers or whole sources out of a built folder."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.cli._library import given_settings, library, summarise
from kg.cli._papers import Problems
from kg.cli._rdf import Date
from kg.errors import InvalidValueError


def remove(
    folder: Folder,
    papers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAPER]...", help="Ids, arXiv ids, DOIs or titles of papers."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="All papers that only this input or file has; again."),
    ] = None,
    date: Date = None,
) -> None:
    """Remove papers from a folder, with everything that they alone say.

    Example: kg remove graph 2503.11731

    A removed paper stays out when the same inputs are read again; kg add --restore brings it back.
    """
    if not papers and not source:
        raise InvalidValueError("nothing to remove is named; give papers, or --source FILE")
    path, problems = Path(folder), Problems()
    update = library(path, problems).remove(
        papers or (), source or (), settings=given_settings(date=date)
    )
    summarise(path, update, problems)


COMMANDS.register("remove", remove)
