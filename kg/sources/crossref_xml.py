"""Works of Crossref in XML (`unixref`, `unixsd`): https://www.crossref.org/documentation/retrieve-metadata/xml-api/."""

from collections.abc import Iterator

from kg.reading.dates import year_month
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml_records import (
    Element,
    child,
    elements,
    inner_xml,
    local,
    text_of,
    xml_shape,
)
from kg.text.markup import Markup

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
    venue = None
    containers = ("journal_metadata", "proceedings_metadata", "proceedings_series_metadata")
    for line, element in elements(document, *containers, *_WORKS):
        if local(element) in containers:
            venue = text_of(element, "full_title") or text_of(element, "proceedings_title") or venue
        else:
            yield _record(line, element, venue)


def _record(line: int, work: Element, venue: str | None) -> Record:
    date = next((each for each in work if local(each) in {"publication_date", "posted_date"}), None)
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
        title=inner_xml(work, "titles", "title"),
        abstract=inner_xml(work, "abstract"),
        doi=text_of(work, "doi_data", "doi"),
        url=text_of(work, "doi_data", "resource"),
        date=None
        if date is None
        else year_month(text_of(date, "year"), text_of(date, "month"), text_of(date, "day")),
        authors=people(names),
        venue=venue,
    )


SOURCES.register(
    "crossref-xml",
    SourceFormat(
        summary="works of Crossref, in XML",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.HTML,
    ),
)
