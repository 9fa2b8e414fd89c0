"""JSON with papers in it, whatever its form: one object, a list, or a list inside an object.

The fields may have any usual spelling (`kg.reading.tables.spellings`). Where papers stand in
several places, those that are most like papers are read. What has a name and a description but
nothing else that papers have, such as a package, is none; where there is no paper, the input is
refused with the keys that are there.
"""

from collections.abc import Iterator
from typing import Final

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.json.objects import is_lines, json_objects
from kg.reading.json.papers import papers_path
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.pages import refuse_error, tell_missing
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.spelled_record import record_of_spelled, telling
from kg.reading.tables.spellings import spelled
from kg.text.markup import Markup

_TOTALS: Final = (
    *("total", "total_results", "totalResults", "totalHits", "count", "hitCount", "numFound"),
    *("response.numFound", "number_of_papers", "meta.total", "hits.total", "total_count"),
)


def sniff(head: Head) -> Match:
    """Say whether the input is JSON, likely of papers where its objects have titles.

    >>> sniff(Head(b'{"papers": [{"title": "CrossViT", "summary": "We propose"}]}')).name
    'LIKELY'
    """
    shape = json_shape(head)
    if not shape.is_json:
        return Match.NO
    path = papers_path(shape)
    if path is None:
        return Match.PERHAPS
    return Match.NO if path == "" and is_lines(head) else Match.LIKELY


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record for each object with a title; an input without one is refused."""
    shape = json_shape(document.head())
    path = papers_path(shape)
    if path is None:
        refuse_error(document, shape)
        if document.head().is_whole:
            # What breaks off may have its title behind the break.
            for _ in json_objects(document, "", lambda _problem: None):
                pass
        raise _without_papers(document, shape)
    number = 0
    for number, fields in json_objects(document, path, report):
        yield record_of_spelled(number, fields, spelled(fields), telling(document, report))
    total = next(filter(None, map(shape.values.get, _TOTALS)), None)
    tell_missing(document, report, number, total)


def _without_papers(document: Document, shape: JsonShape) -> NoPapersError:
    keys = sorted({key for found in shape.keys.values() for key in found})
    shown = f"{', '.join(keys[:12])}{' and others' if len(keys) > 12 else ''}"
    problem = "it is JSON without papers: nothing in it has a title"
    problem += f" (its keys: {shown or 'none'})"
    remedy = "give objects with title and abstract, alone, in a list, or one a line"
    return NoPapersError(document.name, 0, problem, remedy)


SOURCES.register(
    "json",
    SourceFormat(
        summary="JSON with papers in it: one, a list, or a list inside an object",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX | Markup.HTML,
    ),
)
