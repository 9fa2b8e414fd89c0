"""The argument of commands that read a built folder."""

from typing import Annotated

import typer

Folder = Annotated[str, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")]
