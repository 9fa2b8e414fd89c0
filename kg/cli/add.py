"""`kg add`: more papers for a built folder, of which only the new ones are extracted."""

from pathlib import Path

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.cli._library import library, reading, reading_options, summarise
from kg.cli._papers import Columns, Format, Inputs, Problems, Strict, Workers, reading_progress


def add(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    inputs: Inputs,
    source: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    workers: Workers = None,
) -> None:
    """Add papers to a folder: what it has stays, with ids and corrections.

    Example: kg add graph today.bib

    An input that the folder has already is read again, and replaces what it held before.
    """
    path, problems = Path(folder), Problems()
    options = reading_options(source, columns, strict=strict)
    with reading_progress() as progress:
        update = library(path, problems, workers).add(
            inputs, reading(path, problems, options, progress)
        )
    summarise(path, update, problems)


COMMANDS.register("add", add)
