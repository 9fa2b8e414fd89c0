"""Answers of arXiv's API in Atom: https://info.arxiv.org/help/api/user-manual.html.

The date of a paper is that of its first version (`published`). An error comes as an entry; unknown
ids are left out of an answer without a word.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.errors import NoPapersError
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.pages import tell_missing
from kg.reading.people import people, people_in_text
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.withdrawn import without_notice
from kg.reading.xml.records import Element, elements, local, text_of, xml_shape
from kg.text.markup import Markup

_ATOM = "http://www.w3.org/2005/Atom"
_ANNOUNCED: Final = re.compile(r"\s*arXiv:\S+\s+Announce Type:\s*[\w-]+\s+Abstract:\s*")
"""What the daily feeds, https://rss.arxiv.org/, put before each abstract."""
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
        abstract = _ANNOUNCED.sub("", text_of(element, "summary") or "", count=1)
        yield _record(line, element, without_notice(document, report, line, abstract))
    if not number:
        problem = "it is an empty answer of arXiv: nothing fits the query"
        raise NoPapersError(document.name, 0, problem, "ask for something else")
    tell_missing(document, report, number, (total or "").strip())


def _record(line: int, entry: Element, abstract: str | None) -> Record:
    id_ = text_of(entry, "id")
    authors = (text_of(each, "name") for each in entry if local(each) == "author")
    creators = text_of(entry, "creator")
    return Record(
        line=line,
        title=text_of(entry, "title"),
        abstract=abstract,
        id=id_,
        doi=text_of(entry, "doi"),
        arxiv_id=id_,
        date=iso_date(text_of(entry, "published") or text_of(entry, "updated")),
        authors=people_in_text(creators) if creators else people([*filter(None, authors)]),
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
