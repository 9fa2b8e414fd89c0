"""Papers of Semantic Scholar: https://api.semanticscholar.org/api-docs/.

Read are one paper, answers of search, match, bulk search, batch, recommendations, references,
citations and authors, and lines of its dump of papers, which has no abstracts. Ids of Semantic
Scholar are those of papers; numbers of its corpus stand as `CorpusId:215416146`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.errors import NoPapersError
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.json.objects import json_objects
from kg.reading.json.shape import JsonShape, json_shape
from kg.reading.json.values import first_text, value_at
from kg.reading.pages import tell_more
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.text.markup import Markup

_LISTS: Final = (
    *("data.item", "recommendedPapers.item", "papers.item", "item", ""),
    *("data.item.papers.item", "item.papers.item"),
)
_WRAPPED: Final = ("citedPaper", "citingPaper")
_OTHER: Final = {
    "ACL": "",
    "PubMed": "",
    "PubMedCentral": "PMC",
    "CorpusId": "CorpusId:",
}
_DATASET: Final = frozenset({"README", "description", "name"})
_RELEASE: Final = frozenset({"README", "datasets", "release_id"})


def _path(shape: JsonShape) -> str | None:
    for path in _LISTS:
        keys = shape.at(path)
        if ("paperId" in keys and "title" in keys) or keys & set(_WRAPPED):
            return path
        if {"corpusid", "externalids", "title"} <= keys:
            return path
    return None


def sniff(head: Head) -> Match:
    """Say whether papers of Semantic Scholar stand there, or an empty answer of its search.

    >>> sniff(Head(b'{"total": 1, "offset": 0, "data": [{"paperId": "a", "title": "ViT"}]}')).name
    'CERTAIN'
    """
    shape = json_shape(head)
    top = shape.at("")
    is_empty = head.is_whole and {"total"} < top <= {"total", "offset", "token", "data", "next"}
    is_known = is_empty or top >= _DATASET or top >= _RELEASE or _path(shape) is not None
    return Match.CERTAIN if is_known else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a paper; where an answer is one page of several, this is reported."""
    shape = json_shape(document.head())
    path = _path(shape)
    if path is None and shape.at("") & {"README"}:
        problem = "it describes a dataset of Semantic Scholar, and holds none of its papers"
        raise NoPapersError(document.name, 0, problem, "get the files that it lists, and give them")
    if path is None:
        problem = "it is an answer of Semantic Scholar without papers"
        raise NoPapersError(document.name, 0, problem, "ask with a query that has some")
    number = 0
    for number, fields in json_objects(document, path, report):
        inner = next((fields[key] for key in _WRAPPED if isinstance(fields.get(key), dict)), fields)
        yield _record(number, inner)
    more = shape.values.get("token", shape.values.get("next"))
    tell_more(document, report, number, total=shape.values.get("total"), more=more)


def _record(number: int, fields: Mapping[str, Any]) -> Record:
    return Record(
        line=number,
        title=first_text(fields, "title"),
        abstract=first_text(fields, "abstract"),
        id=first_text(fields, "paperId"),
        doi=first_text(fields, "externalIds.DOI", "externalids.DOI", "doi"),
        arxiv_id=first_text(fields, "externalIds.ArXiv", "externalids.ArXiv", "arxivId"),
        other_ids=tuple(_other_ids(fields)),
        url=first_text(fields, "url"),
        date=iso_date(value_at(fields, "publicationDate") or value_at(fields, "publicationdate"))
        or iso_date(fields.get("year")),
        authors=people(fields.get("authors") or []),
        venue=first_text(fields, "venue", "publicationVenue.name", "journal.name"),
    )


def _other_ids(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, prefix in _OTHER.items():
        if text := first_text(fields, f"externalIds.{name}", f"externalids.{name}"):
            yield prefix + text.removeprefix(prefix)
    if corpus := first_text(fields, "corpusId", "corpusid"):
        yield f"CorpusId:{corpus}"


SOURCES.register(
    "semantic-scholar",
    SourceFormat(
        summary="papers of Semantic Scholar: answers of its API, lines of its dumps",
        sniff=sniff,
        read=read,
        markup=Markup.HTML | Markup.SOME_LATEX,
    ),
)
