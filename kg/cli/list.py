"""`kg list`: what a built folder is made of."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.cli._library import library
from kg.cli._papers import Problems
from kg.cli._terminal import plain


def list_(folder: Folder) -> None:
    """List the inputs of a folder: when each was read, and how many entries it has.

    Example: kg list graph
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("input", "read", "by"):
        table.add_column(heading)
    for heading in ("entries", "removed"):
        table.add_column(heading, justify="right")
    for each in library(Path(folder), Problems()).inputs():
        table.add_row(
            plain(each.row.given),
            each.row.added[:10],
            "kg add" if each.row.by_add else "kg build",
            f"{each.entries:,}",
            f"{each.removed:,}",
        )
    Console().print(table if table.row_count else "no inputs: everything was removed")


COMMANDS.register("list", list_)
