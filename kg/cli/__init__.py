"""The composition root for the terminal: one command, one file.

A command is a function that a module of this package registers; its signature is what Typer
reads. What is slow to import is imported inside the function, so that `kg --help` is quick.
"""

from kg.cli._app import COMMANDS, main

__all__ = ["COMMANDS", "main"]
