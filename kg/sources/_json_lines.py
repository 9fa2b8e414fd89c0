"""One JSON object a line: what the formats built upon it share."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kg.errors import InvalidValueError, SourceError
from kg.model import Extraction, Paper, Source
from kg.sources._records import left_out, mended
from kg.sources._registry import Document, Report
from kg.storage.extraction import from_json
from kg.storage.fields import json_type

Record = dict[str, Any]


def read_lines(
    document: Document,
    report: Report,
    read: Callable[[Record, Source, Report], Paper | Extraction],
) -> Iterator[Paper | Extraction]:
    """Yield what `read` makes of each line; a line that it cannot use is left out and reported.

    Empty lines are passed over. A last line that is cut off is a `SourceError`, and so is JSON
    that is one value over many lines.
    """
    _check_lines(document)
    for number, line in document.lines():
        if not line.strip():
            continue
        source = Source(document.name, number)
        try:
            yield read(_record(document, source, line, report), source, report)
        except InvalidValueError as error:
            report(left_out(source, error))


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


def _record(document: Document, source: Source, line: str, report: Report) -> Record:
    try:
        record = json.loads(line)
        whole = mended(record, source, report) if isinstance(record, dict) else None
    except (ValueError, RecursionError) as error:
        if source.line == document.text.count("\n") + 1:
            raise SourceError(
                document.name,
                source.line,
                "the last line is cut off in the middle of its JSON",
                "get the whole file, or remove that line",
            ) from error
        reason = getattr(error, "msg", "too deep or too long")
        raise InvalidValueError(f"it is no JSON ({reason}); write one object a line") from error
    if whole is None:
        raise InvalidValueError(f"it is {json_type(record)}; write one JSON object a line")
    return whole


def read_extraction(record: Record, source: Source, report: Report) -> Extraction:
    """Return an extraction; where it does not say where its paper stood, it stood at `source`."""
    extraction = from_json(record, report, file=source.file, line=source.line)
    if extraction.paper.source:
        return extraction
    return replace(extraction, paper=replace(extraction.paper, source=(source,)))
