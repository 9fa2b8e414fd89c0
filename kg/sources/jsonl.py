"""JSON Lines: one JSON object a line with a title, https://jsonlines.org/.

The fields may have any usual spelling (`kg.reading.tables.spellings`). A line with the key
`entities` is an extraction and is read as one.
"""

from collections.abc import Iterator

from kg.model import Extraction
from kg.reading.document import Document, Head
from kg.reading.json.lines import extraction_of, objects
from kg.reading.json.objects import is_lines
from kg.reading.json.papers import papers_path
from kg.reading.json.shape import json_shape
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.spelled_record import record_of_spelled, telling
from kg.reading.tables.spellings import spelled
from kg.text.markup import Markup


def sniff(head: Head) -> Match:
    """Say whether each line is an object, and the first ones have a title.

    >>> sniff(Head(b'{"title": "CrossViT", "abstract": ""}')).name
    'LIKELY'
    """
    if not is_lines(head):
        return Match.NO
    shape = json_shape(head)
    is_extraction = shape.has("", "title", "entities")
    return Match.LIKELY if is_extraction or papers_path(shape) == "" else Match.NO


def read(document: Document, report: Report) -> Iterator[Record | Extraction]:
    """Yield the papers of a document in the order of its lines."""
    for line, fields in objects(document, report):
        if "entities" not in fields:
            yield record_of_spelled(line, fields, spelled(fields), telling(document, report))
        elif extraction := extraction_of(fields, report, file=document.name, line=line):
            yield extraction


SOURCES.register(
    "jsonl",
    SourceFormat(
        summary="JSON Lines with title and abstract",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
