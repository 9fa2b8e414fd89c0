"""`kg query`: SPARQL over the Turtle of a built graph."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli._app import COMMANDS, TAKES_MORE
from kg.errors import QueryError

if TYPE_CHECKING:
    from exports import QueryAnswer


class AnswerFormat(StrEnum):
    """The ways to print an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def query(  # noqa: PLR0917 - Typer reads options off the signature
    context: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")
    ] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL; prefixes are known.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-f", "--file", metavar="FILE", help="Read the query from here.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A shipped query; --list shows them."),
    ] = None,
    show_list: Annotated[
        bool, typer.Option("--list", help="List the shipped queries; needs no DIR.")
    ] = False,
    answer_format: Annotated[
        AnswerFormat, typer.Option("--format", help="How to print the answer.")
    ] = AnswerFormat.TABLE,
) -> None:
    """Ask the graph of DIR in SPARQL, as table, CSV, JSON or Markdown.

    A shipped query has parameters of its own, given as options:
    kg query graph --name leaderboard --dataset CIFAR-10 --metric accuracy

    Example: kg query graph "SELECT ?name { ?d a lpwcc:dataset; skos:prefLabel ?name } LIMIT 5"
    """
    from exports import ANSWER_FORMATS, named_query, run

    if show_list:
        _print_list()
        return
    if folder is None:
        raise QueryError("no graph is named; give the folder that `kg build` wrote")
    if name is not None:
        # What is no option of this command, the first word too, is one of the query's own.
        values = _values([*filter(None, [text]), *context.args])
        text = named_query(name).fill(values)
    elif context.args:
        raise QueryError(f"{context.args[0]!r} is no option of kg query; quote the query as one")
    elif text is None and file is not None:
        text = _read(file)
    elif text is None or file is not None:
        raise QueryError("a query is needed, once: give QUERY, a file with -f, or a --name")
    answer = run(Path(folder) / "graph.ttl", text)
    if answer_format is AnswerFormat.TABLE:
        _print_table(answer)
    else:
        typer.echo(ANSWER_FORMATS[answer_format](answer), nl=False)


def _values(words: list[str]) -> dict[str, str]:
    """Read `--dataset X` and `--dataset=X` as values by name."""
    values: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        option, equals, value = word.partition("=")
        if not option.startswith("--"):
            raise QueryError(f"{word!r} belongs to no parameter; write --PARAMETER VALUE")
        found = value if equals else next(rest, None)
        if found is None:
            raise QueryError(f"{option} has no value; write {option} VALUE")
        values[option.removeprefix("--")] = found
    return values


def _print_list() -> None:
    from exports import query_book

    console = Console()
    for query in query_book().values():
        console.print(Text(query.name, "bold"), Text(query.summary), soft_wrap=True)
        for parameter, default in query.parameters.items():
            console.print(Text(f"    --{parameter} {default!r}", "dim"), soft_wrap=True)


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
TAKES_MORE.add(query)
