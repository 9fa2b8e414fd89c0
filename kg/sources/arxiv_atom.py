"""Answers of arXiv's API in Atom: https://info.arxiv.org/help/api/user-manual.html.

The date of a paper is that of its first version (`published`). An error comes as an entry; unknown
ids are left out of an answer without a word.
"""

from collections.abc import Iterator

from kg.errors import NoPapersError
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.pages import tell_missing
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml_records import Element, elements, local, text_of, xml_shape
from kg.text.markup import Markup

_ATOM = "http://www.w3.org/2005/Atom"
_REMEDY = "ask again, and save the new answer"


def sniff(head: Head) -> Match:
    """Say whether an Atom feed of arXiv stands there.

    >>> sniff(Head(b"<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/api/x")).name
    'CERTAIN'
    """
    shape = xml_shape(head)
    if shape.root not in {"feed", "entry"} or _ATOM not in shape.namespaces:
        return Match.NO
    return Match.CERTAIN if b"arxiv.org" in head.data else Match.PERHAPS


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record an entry; an error and an empty answer are refused, a page is reported."""
    number, total = 0, None
    for line, element in elements(document, "entry", "totalResults"):
        if local(element) == "totalResults":
            total = text_of(element)
            continue
        id_ = text_of(element, "id") or ""
        if "/api/errors" in id_:
            said = " ".join((text_of(element, "summary") or "").split())
            problem = f"it is an error answer of arXiv: {said[:200]}"
            raise NoPapersError(document.name, line, problem, _REMEDY)
        number += 1
        yield _record(line, id_, element)
    if not number:
        problem = "it is an empty answer of arXiv: nothing fits the query"
        raise NoPapersError(document.name, 0, problem, "ask for something else")
    tell_missing(document, report, number, (total or "").strip())


def _record(line: int, id_: str, entry: Element) -> Record:
    authors = (text_of(each, "name") for each in entry if local(each) == "author")
    return Record(
        line=line,
        title=text_of(entry, "title"),
        abstract=text_of(entry, "summary"),
        id=id_,
        doi=text_of(entry, "doi"),
        arxiv_id=id_,
        date=iso_date(text_of(entry, "published") or text_of(entry, "updated")),
        authors=people([name for name in authors if name]),
        venue=text_of(entry, "journal_ref"),
    )


SOURCES.register(
    "arxiv-atom",
    SourceFormat(
        summary="answers of arXiv's API, in Atom",
        sniff=sniff,
        read=read,
        markup=Markup.LATEX,
    ),
)
