"""The questions of `kg review`, asked one by one with the sentences that decide."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from rich.console import Console
from rich.padding import Padding

from kg.cli._terminal import plain
from kg.text.counts import counted

if TYPE_CHECKING:
    from kg.corrections.review import Suggestion
    from kg.graph import KnowledgeGraph

_ANSWERS: Final = {"y": "yes", "n": "no", "s": "skip", "q": "quit"}


def ask(graph: "KnowledgeGraph", suggestions: "Iterable[Suggestion]", file: Path) -> int:
    """Ask for each suggestion, write each answer to the file at once, and return how many.

    What is skipped, or comes after the last answer, is asked again another time.
    """
    from kg.corrections.override_file import append

    count, asked = 0, [*suggestions]
    for number, each in enumerate(asked, start=1):
        answer = _answer(graph, each, f"{number}/{len(asked)}")
        if answer == "q":
            break
        decided = {"y": each.override, "n": each.refusal}.get(answer)
        if decided is not None:
            count += append(file, [decided])
    return count


def _answer(graph: "KnowledgeGraph", each: "Suggestion", place: str) -> str:
    _show(graph, each)
    about = f"{each.reason}; {counted(len(each.papers), 'paper')}"
    while True:
        text = f"{place} {each.question} ({about}) [{'/'.join(_ANSWERS)}]"
        answer = str(typer.prompt(text)).strip().lower()[:1]
        if answer in _ANSWERS:
            return answer
        typer.echo(", ".join(f"{key}: {word}" for key, word in _ANSWERS.items()))


def _show(graph: "KnowledgeGraph", each: "Suggestion") -> None:
    from kg.corrections.review_evidence import sides

    console = Console()
    console.print()
    for side in sides(graph, each):
        console.print(plain(f"{side.written} ({counted(side.papers, 'paper')})", "bold"))
        for quote in side.quotes:
            console.print(Padding(plain(quote.title, "italic"), (0, 0, 0, 2)))
            console.print(Padding(plain(quote.sentence), (0, 0, 0, 4)))
