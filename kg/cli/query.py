"""`kg query`: SPARQL over the Turtle of a built graph."""

import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli._app import COMMANDS, TAKES_MORE
from kg.cli._terminal import echo, plain
from kg.errors import QueryError
from kg.text.counts import counted

if TYPE_CHECKING:
    from exports import QueryAnswer


class AnswerFormat(StrEnum):
    """The ways to print an answer."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    MARKDOWN = "markdown"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


def query(  # noqa: PLR0917 - Typer reads options off the signature
    context: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="SPARQL, or - to read it; prefixes are known."),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("-f", "--file", metavar="FILE", help="Read the query from here, or from -."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A shipped query; --list shows them."),
    ] = None,
    show_list: Annotated[
        bool, typer.Option("--list", help="List the shipped queries; needs no DIR.")
    ] = False,
    answer_format: Annotated[
        AnswerFormat | None,
        typer.Option("--format", help="How to print the answer: table, and turtle for graphs."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="How long the query may take.")
    ] = 30.0,
) -> None:
    """Ask the graph of DIR in SPARQL, as table, CSV, TSV, JSON, Markdown or RDF.

    A shipped query has parameters of its own, given as options:
    kg query graph --name leaderboard --dataset CIFAR-10 --metric accuracy

    Example: kg query graph "SELECT ?name { ?d a lpwcc:dataset; skos:prefLabel ?name } LIMIT 5"
    """
    if show_list:
        _print_list()
        return
    if folder is None:
        raise QueryError("no graph is named; give the folder that `kg build` wrote")
    # What is no option of this command, the first word too, is one of a shipped query's own.
    words = [*filter(None, [text]), *context.args]
    shipped = name if file is None else None
    if shipped is not None:
        text = _named(shipped, words)
    else:
        text = _given([each for each in (text, file, name) if each is not None], file, context.args)
    from exports import run

    answer = run(Path(folder) / "graph.ttl", text, timeout=timeout)
    _print(answer, answer_format)
    if shipped is not None and answer.kind == "rows" and not answer.rows:
        _say_what_was_asked(shipped, words)


def _named(name: str, words: Sequence[str]) -> str:
    from exports import named_query

    query = named_query(name)
    return query.fill(_values(words, query.parameters))


def _say_what_was_asked(name: str, words: Sequence[str]) -> None:
    """Tell, beside an answer without rows, with which values a shipped query was asked."""
    from exports import named_query

    parameters = named_query(name).parameters
    asked = {**parameters, **_values(words, parameters)}
    values = ", ".join(f"--{parameter} {value!r}" for parameter, value in asked.items())
    typer.echo(
        f"kg: nothing found with {values or 'no parameter'}; names count as they are written,"
        " `kg ask find` finds near ones",
        err=True,
    )


def _given(sources: Sequence[str], file: str | None, more: Sequence[str]) -> str:
    """Return the query itself, written as an argument or in a file."""
    if more:
        raise QueryError(f"{more[0]!r} is no option of kg query; quote the query as one")
    if len(sources) != 1:
        raise QueryError("a query is needed, once: give QUERY, a file with -f, or a --name")
    (source,) = sources
    return source if file is None and source != "-" else _read(source)


def _values(words: Sequence[str], parameters: Mapping[str, object]) -> dict[str, str]:
    """Read `--dataset X`, `--dataset=X` and, of truth values, `--all` as values by name."""
    values: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        option, equals, value = word.partition("=")
        if not option.startswith("--"):
            raise QueryError(f"{word!r} belongs to no parameter; write --PARAMETER VALUE")
        name = option.removeprefix("--")
        if not equals:
            is_flag = isinstance(parameters.get(name), bool)
            value = _next(option, rest, is_flag=is_flag)
        values[name] = value
    return values


def _next(option: str, rest: list[str], *, is_flag: bool) -> str:
    """Take the value of an option from the rest of the words; a flag needs none."""
    if is_flag and (not rest or rest[0].lower() not in {"true", "false"}):
        return "true"
    if not rest:
        raise QueryError(f"{option} has no value; write {option} VALUE")
    return rest.pop(0)


def _read(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: no query can be read there ({error}); check the path") from error


def _print_list() -> None:
    from exports import query_book

    console = _console()
    for query in query_book().values():
        console.print(Text(query.name, "bold"), Text(query.summary), soft_wrap=True)
        for parameter, default in query.parameters.items():
            about = f"    --{parameter} {default!r}  {query.descriptions[parameter]}".rstrip()
            console.print(Text(about, "dim"), soft_wrap=True)


def _print(answer: "QueryAnswer", form: AnswerFormat | None) -> None:
    from exports import as_text

    if form is None:
        form = AnswerFormat.TURTLE if answer.kind == "triples" else AnswerFormat.TABLE
    if form is AnswerFormat.TABLE and answer.kind == "rows":
        _print_table(answer)
    else:
        word = form is AnswerFormat.TABLE and answer.kind == "boolean"
        echo(as_text(answer, AnswerFormat.CSV if word else form))


def _print_table(answer: "QueryAnswer") -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    rows = answer.rows
    for place, variable in enumerate(answer.variables):
        numbers = all(_is_number(row[place]) for row in rows if row[place] is not None)
        right = bool(rows) and numbers
        table.add_column(variable, overflow="fold", justify="right" if right else "left")
    for terms, values in zip(answer.terms, rows, strict=True):
        cells = zip(terms, values, strict=True)
        table.add_row(*(_cell(term, value, answer.prefixes) for term, value in cells))
    console = _console()
    console.print(table)
    console.print(counted(len(rows), "row"), style="dim")


def _cell(term: object, value: object, prefixes: Mapping[str, str]) -> Text:
    from pyoxigraph import NamedNode

    from exports import to_curie

    if isinstance(term, NamedNode):
        return plain(to_curie(term.value, prefixes))
    return plain("" if value is None else str(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _console() -> Console:
    """Return a console that folds lines for people alone, never for the next program."""
    console = Console()
    return console if console.is_terminal else Console(width=100_000)


COMMANDS.register("query", query)
TAKES_MORE.add(query)
