"""JSON of papers by topic and arXiv id, as programs that watch arXiv keep it.

`{topic: {arxiv id: row}}`, also inside an object: the row is a line of a Markdown table, with date,
title, authors and link, or an object with the usual fields. A paper may stand under several topics.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import ijson

from kg.errors import NoPapersError, SourceError
from kg.names.arxiv import arxiv_id
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.text import JsonText
from kg.reading.people import people_in_text
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.tables.spelled_record import record_of_spelled
from kg.reading.tables.spellings import spelled
from kg.text.markup import Markup

_MARKS: Final = re.compile(r"^\W*\*\*|\*\*\W*$")
_NOTHING: Final = frozenset({"null", "None", "link", "code", "-", "p"})
_LONGEST_DATE: Final = 20
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def _path(shape: JsonShape) -> str | None:
    """Return the path of an object whose keys are arXiv ids, without its topic."""
    for path, keys in shape.keys.items():
        if keys and all(map(arxiv_id, keys)):
            return path.rpartition(".")[0]
    return None


def sniff(head: Head) -> Match:
    """Say whether the keys below a topic are arXiv ids.

    >>> sniff(Head(b'{"NLP": {"2401.00001": "|**2024-01-01**|**ViT**|A|[2401.00001](x)|"}}')).name
    'CERTAIN'
    """
    return Match.NO if _path(json_shape(head)) is None else Match.CERTAIN


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record an id; rows that hold no title are passed over."""
    path, number = _path(json_shape(document.head())) or "", 0
    for number, id_, row in _rows(document, path):
        if record := _record(number, id_, row):
            yield record
    if not number:
        raise NoPapersError(document.name, 0, "no topic has a paper", "give a file with papers")


def _rows(document: Document, path: str) -> Iterator[tuple[int, str, Any]]:
    number = 0
    try:
        with document.open_text() as file:
            for _, papers in ijson.kvitems(JsonText(file), path, use_float=True):
                for id_, row in papers.items() if isinstance(papers, dict) else ():
                    number += 1
                    yield number, id_, row
    except (ijson.JSONError, ValueError) as error:
        problem = f"its JSON breaks off or is wrong after record {number:,}"
        raise SourceError(document.name, 0, problem, "get the whole file") from error


def _record(number: int, id_: str, row: Any) -> Record | None:  # noqa: ANN401 - JSON
    if isinstance(row, Mapping):
        return record_of_spelled(number, {"arxiv_id": id_, **row}, spelled(["arxiv_id", *row]))
    cells = [_MARKS.sub("", _LINK.sub(r"\1", cell)).strip() for cell in str(row).split("|")]
    texts = [cell for cell in cells if cell and not arxiv_id(cell)]
    date = next(
        filter(None, (iso_date(cell) for cell in texts if len(cell) <= _LONGEST_DATE)), None
    )
    titles = [cell for cell in texts if not (iso_date(cell) and len(cell) <= _LONGEST_DATE)]
    if not titles:
        return None
    names = [cell for cell in titles[1:] if not cell.startswith("http") and cell not in _NOTHING]
    return Record(
        line=number,
        title=titles[0],
        arxiv_id=id_,
        date=date,
        authors=people_in_text(names[0]) if names else (),
    )


SOURCES.register(
    "topics",
    SourceFormat(
        summary="JSON of papers by topic and arXiv id",
        sniff=sniff,
        read=read,
        markup=Markup.SOME_LATEX,
    ),
)
