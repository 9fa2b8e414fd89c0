"""What others wrote, in the terminal: it never moves the cursor, nor changes a colour."""

import sys

import typer
from rich.text import Text

from kg.text.characters import visible


def echo(text: str) -> None:
    """Write `text` as it is to a file or a program, but to a person without control characters."""
    typer.echo(visible(text) if sys.stdout.isatty() else text, nl=False)


def plain(text: str, style: str = "") -> Text:
    """Return `text` for a console of rich, without markup and without control characters."""
    return Text(visible(text), style)
