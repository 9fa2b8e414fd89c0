"""`kg review`: uncertain merges and near-misses, for a person to decide."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from rich.console import Console
from rich.table import Table

from kg.answers.palette import LOOKS
from kg.cli._app import COMMANDS
from kg.cli._asking import ask
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
        ReviewFormat | None,
        typer.Option("--format", help="List them so instead of asking."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Add decisions to this file instead of DIR/overrides.toml; asks for each.",
        ),
    ] = None,
    accept: Annotated[
        list[int] | None,
        typer.Option(metavar="N", help="Say yes to number N of the list; may be repeated."),
    ] = None,
    decide: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Say yes to what the JSON of --format json marks "accept": true.',
        ),
    ] = None,
) -> None:
    """Decide on the least certain merges of DIR, and on names that may be one.

    In a terminal, each is asked with the sentences that decide; elsewhere they are listed. A yes to
    a merge that is in doubt splits it, a yes to two names merges them, and a no is not asked again.
    Each answer is written at once; build again, or add papers, to see the effect.

    Example: kg review graph
    """
    from kg.api import load
    from kg.corrections.override_file import append
    from kg.library.update import OVERRIDES

    own = Path(folder, OVERRIDES)
    file, graph = write or own, load(folder)
    suggestions = _suggestions(graph, limit, own)
    if accept or decide:
        _check_file(file)
        chosen = [*_accepted(suggestions, accept or []), *_decided(graph, decide)]
        count = append(file, (suggestion.override for suggestion in chosen))
        _tell(count, file)
    elif form is None and (write or person_is_there()):
        _check_file(file)
        count = ask(graph, _undecided(suggestions, file), file)
        _tell(count, file)
    else:
        _print(graph, suggestions, form or ReviewFormat.TABLE)


def person_is_there() -> bool:
    """Return whether questions are shown to a person who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _tell(count: int, file: Path) -> None:
    effect = "; build again to see the effect" if count else ""
    typer.echo(f"added {count} to {file}{effect}")


def _check_file(file: Path) -> None:
    if not file.absolute().parent.is_dir():
        raise InvalidValueError(
            f"{file}: decisions cannot go there, since {file.parent} is no folder;"
            " name a file with --write FILE"
        )


def _suggestions(graph: "KnowledgeGraph", limit: int | None, file: Path | None) -> "Numbered":
    from kg.corrections.review import near_misses, uncertain_merges

    merges, misses = uncertain_merges(graph), near_misses(graph)
    if file is not None and file.exists():
        merges, misses = (_not_in(found, file) for found in (merges, misses))
    return dict(enumerate([*merges[:limit], *misses[:limit]], start=1))


def _undecided(suggestions: "Numbered", file: Path) -> "list[Suggestion]":
    found = [*suggestions.values()]
    return _not_in(found, file) if file.exists() else found


def _not_in(suggestions: "Iterable[Suggestion]", file: Path) -> "list[Suggestion]":
    from kg.corrections.override_file import read_overrides
    from kg.corrections.review import undecided

    return [*undecided(suggestions, read_overrides(file))]


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
    every = _suggestions(graph, None, None).values()
    known = {(str(each.kind), each.question): each for each in every}
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


def _fields(graph: "KnowledgeGraph", number: int, each: "Suggestion") -> dict[str, object]:
    from kg.corrections.review_evidence import sides

    return {
        "accept": False,
        "certainty": each.certainty,
        "evidence": [asdict(side) for side in sides(graph, each)],
        "kind": each.kind,
        "names": each.names,
        "number": number,
        "papers": each.papers,
        "question": each.question,
        "reason": each.reason,
    }


def _print(graph: "KnowledgeGraph", suggestions: "Numbered", form: ReviewFormat) -> None:
    if form is ReviewFormat.JSON:
        listed = [_fields(graph, number, each) for number, each in suggestions.items()]
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
