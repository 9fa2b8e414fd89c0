"""Annotated papers, as JSON lines: what `kg extract` writes, and what only annotators say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import Problem, SourceError
from kg.evaluate._annotation import Annotation
from kg.reading.document import Document
from kg.reading.inputs.archives import unpacked
from kg.reading.inputs.files import files
from kg.reading.json.lines import extraction_of, objects
from kg.storage.extraction import log_problem

__all__ = ["read_annotations"]


def read_annotations(
    path: str | Path, report: Callable[[Problem], None] = log_problem
) -> tuple[Annotation, ...]:
    """Return the annotated papers of a file, in its order; `-` is standard input.

    Beside what `kg.storage.extraction` describes, a line may have `main_task`, the name of the
    paper's main task. What of a line cannot be used is left out, and `report` gets a problem.
    A file without an annotated paper is a `SourceError`.
    """
    found = tuple(_read(path, report))
    if not found:
        raise SourceError(
            str(path), 0, "holds no annotated paper", "give JSON lines with `entities`"
        )
    return found


def _read(path: str | Path, report: Callable[[Problem], None]) -> Iterator[Annotation]:
    for file in files(path):
        for inside in unpacked(file):
            document = Document(inside.name, inside.opener)
            for line, record in objects(document, report):
                extraction = None
                if "entities" in record:
                    extraction = extraction_of(record, report, file=inside.shown, line=line)
                if extraction is not None:
                    yield replace(
                        Annotation.of(extraction),
                        spellings=_spellings(record),
                        main_task=_main_task(record),
                    )


def _main_task(record: Mapping[str, Any]) -> str | None:
    name = record.get("main_task")
    return name if isinstance(name, str) and name.strip() else None


def _spellings(record: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the written forms of each name; what is malformed has been reported before."""
    found: dict[str, frozenset[str]] = {}
    for item in record["entities"] if isinstance(record["entities"], list) else ():
        fields = item if isinstance(item, dict) else {}
        name, mentions = fields.get("name"), fields.get("mentions")
        if isinstance(name, str) and isinstance(mentions, list):
            forms = frozenset(form for form in mentions if isinstance(form, str))
            found[name] = found.get(name, frozenset()) | forms
    return found
