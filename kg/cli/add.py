"""`kg add`: more papers for a built folder, of which only the new ones are extracted."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.cli._library import given_settings, library, reading, reading_options, summarise
from kg.cli._papers import Columns, Format, Inputs, Problems, ReadingProgress, Strict, Workers
from kg.cli._rdf import Date


def add(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    inputs: Inputs,
    source: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    date: Date = None,
    workers: Workers = None,
    *,
    restore: Annotated[
        bool, typer.Option("--restore", help="Bring back what kg remove took out of these inputs.")
    ] = False,
) -> None:
    """Add papers to a folder: what it has stays, with ids and corrections.

    Example: kg add graph today.bib

    An input that the folder has already is read again, and replaces what it held before. What was
    removed stays out.
    """
    path, problems = Path(folder), Problems()
    options = reading_options(source, columns, strict=strict)
    with ReadingProgress() as progress:
        update = library(path, problems, workers).add(
            inputs,
            reading(path, problems, options, progress),
            settings=given_settings(date=date),
            restore=restore,
        )
    summarise(path, update, problems)


COMMANDS.register("add", add)
