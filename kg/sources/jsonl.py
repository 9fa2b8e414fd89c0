"""JSON Lines: one JSON object a line with `title` and `abstract`, https://jsonlines.org/.

Optional are `id`, `doi`, `arxiv_id`, `date`, `url` and `authors` (a list of strings); other keys
are ignored. A line with the key `entities` is an extraction and is read as one.
"""

from collections.abc import Iterator

from kg.model import Extraction, Paper, Source
from kg.sources import SOURCES, Document, Match, Report, SourceFormat
from kg.sources._json_lines import Record, read_extraction, read_lines
from kg.sources._records import read_paper


def sniff(text: str) -> Match:
    """Return `PERHAPS` if the text begins with a brace, as other formats of JSON do too.

    >>> sniff('{"title": "CrossViT", "abstract": ""}').name
    'PERHAPS'
    """
    return Match.PERHAPS if text[:4096].lstrip().startswith("{") else Match.NO


def read(document: Document, report: Report) -> Iterator[Paper | Extraction]:
    """Yield the papers of a document in the order of its lines."""
    yield from read_lines(document, report, _read_record)


def _read_record(record: Record, source: Source, report: Report) -> Paper | Extraction:
    read_record = read_extraction if "entities" in record else read_paper
    return read_record(record, source, report)


_EXAMPLE = """\
{"title": "ZorbNet: Convolutions over Orbits", "abstract": "We propose ZorbNet.", "date": "2024-05"}
{"title": "Listening to Orbits", "abstract": "", "doi": "10.1000/182", "authors": ["Ada Lovelace"]}
"""

SOURCES.register(
    "jsonl",
    SourceFormat("JSON Lines with title and abstract", sniff=sniff, read=read, example=_EXAMPLE),
)
