"""`kg ask`: a question of the registry, by name, with its parameters as options."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from kg.cli._app import COMMANDS, OWN_HELP, TAKES_MORE
from kg.cli._terminal import echo

if TYPE_CHECKING:
    from kg.queries import Answer


class AnswerForm(StrEnum):
    """The ways to print an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Name of a question.")
    ] = None,
    graph: Annotated[
        str, typer.Option(metavar="DIR", help="A folder that `kg build` wrote.")
    ] = "graph",
    answer_form: Annotated[
        AnswerForm, typer.Option("--format", help="How to print the answer.")
    ] = AnswerForm.TABLE,
) -> None:
    """Ask a question of a graph: datasets, leaderboards, code, neighbours.

    Without a name, the questions are listed; kg ask QUESTION --help shows the options of one.

    Example: kg ask leaderboard --dataset ImageNet-1K --metric "top-1 accuracy"
    """
    from kg.api import load
    from kg.cli._question import help_text, listing, read_values, unknown
    from kg.queries import QUESTIONS

    name, words = question or "", context.args
    width = Console().width
    if name == "--help":
        typer.echo(context.get_help())
        name = ""
    if not name:
        typer.echo(listing(QUESTIONS, width))
        return
    if name not in QUESTIONS:
        raise unknown("question", name, QUESTIONS)
    asked = QUESTIONS[name]
    if "--help" in words:
        typer.echo(help_text(asked, width))
        return
    values = read_values(asked, words)
    asked.check(values)
    _print(asked(load(graph), **values), answer_form, width)


def _print(answer: "Answer[Any]", form: AnswerForm, width: int) -> None:
    from kg.answers import FORMS
    from kg.answers.table import left_out, text_table

    if form is not AnswerForm.TABLE:
        echo(FORMS[form](answer))
        if answer.left_out:
            typer.echo(f"kg: {left_out(answer)}", err=True)
        return
    heading, line_feed, rest = text_table(answer, width).partition("\n")
    typer.echo(f"{typer.style(heading, bold=bool(rest))}{line_feed}{rest}")


COMMANDS.register("ask", ask)
TAKES_MORE.add(ask)
OWN_HELP.add(ask)
