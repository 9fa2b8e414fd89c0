"""JSON Lines: one JSON object a line with `title` and `abstract`, https://jsonlines.org/.

Optional are `id`, `doi`, `arxiv_id`, `date`, `url` and `authors` (a list of strings); other keys
are ignored. A line with the key `entities` is an extraction and is read as one.
"""

import json
from collections.abc import Iterator, Mapping

from kg.errors import Problem, SourceError
from kg.model import Extraction
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json_lines import extraction_of, objects
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup


def sniff(head: Head) -> Match:
    """Say whether the text begins with a brace.

    >>> sniff(Head(b'{"title": "CrossViT", "abstract": ""}')).name
    'PERHAPS'
    """
    return Match.PERHAPS if head.text.lstrip().startswith("{") else Match.NO


def read(document: Document, report: Report) -> Iterator[Record | Extraction]:
    """Yield the papers of a document in the order of its lines."""
    _check_lines(document)
    for line, fields in objects(document, report):
        if "entities" not in fields:
            yield _record(fields, line, document.name, report)
        elif extraction := extraction_of(fields, report, file=document.name, line=line):
            yield extraction


def _check_lines(document: Document) -> None:
    """Raise `SourceError` where the text is one JSON value over many lines."""
    head = document.head()
    first = next((line for line in head.text.split("\n") if line.strip()), "")
    if head.is_whole and not _is_json(first) and _is_json(head.text):
        problem = "it is one JSON value over many lines"
        raise SourceError(document.name, 1, problem, "write one object a line, as `jq -c` does")


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _record(fields: Mapping[str, object], line: int, file: str, report: Report) -> Record:
    date = iso_date(fields.get("date"))
    if date is None and fields.get("date") not in {None, ""}:
        text = f"date {fields['date']!r} is no date such as 2024-05-01 or 2024; it is left out"
        report(Problem(file, line, text))
    given = fields.get("id")
    return Record(
        line=line,
        title=_text(fields, "title"),
        abstract=_text(fields, "abstract"),
        id=str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None,
        doi=_text(fields, "doi"),
        arxiv_id=_text(fields, "arxiv_id"),
        url=_text(fields, "url"),
        date=date,
        authors=people(fields.get("authors")),
    )


def _text(fields: Mapping[str, object], key: str) -> str | None:
    value = fields.get(key)
    return value if isinstance(value, str) else None


SOURCES.register(
    "jsonl",
    SourceFormat(
        summary="JSON Lines with title and abstract",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
