"""JSON Lines, one JSON object a line: https://jsonlines.org/; a line may be an extraction."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from json import JSONDecodeError
from typing import Any

from kg.errors import InvalidValueError, Outcome, Problem, SourceError
from kg.model import Extraction, Source
from kg.reading.document import Document
from kg.reading.registry import Report
from kg.storage.extraction import from_json
from kg.storage.fields import json_type
from kg.text.characters import mend

__all__ = ["extraction_of", "objects"]


def objects(document: Document, report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the object of each line with its 1-based number; empty lines are passed over.

    A line that holds no object is reported and left out. A last line that is cut off is a
    `SourceError`.
    """
    fault: Problem | None = None
    for number, line in document.lines():
        if fault:
            report(fault)
        value, fault = _value(document.name, number, line)
        if isinstance(value, dict):
            yield number, value
        elif value is not None:
            report(_left_out(document.name, number, f"it is {json_type(value)}"))
    if fault and not document.is_last_line_ended():
        problem = "the last line is cut off in the middle of its JSON"
        remedy = "get the whole file, or remove that line"
        raise SourceError(document.name, fault.line, problem, remedy)
    if fault:
        report(fault)


def _value(file: str, number: int, line: str) -> tuple[object, Problem | None]:
    """Return the JSON value of a line, or why it is none; of an empty line neither."""
    if not line.strip():
        return None, None
    try:
        # Control characters are no reason to lose a record; the door replaces them.
        value = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        place = f"{error.msg} at column {error.colno}" if isinstance(error, JSONDecodeError) else ""
        reason = f"it is no JSON ({place or 'too deep or too long'})"
        return None, _left_out(file, number, reason)
    return value, _left_out(file, number, "it is null") if value is None else None


def _left_out(file: str, line: int, reason: str) -> Problem:
    text = f"the record is left out: {reason}; write one JSON object a line"
    return Problem(file, line, text, Outcome.LEFT_OUT)


def extraction_of(
    fields: dict[str, Any], report: Report, *, file: str, line: int
) -> Extraction | None:
    """Return the extraction that stands in a line, or None, which is reported, if it is unusable.

    Its texts stay as they are, since offsets count in them, but that characters which XML forbids
    become U+FFFD, one for one. Where it does not say where its paper stood, it stood in this line.
    """
    counts: list[int] = []
    try:
        extraction = from_json(_mended(fields, counts.append), report, file=file, line=line)
    except InvalidValueError as error:
        text = f"the record is left out: {error}"
        report(Problem(file, line, text, Outcome.LEFT_OUT))
        return None
    if sum(counts):
        what = "a character" if sum(counts) == 1 else f"{sum(counts)} characters"
        text = f"{what} that XML forbids became U+FFFD"
        report(Problem(file, line, text, Outcome.MENDED))
    if extraction.paper.source:
        return extraction
    return replace(extraction, paper=replace(extraction.paper, source=(Source(file, line),)))


def _mended(value: Any, count: Callable[[int], None]) -> Any:  # noqa: ANN401 - JSON
    """Return a JSON value with every string mended, keys aside."""
    if isinstance(value, str):
        mended, number = mend(value)
        count(number)
        return mended
    if isinstance(value, list):
        return [_mended(item, count) for item in value]
    if isinstance(value, dict):
        return {key: _mended(item, count) for key, item in value.items()}
    return value
