"""Answers of OAI-PMH: arXiv's own metadata (`arXiv`, `arXivRaw`), and Dublin Core of any archive.

https://www.openarchives.org/OAI/openarchivesprotocol.html, https://info.arxiv.org/help/oa/. Read
are answers of ListRecords and GetRecord, and what harvesters save of them. Deleted records are
reported and left out. Of arXiv's several dates that of the first version is taken.
"""

from collections.abc import Iterator

from kg.errors import NoPapersError, Outcome, Problem
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.languages import language_code
from kg.reading.people import people, people_in_text
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.withdrawn import without_notice
from kg.reading.xml.records import (
    Element,
    child,
    elements,
    local,
    text_of,
    texts_of,
    xml_shape,
)
from kg.text.markup import Markup

_METADATA = ("arXiv", "arXivRaw", "dc")


def sniff(head: Head) -> Match:
    """Say whether an answer of OAI-PMH stands there, or the metadata of one.

    >>> sniff(Head(b"<OAI-PMH><ListRecords><record>")).name
    'CERTAIN'
    """
    shape = xml_shape(head)
    return Match.CERTAIN if shape.root in {"OAI-PMH", "ListRecords", *_METADATA} else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record each; an error answer is refused, further pages are reported."""
    number = 0
    for line, element in elements(document, "record", "error", "resumptionToken", *_METADATA):
        if local(element) == "error":
            said = " ".join(f"{element.get('code') or ''} {text_of(element) or ''}".split())
            problem = f"it is an error answer of OAI-PMH: {said[:200]}"
            raise NoPapersError(document.name, line, problem, "ask again, for what is there")
        if local(element) == "resumptionToken":
            _tell_rest(document, report, element, number)
        elif local(element) == "record" and _is_deleted(element):
            text = "the record was deleted in its archive; it is left out"
            report(Problem(document.name, line, text, Outcome.LEFT_OUT))
        else:
            number += 1
            yield _record(document, report, line, element)
    if not number:
        problem = "it is an answer of OAI-PMH without records"
        remedy = "ask with the verb ListRecords, for a set and dates that have some"
        raise NoPapersError(document.name, 0, problem, remedy)


def _is_deleted(record: Element) -> bool:
    header = child(record, "header")
    return header is not None and header.get("status") == "deleted"


def _tell_rest(document: Document, report: Report, token: Element, here: int) -> None:
    if text_of(token) is None:
        return
    size = token.get("completeListSize")
    of = f" of {int(size):,}" if size and size.isascii() and size.isdigit() else ""
    text = f"{here:,}{of} records stand here; get the rest with the resumption token"
    report(Problem(document.name, token.sourceline or 0, text, Outcome.NOTED))


def _record(document: Document, report: Report, line: int, record: Element) -> Record:
    metadata = child(record, "metadata")
    inside = (each for each in (metadata if metadata is not None else ()) if local(each))
    inner = next(inside, None) if metadata is not None else record
    if inner is None or local(inner) == "dc":
        return _dublin_core(line, record if inner is None else inner)
    id_ = text_of(inner, "id")
    versions = [each for each in inner if local(each) == "version"]
    first = text_of(versions[0], "date") if versions else None
    authors = child(inner, "authors")
    names = [each for each in authors if local(each) == "author"] if authors is not None else []
    return Record(
        line=line,
        title=text_of(inner, "title"),
        abstract=without_notice(document, report, line, text_of(inner, "abstract")),
        id=id_,
        doi=text_of(inner, "doi"),
        arxiv_id=id_,
        date=iso_date((first or text_of(inner, "created") or "").strip()),
        authors=people([_fields(each) for each in names]) or people_in_text(text_of(authors) or ""),
        venue=text_of(inner, "journal-ref"),
    )


def _fields(author: Element) -> dict[str, str]:
    return {local(each): " ".join((text_of(each) or "").split()) for each in author}


def _dublin_core(line: int, inner: Element) -> Record:
    identifiers = list(texts_of(inner, "identifier"))
    descriptions = list(texts_of(inner, "description"))
    dates = [found for each in texts_of(inner, "date") if (found := iso_date(each.strip()))]
    return Record(
        line=line,
        title=text_of(inner, "title"),
        abstract=max(descriptions, key=len, default=None),
        doi=next((each for each in identifiers if "10." in each and "/" in each), None),
        arxiv_id=next((each for each in identifiers if "arxiv" in each.casefold()), None),
        url=next((each.strip() for each in identifiers if each.strip().startswith("http")), None),
        date=min(dates, default=None),
        authors=people(list(texts_of(inner, "creator"))),
        venue=text_of(inner, "source") or text_of(inner, "publisher"),
        language=language_code(text_of(inner, "language")),
    )


SOURCES.register(
    "oai-pmh",
    SourceFormat(
        summary="answers of OAI-PMH, by which arXiv and other archives are harvested",
        sniff=sniff,
        read=read,
        markup=Markup.LATEX,
    ),
)
