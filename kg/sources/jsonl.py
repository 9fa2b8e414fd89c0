"""JSON Lines: one JSON object a line with `title` and `abstract`, https://jsonlines.org/.

Optional are `id`, `doi`, `arxiv_id`, `date`, `url` and `authors` (a list of strings); other keys
are ignored. A line with the key `entities` is an extraction and is read as one.
"""

from collections.abc import Iterator

from kg.model import Extraction, Paper
from kg.sources._json_lines import Place, Record, read_extraction, read_lines, read_paper
from kg.sources._registry import SOURCES, Document, Report, SourceFormat


def sniff(text: str) -> bool:
    """Say whether the text begins with a brace.

    >>> sniff('{"title": "CrossViT", "abstract": ""}')
    True
    """
    return text[:4096].lstrip().startswith("{")


def read(document: Document, report: Report) -> Iterator[Paper | Extraction]:
    """Yield the papers of a document in the order of its lines."""
    yield from read_lines(document, report, _read_record)


def _read_record(record: Record, report: Report, place: Place) -> Paper | Extraction:
    read_record = read_extraction if "entities" in record else read_paper
    return read_record(record, report, place)


SOURCES.register(
    "jsonl", SourceFormat("JSON Lines with title and abstract", sniff=sniff, read=read)
)
