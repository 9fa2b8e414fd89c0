"""`kg query`: SPARQL over the Turtle of a built graph."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli._app import COMMANDS
from kg.cli._papers import Folder
from kg.errors import QueryError

if TYPE_CHECKING:
    from exports._answers import QueryAnswer


class AnswerFormat(StrEnum):
    """The ways to print an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def query(
    folder: Folder,
    text: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL; prefixes are known.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-f", "--file", metavar="FILE", help="Read the query from here.")
    ] = None,
    answer_format: Annotated[
        AnswerFormat, typer.Option("--format", help="How to print the answer.")
    ] = AnswerFormat.TABLE,
) -> None:
    """Ask the graph of DIR in SPARQL, as table, CSV, JSON or Markdown.

    Example: kg query graph "SELECT ?name { ?d a lpwcc:dataset; skos:prefLabel ?name } LIMIT 5"
    """
    from exports._answers import FORMATS
    from exports._sparql import run

    if text is None and file is not None:
        text = _read(file)
    elif text is None or file is not None:
        raise QueryError("a query is needed, once: give QUERY, or a file with -f")
    answer = run(Path(folder) / "graph.ttl", text)
    if answer_format is AnswerFormat.TABLE:
        _print_table(answer)
    else:
        typer.echo(FORMATS[answer_format](answer), nl=False)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: no query can be read there ({error}); check the path") from error


def _print_table(answer: "QueryAnswer") -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for variable in answer.variables:
        table.add_column(variable, overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console = Console()
    console.print(table)
    console.print(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}", style="dim")


COMMANDS.register("query", query)
