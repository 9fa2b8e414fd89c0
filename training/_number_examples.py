"""Abstracts of which only the numbers are annotated, as choices for the reader of results.

A line of the file is an extraction as JSON without title and abstract, which are looked up by
`id` in the files of abstracts: its entities are those that the pipeline found, mended where a
number is measured with or on them, its results have the number as their evidence, and `doubtful`
are the offsets of numbers that may be results or not. Tasks and models are not annotated.
"""

import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractors.results.reading import Reading
from kg.model import Extraction
from kg.storage.extraction import from_json
from training._choices import Instance
from training._result_examples import Placed, choices, readings_of

__all__ = ["AnnotatedNumbers", "number_choices", "place_numbers", "read_numbers"]

_LEARNED: Final = frozenset(["kind", "metric", "dataset"])


@dataclass(frozen=True, slots=True)
class AnnotatedNumbers:
    """A paper with the results of its numbers; `doubtful` are offsets in code points."""

    extraction: Extraction
    doubtful: frozenset[int]


def read_numbers(path: Path, abstracts: Iterable[Path]) -> Iterator[AnnotatedNumbers]:
    """Yield the papers of `path` in their order.

    A paper that is in none of the (maybe xz-compressed) files of `abstracts` is a `ValueError`.
    """
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    texts = _texts(abstracts, {line["id"] for line in lines})
    missing = [line["id"] for line in lines if line["id"] not in texts]
    if missing:
        raise ValueError(f"{path}: no abstract for {', '.join(missing[:3])}; add its file")
    for number, line in enumerate(lines, start=1):
        doubtful = frozenset(line.pop("doubtful"))
        extraction = from_json({**texts[line["id"]], **line}, file=path.name, line=number)
        yield AnnotatedNumbers(extraction, doubtful)


def _texts(abstracts: Iterable[Path], ids: set[str]) -> dict[str, dict[str, Any]]:
    found = {}
    for path in abstracts:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            for line in file:
                paper = json.loads(line)
                if paper["id"] in ids:
                    found[paper["id"]] = {k: paper[k] for k in ("title", "abstract")}
    return found


def place_numbers(reading: Reading, annotated: AnnotatedNumbers) -> Placed:
    """Find the number of each result by its offset."""
    at = {number.start: index for index, number in enumerate(reading.numbers)}
    results = {
        at[result.evidence.start]: result
        for result in annotated.extraction.results
        if result.evidence is not None and result.evidence.start in at
    }
    doubtful = frozenset(at[start] for start in annotated.doubtful if start in at)
    return Placed(dict(sorted(results.items())), doubtful)


def number_choices(annotated: Sequence[AnnotatedNumbers]) -> list[list[tuple[str, Instance]]]:
    """Return the choices of each paper that are annotated."""
    readings = readings_of(one.extraction for one in annotated)
    return [
        [c for c in choices(reading, place_numbers(reading, one)) if c[0] in _LEARNED]
        for one, reading in zip(annotated, readings, strict=True)
    ]
