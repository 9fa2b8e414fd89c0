"""`kg review`: uncertain merges and near-misses, for a person to decide."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from rich.console import Console
from rich.table import Table

from kg.answers.palette import LOOKS
from kg.cli._app import COMMANDS
from kg.cli._folder import Folder
from kg.cli._terminal import echo, plain
from kg.errors import InvalidValueError

if TYPE_CHECKING:
    from kg.corrections.review import Suggestion
    from kg.graph import KnowledgeGraph

    Numbered: TypeAlias = "Mapping[int, Suggestion]"


class ReviewFormat(StrEnum):
    """The ways to print suggestions."""

    TABLE = "table"
    JSON = "json"


def review(  # noqa: PLR0917 - Typer reads options off the signature
    folder: Folder,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="Merges, and near-misses, that are listed.")
    ] = 20,
    form: Annotated[
        ReviewFormat, typer.Option("--format", help="How to print them.")
    ] = ReviewFormat.TABLE,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Add decisions to this file of overrides; asks for each."
        ),
    ] = None,
    accept: Annotated[
        list[int] | None,
        typer.Option(metavar="N", help="With --write, say yes to number N; may be repeated."),
    ] = None,
    decide: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='With --write, say yes to what the JSON of --format json marks "accept": true.',
        ),
    ] = None,
) -> None:
    """List the least certain merges and the names of DIR that may be one, for you to decide.

    A yes to a merge that is in doubt splits it, a yes to two names merges them. Build again with
    kg build --overrides FILE to see the effect.

    Example: kg review graph --write overrides.toml
    """
    from kg.api import load
    from kg.corrections.override_file import append

    if write is None and (accept or decide):
        raise InvalidValueError("decisions have no file to go to; name one with --write FILE")
    graph = load(folder)
    suggestions = _suggestions(graph, limit)
    if accept or decide or write is None:
        chosen = [*_accepted(suggestions, accept or []), *_decided(graph, decide)]
        if write is None:
            _print(suggestions, form)
    else:
        chosen = list(_asked(suggestions))
    if write is not None:
        count = append(write, (suggestion.override for suggestion in chosen))
        typer.echo(f"added {count} to {write}")


def _suggestions(graph: "KnowledgeGraph", limit: int | None) -> "Numbered":
    from kg.corrections.review import near_misses, uncertain_merges

    listed = [*uncertain_merges(graph)[:limit], *near_misses(graph)[:limit]]
    return dict(enumerate(listed, start=1))


def _accepted(suggestions: "Numbered", numbers: Sequence[int]) -> "Iterator[Suggestion]":
    for number in numbers:
        if number not in suggestions:
            raise InvalidValueError(
                f"--accept {number} is no number of the list, which has {len(suggestions)};"
                " give one that kg review shows with the same --limit"
            )
        yield suggestions[number]


def _decided(graph: "KnowledgeGraph", file: Path | None) -> "Iterator[Suggestion]":
    """Yield what the file accepts, found by what it is, since numbers change between builds."""
    if file is None:
        return
    every = _suggestions(graph, None)
    known = {_key(_fields(number, each)): each for number, each in every.items()}
    for item in _read(file):
        if item.get("accept") is True:
            if (found := known.get(_key(item))) is None:
                raise InvalidValueError(
                    f"{file}: {item.get('question')!r} is not asked of this graph;"
                    " list it anew with --format json"
                )
            yield found


def _read(file: Path) -> list[Mapping[str, object]]:
    try:
        items = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidValueError(
            f"{file}: holds no decisions ({error}); write it with kg review DIR --format json"
        ) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InvalidValueError(
            f"{file}: is no list of objects; write it with kg review DIR --format json"
        )
    return items


def _key(fields: Mapping[str, object]) -> tuple[str, str]:
    return str(fields.get("kind")), str(fields.get("question"))


def _asked(suggestions: "Numbered") -> "Iterator[Suggestion]":
    for number, each in suggestions.items():
        about = f"{each.reason}; {len(each.papers)} papers"
        answer = ""
        while answer not in {"y", "n", "q"}:
            asked = typer.prompt(f"{number}/{len(suggestions)} {each.question} ({about}) [y/n/q]")
            answer = str(asked).strip().lower()[:1]
        if answer == "q":
            return
        if answer == "y":
            yield each


def _fields(number: int, each: "Suggestion") -> dict[str, object]:
    return {
        "accept": False,
        "certainty": each.certainty,
        "kind": each.kind,
        "names": each.names,
        "number": number,
        "papers": each.papers,
        "question": each.question,
        "reason": each.reason,
    }


def _print(suggestions: "Numbered", form: ReviewFormat) -> None:
    if form is ReviewFormat.JSON:
        listed = [_fields(number, each) for number, each in suggestions.items()]
        echo(f"{json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True)}\n")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "kind", "question", "why", "papers"):
        table.add_column(column)
    for number, each in suggestions.items():
        table.add_row(
            str(number),
            plain(each.kind, LOOKS[each.kind].terminal),
            plain(each.question),
            plain(each.reason),
            str(len(each.papers)),
        )
    Console().print(table if suggestions else "nothing to decide")


COMMANDS.register("review", review)
