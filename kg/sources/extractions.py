"""Extractions as `kg extract` writes them, also when corrected by hand, and annotated papers.

The shape of a line is described in `kg.storage.extraction`. Every line must have `entities`. Texts
are never cleaned, since offsets count in them.
"""

import re
from collections.abc import Iterator

from kg.errors import Outcome, Problem
from kg.model import Extraction
from kg.reading.document import Document, Head
from kg.reading.json.lines import extraction_of, objects
from kg.reading.registry import SOURCES, Match, Report, SourceFormat

# A quote inside a JSON string is escaped, so an abstract cannot hold this key.
_KEY = re.compile(r'(?<!\\)"entities"\s*:')


def sniff(head: Head) -> Match:
    """Say whether every line that is not empty looks like an extraction.

    >>> sniff(Head(b'{"title": "CrossViT", "abstract": "", "entities": []}')).name
    'CERTAIN'
    """
    lines = head.text.split("\n")
    if not head.is_whole and len(lines) > 1:
        lines.pop()  # the beginning of a line may end before the key
    filled = [line for line in lines if line.strip()]
    is_each = all(line.lstrip()[0] == "{" and _KEY.search(line) for line in filled)
    return Match.CERTAIN if filled and is_each else Match.NO


def read(document: Document, report: Report) -> Iterator[Extraction]:
    """Yield the extractions of a document in the order of its lines."""
    for line, fields in objects(document, report):
        if "entities" in fields:
            if extraction := extraction_of(fields, report, file=document.name, line=line):
                yield extraction
        else:
            text = "the record is left out: there are no entities; give a list, which may be empty"
            report(Problem(document.name, line, text, Outcome.LEFT_OUT))


SOURCES.register(
    "extractions",
    SourceFormat(summary="what `kg extract` writes, and annotated papers", sniff=sniff, read=read),
)
