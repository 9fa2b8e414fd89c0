"""Papers of one format out of bytes in memory, for the tests of formats."""

from kg.errors import Problem
from kg.model import Paper
from kg.reading.document import Document
from kg.reading.door import paper_of
from kg.reading.inputs.encoding import encoding_of
from kg.reading.recognition import best_formats
from kg.reading.record import Record
from kg.sources import SOURCES

__all__ = ["papers"]


def papers(
    name: str,
    data: bytes,
    problems: list[Problem] | None = None,
    columns: dict[str, str] | None = None,
) -> list[Paper]:
    """Return the papers of an input that is recognised as that format."""
    encoding = encoding_of(Document.of("input", data).opener)
    opener = Document.of("input", data).opener
    document = Document("input", opener, encoding.codec, columns or {})
    assert best_formats(document.head()) == (name,)
    told: list[Problem] = [] if problems is None else problems
    source = SOURCES[name]
    assert source.read is not None
    found = []
    for record in source.read(document, told.append):
        assert isinstance(record, Record)
        if paper := paper_of(record, "input", source.markup, told.append):
            found.append(paper)
    assert problems is not None or not told
    return found
