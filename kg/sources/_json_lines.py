"""One JSON object a line: what the formats built upon it share."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kg.errors import InvalidValueError, Problem, SourceError
from kg.model import Extraction, Paper, Source
from kg.sources._registry import Document, Report
from kg.sources._text import mend_record, mended_problem
from kg.storage.extraction import from_json
from kg.storage.fields import json_type
from kg.storage.paper import paper_from_json

Record = dict[str, Any]
Place = tuple[str, int]


def read_lines(
    document: Document,
    report: Report,
    read: Callable[[Record, Report, Place], Paper | Extraction],
) -> Iterator[Paper | Extraction]:
    """Yield what `read` makes of each line; a line that it cannot use is left out and reported.

    Empty lines are passed over. A last line that is cut off is a `SourceError`, and so is JSON
    that is one value over many lines.
    """
    _check_lines(document)
    for number, line in document.lines():
        if not line.strip():
            continue
        try:
            yield read(_record(document, number, line, report), report, (document.name, number))
        except InvalidValueError as error:
            report(Problem(document.name, number, f"the record is left out: {error}"))


def _check_lines(document: Document) -> None:
    first = next((line for _, line in document.lines() if line.strip()), "")
    if not _is_json(first) and _is_json(document.text):
        problem = "it is one JSON value over many lines"
        raise SourceError(document.name, 1, problem, "write one object a line, as `jq -c` does")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _record(document: Document, number: int, line: str, report: Report) -> Record:
    counts: list[int] = []
    try:
        record = mend_record(json.loads(line), counts.append)
    except (ValueError, RecursionError) as error:
        if number == document.text.count("\n") + 1:
            raise SourceError(
                document.name,
                number,
                "the last line is cut off in the middle of its JSON",
                "get the whole file, or remove that line",
            ) from error
        reason = getattr(error, "msg", "too deep or too long")
        raise InvalidValueError(f"it is no JSON ({reason}); write one object a line") from error
    if not isinstance(record, dict):
        raise InvalidValueError(f"it is {json_type(record)}; write one JSON object a line")
    if sum(counts):
        report(mended_problem(document.name, number, sum(counts)))
    return record


def read_paper(record: Record, report: Report, place: Place) -> Paper:
    """Read a paper that stands in one line."""
    file, line = place
    paper = paper_from_json(record, lambda text: report(Problem(file, line, text)))
    return replace(paper, source=(Source(file, line),))


def read_extraction(record: Record, report: Report, place: Place) -> Extraction:
    """Read an extraction; where it does not say where its paper stood, it stood in this line."""
    file, line = place
    extraction = from_json(record, report, file=file, line=line)
    if extraction.paper.source:
        return extraction
    return replace(extraction, paper=replace(extraction.paper, source=(Source(file, line),)))
