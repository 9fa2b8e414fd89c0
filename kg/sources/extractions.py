"""Extractions as `kg extract` writes them, also when corrected by hand, and annotated papers.

The shape of a line is described in `kg.storage.extraction`. Every line must have `entities`.
"""

import re
from collections.abc import Iterator

from kg.errors import InvalidValueError
from kg.model import Extraction, Paper, Source
from kg.sources import SOURCES, Document, Match, Report, SourceFormat
from kg.sources._json_lines import Record, read_extraction, read_lines

# A quote inside a JSON string is escaped, so an abstract cannot hold this key.
_KEY = re.compile(r'(?<!\\)"entities"\s*:')


def sniff(text: str) -> Match:
    """Return `CERTAIN` if every line that is not empty looks like an extraction.

    >>> sniff('{"title": "CrossViT", "abstract": "", "entities": []}').name
    'CERTAIN'
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(line.lstrip()[0] == "{" and _KEY.search(line) for line in lines):
        return Match.CERTAIN
    return Match.NO


def read(document: Document, report: Report) -> Iterator[Paper | Extraction]:
    """Yield the extractions of a document in the order of its lines."""
    yield from read_lines(document, report, _read_record)


def _read_record(record: Record, source: Source, report: Report) -> Extraction:
    if "entities" not in record:
        raise InvalidValueError("there are no entities; give a list, which may be empty")
    return read_extraction(record, source, report)


_EXAMPLE = """\
{"title": "ZorbNet", "abstract": "", "entities": [{"name": "ZorbNet", "type": "Model",\
 "role": "introduced", "mentions": [{"start": 0, "end": 7}]}]}
{"title": "Listening to Orbits", "abstract": "", "entities": []}
"""

SOURCES.register(
    "extractions",
    SourceFormat(
        "what `kg extract` writes, and annotated papers",
        sniff=sniff,
        read=read,
        example=_EXAMPLE,
    ),
)
