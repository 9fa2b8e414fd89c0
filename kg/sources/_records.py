"""From one entry of an input to a paper: what all formats share."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.errors import InvalidValueError, Problem
from kg.model import Paper, Source
from kg.sources._registry import Document, Report
from kg.sources._text import mend_value, mended_problem
from kg.storage.paper import paper_from_json


def read_record(
    record: Mapping[str, object], document: Document, *, line: int, report: Report
) -> Iterator[Paper]:
    """Yield the paper that an entry of `document` describes, or report why there is none.

    `record` has `title` and `abstract`, and where the input gives them `id`, `doi`, `arxiv_id`,
    `date` (ISO 8601, also its beginning: `2024`, `2024-05`), `url` and `authors` (a list of
    strings in reading order); other keys are ignored. `line` is the 1-based line where the entry
    begins. A value that cannot be used is left out and reported; without a title, or without an
    abstract (which may be empty), so is the whole entry. Characters that XML forbids are replaced
    by U+FFFD, one for one.

    >>> page = Document("page.txt", "")
    >>> [paper] = read_record({"title": "ViT", "abstract": ""}, page, line=1, report=print)
    >>> paper.title, paper.source
    ('ViT', (Source(file='page.txt', line=1, page_date=None),))
    >>> list(read_record({"title": "ViT"}, page, line=3, report=print))
    page.txt:3: the record is left out: there is no abstract; give one as a string
    []
    """
    source = Source(document.name, line)
    try:
        yield read_paper(mended(record, source, report), source, report)
    except InvalidValueError as error:
        report(left_out(source, error))


def read_paper(record: Mapping[str, object], source: Source, report: Report) -> Paper:
    """Return the paper of the entry at `source`; raise InvalidValueError if it has none."""
    paper = paper_from_json(record, lambda text: report(Problem(source.file, source.line, text)))
    return replace(paper, source=(source,))


def mended(record: Mapping[str, object], source: Source, report: Report) -> dict[str, object]:
    """Return the entry without characters that XML forbids; report how many were replaced."""
    counts: list[int] = []
    whole = {key: mend_value(value, counts.append) for key, value in record.items()}
    if sum(counts):
        report(mended_problem(source.file, source.line, sum(counts)))
    return whole


def left_out(source: Source, error: InvalidValueError) -> Problem:
    """Return the problem that an entry cannot be used."""
    return Problem(source.file, source.line, f"the record is left out: {error}")
