"""Dumps of Papers with Code: https://github.com/paperswithcode/paperswithcode-data.

Read are `papers-with-abstracts.json`; the links between papers and code, which have no abstracts;
and the evaluation tables, of which each row names a paper by its title, though often with no title.
"""

from collections.abc import Iterator
from typing import Final

from kg.errors import NoPapersError, Outcome, Problem
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.objects import Fields, json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.values import first_text
from kg.reading.pages import tell_without_abstracts
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup

_REMEDY: Final = "give papers-with-abstracts.json of the same dump"
_LISTS: Final = ("item", "")
_PAPER: Final = frozenset({"title", "abstract", "url_abs", "paper_url"})
_LINK: Final = frozenset({"paper_title", "paper_url", "repo_url"})
_TABLES: Final = (
    "item.datasets.item.sota.rows.item",
    "datasets.item.sota.rows.item",
    "item.subtasks.item.datasets.item.sota.rows.item",
)
_ROW: Final = frozenset({"model_name", "paper_title", "metrics"})


def _path(shape: JsonShape, *owns: frozenset[str]) -> str | None:
    return next((path for path in _LISTS for own in owns if own <= shape.at(path)), None)


def _is_tables(shape: JsonShape) -> bool:
    return any(shape.at(path) >= _ROW for path in _TABLES)


def sniff(head: Head) -> Match:
    """Say whether one of the dumps stands there.

    >>> row = b'{"model_name": "ViT", "paper_title": "An image", "metrics": {}}'
    >>> sniff(Head(b'[{"datasets": [{"sota": {"rows": [' + row)).name
    'CERTAIN'
    """
    shape = json_shape(head)
    is_known = _path(shape, _PAPER, _LINK) is not None or _is_tables(shape)
    return Match.CERTAIN if is_known else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a paper, a link, or a row that names one; dumps without abstracts say so."""
    shape = json_shape(document.head())
    path = _path(shape, _PAPER, _LINK)
    if path is None:
        yield from _rows(document, report)
        return
    if not shape.at(path) >= _PAPER:
        tell_without_abstracts(document, report, "the list of links of Papers with Code", _REMEDY)
    for number, fields in json_objects(document, path, report):
        yield _record(number, fields)


def _rows(document: Document, report: Report) -> Iterator[Record]:
    what = "an evaluation table of Papers with Code"
    named = unnamed = 0
    for path in _TABLES:
        for number, fields in json_objects(document, path, report):
            record = _record(number, fields)
            # Where the title is unknown, some rows have the URL of the paper in its place.
            if record.title is None or record.title.startswith("http"):
                unnamed += 1
            else:
                named += 1
                yield record
    if not named:
        problem = f"it is {what}, in which no row names a paper"
        raise NoPapersError(document.name, 0, problem, _REMEDY)
    tell_without_abstracts(document, report, what, _REMEDY)
    if unnamed:
        text = f"{unnamed:,} of {named + unnamed:,} rows of the table name no paper"
        report(Problem(document.name, 0, text, Outcome.NOTED))


def _record(number: int, fields: Fields) -> Record:
    return Record(
        line=number,
        title=first_text(fields, "title", "paper_title"),
        abstract=first_text(fields, "abstract", "short_abstract"),
        arxiv_id=first_text(fields, "arxiv_id", "paper_arxiv_id")
        or first_text(fields, "url_abs", "paper_url_abs")
        or first_text(fields, "paper_url"),
        url=first_text(fields, "url_abs", "paper_url_abs", "paper_url"),
        date=iso_date(fields.get("date")) or iso_date(fields.get("paper_date")),
        authors=people(fields.get("authors") or []),
        venue=first_text(fields, "proceeding", "conference"),
    )


SOURCES.register(
    "papers-with-code",
    SourceFormat(
        summary="dumps of Papers with Code",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
