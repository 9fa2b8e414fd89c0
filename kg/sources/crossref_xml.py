"""Works of Crossref in XML (`unixref`, `unixsd`): https://www.crossref.org/documentation/retrieve-metadata/xml-api/."""

from collections.abc import Iterator

from kg.errors import NoPapersError
from kg.reading.dates import year_month
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import (
    Element,
    child,
    elements,
    inner_xml,
    local,
    text_of,
    xml_shape,
)
from kg.text.markup import Markup

_CONTAINERS = (
    *("journal_metadata", "proceedings_metadata", "proceedings_series_metadata"),
    *("book_metadata", "book_series_metadata", "book_set_metadata"),
)
_TITLES = (("full_title",), ("proceedings_title",), ("titles", "title"))
_WORKS = ("journal_article", "conference_paper", "posted_content", "content_item", "dissertation")


def sniff(head: Head) -> Match:
    """Say whether works of Crossref stand there.

    >>> sniff(Head(b"<crossref_result><query_result>")).name
    'CERTAIN'
    """
    roots = {"crossref_result", "doi_records", "crossref", "doi_batch", "doi_record"}
    return Match.CERTAIN if xml_shape(head).root in roots else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record a work; the venue is the journal or the proceedings around it."""
    venue, number = None, 0
    for line, element in elements(document, *_CONTAINERS, *_WORKS):
        if local(element) in _CONTAINERS:
            venue = next(filter(None, (text_of(element, *path) for path in _TITLES)), venue)
        else:
            number += 1
            yield _record(line, element, venue)
    if not number:
        problem = "it is an answer of Crossref that holds no works"
        raise NoPapersError(document.name, 0, problem, "ask for DOIs that are registered there")


def _record(line: int, work: Element, venue: str | None) -> Record:
    dates = (_date(each) for each in work if local(each) in {"publication_date", "posted_date"})
    contributors = child(work, "contributors")
    names = [
        {"given": text_of(each, "given_name"), "family": text_of(each, "surname")}
        if local(each) == "person_name"
        else {"literal": text_of(each)}
        for each in (contributors if contributors is not None else ())
        if each.get("contributor_role", "author") == "author"
    ]
    return Record(
        line=line,
        title=": ".join(filter(None, _titles(work))) or None,
        abstract=inner_xml(work, "abstract"),
        doi=text_of(work, "doi_data", "doi"),
        url=text_of(work, "doi_data", "resource"),
        date=min(filter(None, dates), default=None),
        authors=people(names),
        venue=venue,
    )


def _date(date: Element) -> str | None:
    return year_month(text_of(date, "year"), text_of(date, "month"), text_of(date, "day"))


def _titles(work: Element) -> Iterator[str | None]:
    for name in ("title", "subtitle"):
        text = inner_xml(work, "titles", name)
        yield text.strip() if text else None


SOURCES.register(
    "crossref-xml",
    SourceFormat(
        summary="works of Crossref, in XML",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
