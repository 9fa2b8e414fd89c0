"""JSON lines of annotated texts: `{"id", "text", "entities": [[start, end, type], ...]}`.

Offsets are 0-based, half-open and count code points; other keys are ignored. Nothing is left
out: a figure over a part of a corpus would be taken for one over the whole.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from kg.corpora._registry import Annotated, Corpus, Label
from kg.errors import InvalidValueError, SourceError
from kg.model import Mention
from kg.storage.fields import text_field

__all__ = ["read_corpus"]


def read_corpus(corpus: Corpus, folder: Path) -> Iterator[Annotated]:
    """Yield the texts of a corpus in the order of its files.

    A file that is missing or empty, or a line that is no annotated text of this corpus, is a
    `SourceError`.
    """
    for name in corpus.files:
        yield from _read_file(name, folder / name, corpus.types)


def _read_file(name: str, path: Path, types: Collection[str]) -> Iterator[Annotated]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise SourceError(name, 0, problem, "give the folder that holds it") from error
    except UnicodeDecodeError as error:
        raise SourceError(name, 0, "it is no UTF-8 text", "save it as UTF-8") from error
    if not any(map(str.strip, lines)):
        raise SourceError(name, 0, "it is empty", "give a file with annotated texts")
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _annotated(line, types)
            except ValueError as error:
                remedy = "give lines with id, text and entities as [start, end, type]"
                raise SourceError(name, number, str(error), remedy) from error


def _annotated(line: str, types: Collection[str]) -> Annotated:
    record = json.loads(line)
    if not isinstance(record, dict):
        raise InvalidValueError(f"it is {type(record).__name__}, no JSON object")
    text, entities = text_field(record, "text"), record.get("entities")
    if not text.strip() or not isinstance(entities, list):
        raise InvalidValueError("text is blank, or entities are no list")
    labels = tuple(sorted({_label(text, entity, types) for entity in entities}))
    return Annotated(text_field(record, "id"), text, labels)


def _label(text: str, entity: object, types: Collection[str]) -> Label:
    match entity:
        case [int(start), int(end), str(name)] if name in types:
            Mention.of(text, start, end)
            return Label(start, end, name)
    raise InvalidValueError(f"entity {entity!r} is no [start, end, type] of a known type")
