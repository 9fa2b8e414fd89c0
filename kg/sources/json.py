"""JSON with papers in it, whatever its form: one object, a list, or a list inside an object.

The fields may have any usual spelling (`kg.reading.spellings`). Several lists, as of lists of
papers by topic, are all read. Objects without a title are no papers; where no object has one, the
input is refused with the keys that are there.
"""

from collections.abc import Iterator
from typing import Final

from kg.errors import NoPapersError
from kg.reading.document import Document, Head
from kg.reading.json_objects import is_lines, json_objects
from kg.reading.json_shape import JsonShape, json_shape
from kg.reading.pages import refuse_error, tell_missing
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.spelled_record import record_of_spelled
from kg.reading.spellings import spelled
from kg.text.markup import Markup

_TOTALS: Final = ("total", "total_results", "totalHits", "count", "hitCount", "number_of_papers")
_SURE: Final = frozenset({"abstract", "summary", "authors", "doi", "year", "arxiv_id"})


def _paths(shape: JsonShape) -> list[str]:
    """Return the paths of what looks like papers: those with most of the fields that papers have."""
    scores = {}
    for path, keys in shape.keys.items():
        names = spelled(keys)
        if "title" in names:
            scores[path] = len(names) + 2 * ("abstract" in names)
    best = max(scores.values(), default=0)
    return sorted(path for path, score in scores.items() if score == best)[:1]


def sniff(head: Head) -> Match:
    """Say whether the input is JSON, likely of papers where its objects have titles.

    >>> sniff(Head(b'{"papers": [{"title": "CrossViT", "summary": "We propose"}]}')).name
    'LIKELY'
    """
    shape = json_shape(head)
    if not shape.is_json or (is_lines(head) and "title" in spelled(shape.at(""))):
        return Match.NO
    return Match.LIKELY if _paths(shape) else Match.PERHAPS


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record for each object with a title; an input without one is refused."""
    shape = json_shape(document.head())
    paths = _paths(shape)
    if not paths:
        refuse_error(document, shape)
        keys = sorted({key for found in shape.keys.values() for key in found})[:12]
        problem = f"it is JSON without papers: no object has a title (its keys: {', '.join(keys)})"
        remedy = "give objects with title and abstract, alone, in a list, or one a line"
        raise NoPapersError(document.name, 0, problem, remedy)
    number = 0
    for number, fields in json_objects(document, paths[0], report):
        yield record_of_spelled(number, fields, spelled(fields))
    tell_missing(document, report, number, next(filter(None, map(shape.values.get, _TOTALS)), None))


SOURCES.register(
    "json",
    SourceFormat(
        summary="JSON with papers in it: one, a list, or a list inside an object",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX | Markup.HTML,
    ),
)
