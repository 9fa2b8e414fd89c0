"""The snapshot of arXiv's metadata, as Kaggle gives it: https://www.kaggle.com/datasets/Cornell-University/arxiv.

One JSON object a line, whatever the file is called. `update_date` is the day of the last change, so
the date of a paper is that of its first version.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.objects import json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.values import first_text
from kg.reading.people import people, people_in_text
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.withdrawn import without_notice
from kg.text.markup import Markup

_OWN: Final = ("id", "title", "abstract", "categories", "update_date")


def _path(shape: JsonShape) -> str | None:
    return next((path for path in ("", "item") if shape.has(path, *_OWN)), None)


def sniff(head: Head) -> Match:
    """Say whether objects stand there with the keys of the snapshot.

    >>> line = b'{"id":"0704.0001","title":"t","abstract":"a","categories":"c","update_date":"d"}'
    >>> sniff(Head(line)).name
    'CERTAIN'
    """
    return Match.CERTAIN if _path(json_shape(head)) is not None else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a paper; of a withdrawn one, whose abstract says so, the title alone."""
    path = _path(json_shape(document.head())) or ""
    for line, fields in json_objects(document, path, report):
        abstract = without_notice(document, report, line, first_text(fields, "abstract"))
        yield _record(line, fields, abstract)


def _record(line: int, fields: Mapping[str, Any], abstract: str | None) -> Record:
    id_ = first_text(fields, "id")
    versions = fields.get("versions")
    first = versions[0] if isinstance(versions, list) and versions else {}
    created = first.get("created") if isinstance(first, Mapping) else None
    return Record(
        line=line,
        title=first_text(fields, "title"),
        abstract=abstract,
        id=id_,
        doi=first_text(fields, "doi"),
        arxiv_id=id_,
        date=iso_date(created),
        authors=_authors(fields),
        venue=first_text(fields, "journal-ref"),
    )


def _authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    parsed = fields.get("authors_parsed")
    if isinstance(parsed, list) and parsed:
        names = ([str(part) for part in parts] for parts in parsed if isinstance(parts, list))
        return people([
            " ".join(f"{(*n, '')[1]} {n[0]} {(*n, '', '')[2]}".split()) for n in names if n
        ])
    return people_in_text(first_text(fields, "authors") or "")


SOURCES.register(
    "arxiv-snapshot",
    SourceFormat(
        summary="the snapshot of arXiv's metadata, in JSON Lines",
        sniff=sniff,
        read=read,
        markup=Markup.LATEX,
    ),
)
