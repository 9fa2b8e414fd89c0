"""Answers as text for other programs: CSV, JSON and Markdown, every field of every row."""

import csv
import json
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from kg.answers.answer import Answer
from kg.answers.markdown import table
from kg.answers.table import shown


def as_csv(answer: Answer[Any]) -> str:
    """Return CSV with a header; lines end with a line feed, None is an empty cell."""
    buffer = StringIO()
    writer = csv.DictWriter(buffer, answer.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(answer.to_records())
    return buffer.getvalue()


def as_json(answer: Answer[Any]) -> str:
    """Return a JSON list of objects, their keys in the order of the fields."""
    return f"{json.dumps(answer.to_records(), ensure_ascii=False, indent=1)}\n"


def as_markdown(answer: Answer[Any]) -> str:
    """Return a Markdown table; characters that Markdown would interpret are escaped."""
    names = [name.replace("_", " ") for name in answer.columns]
    rows = ([shown(cell) for cell in row.values()] for row in answer.to_records())
    return table(names, rows)


FORMS: Mapping[str, Callable[[Answer[Any]], str]] = {
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
}
"""The ways to write an answer; each ends with one line feed."""
