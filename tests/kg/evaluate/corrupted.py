"""Annotated papers with mistakes put in at random, as an extractor might have made them.

Written as JSON lines, for a scorer that reads such lines:

    python -m tests.kg.evaluate.corrupted SEED FILE > PREDICTED
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar

from kg.evaluate.annotations import read_annotations
from kg.schema import Kind, LinkRole, Role
from kg.storage.extraction import to_json

Json = dict[str, Any]
T = TypeVar("T")

NAMED: Final = ("model", "task", "dataset", "metric", "versus")


@dataclass(frozen=True, slots=True)
class Dice:
    """Chance, by the one method of `Random` whose numbers never change from version to version."""

    random: Random

    def hits(self, share: float) -> bool:
        return self.random.random() < share

    def one_of(self, items: Sequence[T]) -> T:
        return items[int(self.random.random() * len(items))]


def corrupted(file: Path, seed: int) -> Iterator[Json]:
    """Yield the papers of a file; the same seed gives the same mistakes."""
    dice = Dice(Random(seed))
    for annotation in read_annotations(file):
        if dice.hits(0.03):
            continue
        record = to_json(annotation)
        if dice.hits(0.2):
            record["id"] = f"other-{record['id']}"
        forms = [sorted(annotation.spellings.get(e["name"], ())) for e in record["entities"]]
        spelled = {e["name"]: each for e, each in zip(record["entities"], forms, strict=True)}
        text = annotation.paper.text
        _each(record, "entities", dice, lambda e, t=text: _entity(e, t, dice))  # type: ignore[misc]  # "Cannot infer type of lambda": its default binds the text of this turn
        _each(record, "results", dice, lambda r, s=spelled: _result(r, s, dice))  # type: ignore[misc]  # likewise
        _each(record, "links", dice, lambda link: _link(link, dice))
        _each(record, "abbreviations", dice, lambda pair: _pair(pair, dice))
        yield record


def _each(record: Json, key: str, dice: Dice, change: Callable[[Json], None]) -> None:
    """Leave out some items, change some, double some, and swap some with the one before."""
    found: list[Json] = []
    for item in record[key]:
        if dice.hits(0.12):
            continue
        made = dict(item)
        if dice.hits(0.5):
            change(made)
        found.append(made)
        if dice.hits(0.06):
            found.append(dict(made))
        if len(found) > 1 and dice.hits(0.2):
            found[-2:] = found[:-3:-1]
    record[key] = found


def _entity(entity: Json, text: str, dice: Dice) -> None:
    if dice.hits(0.2):
        entity["type"] = dice.one_of(list(Kind)).value
    if dice.hits(0.3):
        entity["role"] = dice.one_of(list(Role)).value
    kept = [span for span in entity["mentions"] if not dice.hits(0.2)] or entity["mentions"]
    entity["mentions"] = [_moved(span, text, dice) if dice.hits(0.3) else span for span in kept]
    spans = {(span["start"], span["end"]) for span in entity["mentions"]}
    entity["mentions"] = [{"start": start, "end": end} for start, end in sorted(spans)]
    entity["confidence"] = round(dice.random.random(), 3)


def _moved(span: Json, text: str, dice: Dice) -> Json:
    """Move an end by some characters, to where no white space is at an edge."""
    start = span["start"] + dice.one_of((-6, -1, 0, 1, 4))
    end = span["end"] + dice.one_of((-5, -1, 0, 1, 7))
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return span
    return {"start": start, "end": end}


def _result(result: Json, spelled: dict[str, list[str]], dice: Dice) -> None:
    names = [None, *spelled]
    for field in NAMED:
        is_free = field != "versus" or result["kind"] == "delta"
        if is_free and dice.hits(0.2):
            result[field] = dice.one_of(names)
        elif dice.hits(0.3) and spelled.get(result[field]):
            result[field] = dice.one_of(spelled[result[field]])
    if dice.hits(0.15):
        result["value"] = dice.one_of((f"+{result['value']}%", f"-{result['value']}", "7"))
    if result["kind"] == "delta" and dice.hits(0.3):
        result["sign"] = dice.one_of(("+", "-", None))
    if dice.hits(0.1):
        result["unit"] = dice.one_of(("%", "", "dB"))


def _link(link: Json, dice: Dice) -> None:
    link["role"] = dice.one_of(list(LinkRole)).value
    link["url"] = dice.one_of((link["url"].upper(), f"{link['url']}.git", f"{link['url']}/x"))


def _pair(pair: Json, dice: Dice) -> None:
    pair["long"] = dice.one_of((pair["long"].upper(), pair["long"].replace(" ", "-"), "nothing"))


if __name__ == "__main__":
    for each in corrupted(Path(sys.argv[2]), int(sys.argv[1])):
        print(json.dumps(each, ensure_ascii=False))  # noqa: T201  # its output
