"""`kg vocabulary`: the consistency of the names that the program knows."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli._app import COMMANDS
from kg.errors import InvalidValueError
from kg.schema import Kind

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary


class Action(StrEnum):
    """What to do with the vocabulary."""

    CHECK = "check"


def vocabulary(
    action: Annotated[Action, typer.Argument(metavar="check", help="The only action so far.")],
    folder: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Tables of your own instead of the shipped ones."),
    ] = None,
) -> None:
    """Check the vocabulary: no name of two terms of a kind, no circle of variants, sound ids.

    Prints how many terms of each kind there are, or one line a problem with exit code 2.

    Example: kg vocabulary check
    """
    from kg.vocabulary.consistency import check

    del action  # there is one so far, and Typer has refused any other
    terms = _load(folder)
    problems = check(terms)
    for problem in problems:
        typer.echo(f"kg: {problem}", err=True)
    if problems:
        raise typer.Exit(2)
    counts = Counter(term.kind for term in terms)
    for kind in Kind:
        typer.echo(f"{kind.lower()}s\t{counts[kind]}")


def _load(folder: Path | None) -> "Vocabulary":
    from kg.vocabulary import Vocabulary, load, read_terms

    if folder is None:
        return load()
    files = ((folder / f"{kind.lower()}s.tsv", kind) for kind in Kind)
    try:
        return Vocabulary(term for file, kind in files for term in read_terms(file, kind))
    except UnicodeDecodeError as error:
        raise InvalidValueError(f"{folder}: a table is not UTF-8 ({error}); save it so") from error


COMMANDS.register("vocabulary", vocabulary)
