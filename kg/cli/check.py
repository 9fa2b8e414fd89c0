"""`kg check`: whether the files of a built folder are whole and belong together."""

from pathlib import Path

import typer

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.errors import GraphError
from kg.text.characters import visible


def check(folder: Folder) -> None:
    """Check whether the files of a folder are those that were written, and its store is sound.

    Example: kg check graph

    Changes nothing. A fault is told with what to do about it, and the exit code is then 2.
    """
    from kg.library.checking import faults
    from kg.storage.manifest import build_of

    found = list(faults(Path(folder)))
    for what, remedy in found:
        typer.echo(visible(f"{folder}: {what}; {remedy}"))
    if found:
        faults_told = "1 fault" if len(found) == 1 else f"{len(found)} faults"
        raise GraphError(f"{folder}: {faults_told}; see above")
    typer.echo(f"{folder} is whole: build {build_of(Path(folder))}")


COMMANDS.register("check", check)
