"""What an update has to do: the papers of the inputs, and which of them are to be extracted."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from kg.errors import Problem
from kg.library.entries import Item, file_key, paper_of, text_digest
from kg.library.store import Store
from kg.model import Paper
from kg.reading.joining.joined import Joiner, Tally


@dataclass(frozen=True, slots=True)
class Plan:
    """Which papers are extracted, and why; the others are in the store."""

    todo: tuple[Paper, ...]
    new: int
    changed: int
    other_version: int
    kept: int

    def __str__(self) -> str:
        reasons = (
            (self.new, "new"),
            (self.changed, "with another text than before"),
            (self.other_version, "extracted by another version before"),
        )
        told = ", ".join(f"{count:,} {why}" for count, why in reasons if count)
        return f"{len(self.todo):,} to extract ({told}), {self.kept:,} as they were"


def is_out(path: str, file: str, key: str, removed: Container[str]) -> bool:
    """Return whether an entry of an input was removed: its paper, or the file it stands in."""
    return key in removed or file_key(path, file) in removed


def joined(
    store: Store, inputs: Iterable[int], removed: Container[str], report: Callable[[Problem], None]
) -> tuple[list[Item], Tally]:
    """Return the papers that the entries of some inputs are, each once, sorted by id."""
    joiner, paths = Joiner(report), {row.number: row.path for row in store.inputs()}
    for number in inputs:
        for file, key, item in store.entries(number):
            if not is_out(paths[number], file, key, removed):
                joiner.add(item)
    papers = joiner.papers()
    return list(papers), papers.tally


def needs_extraction(item: Item) -> bool:
    """Return whether an item is a text that is yet to be read, in a language that is."""
    return isinstance(item, Paper) and item.language is None


def plan(store: Store, items: Iterable[Item], fingerprint: str) -> Plan:
    """Return what is to be extracted of papers, by the extraction with this fingerprint."""
    before, have = store.papers(), store.extracted(fingerprint)
    ever = store.extracted() - have
    todo: dict[str, Paper] = {}
    new = changed = other_version = kept = 0
    for item in items:
        paper = paper_of(item)
        text = text_digest(paper)
        if not needs_extraction(item) or text in have:
            kept += 1
            continue
        todo.setdefault(text, paper)
        other_version += text in ever
        changed += text not in ever and paper.id in before
        new += text not in ever and paper.id not in before
    return Plan(tuple(todo.values()), new, changed, other_version, kept)
