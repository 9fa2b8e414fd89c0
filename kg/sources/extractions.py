"""Extractions as `kg extract` writes them, also when corrected by hand, and annotated papers.

The shape of a line is described in `kg.storage.extraction`. Every line must have `entities`.
"""

import re
from collections.abc import Iterator

from kg.errors import InvalidValueError
from kg.model import Extraction, Paper
from kg.sources._json_lines import Place, Record, read_extraction, read_lines
from kg.sources._registry import SOURCES, Document, Report, SourceFormat

# A quote inside a JSON string is escaped, so an abstract cannot hold this key.
_KEY = re.compile(r'(?<!\\)"entities"\s*:')


def sniff(text: str) -> bool:
    """Say whether every line that is not empty looks like an extraction.

    >>> sniff('{"title": "CrossViT", "abstract": "", "entities": []}')
    True
    """
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.lstrip()[0] == "{" and _KEY.search(line) for line in lines)


def read(document: Document, report: Report) -> Iterator[Paper | Extraction]:
    """Yield the extractions of a document in the order of its lines."""
    yield from read_lines(document, report, _read_record)


def _read_record(record: Record, report: Report, place: Place) -> Extraction:
    if "entities" not in record:
        raise InvalidValueError("there are no entities; give a list, which may be empty")
    return read_extraction(record, report, place)


SOURCES.register(
    "extractions",
    SourceFormat("what `kg extract` writes, and annotated papers", sniff=sniff, read=read),
)
