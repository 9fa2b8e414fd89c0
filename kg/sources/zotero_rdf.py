"""Zotero RDF: https://www.zotero.org/support/kb/zotero_rdf.

Notes and attachments are elements of their own and no papers.
"""

from collections.abc import Iterator

from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml_records import Element, child, elements, text_of, texts_of, xml_shape
from kg.text.markup import Markup

_ZOTERO = "http://www.zotero.org/namespaces/export#"
_ITEMS = (
    "Article",
    "Book",
    "BookSection",
    "Report",
    "Thesis",
    "Document",
    "Manuscript",
    "Patent",
    "Description",
    "ConferenceProceedings",
    "Data",
)
_NO_PAPERS = {"attachment", "note", "annotation"}


def sniff(head: Head) -> Match:
    """Say whether items of Zotero stand there.

    >>> sniff(Head(f"<RDF xmlns:z='{_ZOTERO}'>".encode())).name
    'CERTAIN'
    """
    shape = xml_shape(head)
    return Match.CERTAIN if shape.root == "RDF" and _ZOTERO in shape.namespaces else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record an item with a title."""
    for line, element in elements(document, *_ITEMS):
        kind = text_of(element, "itemType")
        if kind is not None and kind.strip() not in _NO_PAPERS and text_of(element, "title"):
            yield _record(line, element)


def _record(line: int, item: Element) -> Record:
    ids = [" ".join(each.split()) for each in texts_of(item, "identifier")]
    seq = child(item, "authors", "Seq")
    people_ = [child(each, "Person") for each in (seq if seq is not None else ())]
    names = [
        {
            "family": text_of(each, "surname"),
            "given": text_of(each, "givenName") or text_of(each, "givenname"),
        }
        for each in people_
        if each is not None
    ]
    part = child(item, "isPartOf")
    inside = next(iter(part), None) if part is not None else None
    ids += [] if inside is None else list(texts_of(inside, "identifier"))
    return Record(
        line=line,
        title=text_of(item, "title"),
        abstract=text_of(item, "abstract"),
        key=text_of(item, "citationKey"),
        doi=next((each for each in ids if "10." in each and not each.startswith("http")), None),
        arxiv_id=next((each for each in ids if "arxiv" in each.casefold()), None),
        url=next((each for each in ids if each.startswith("http")), None),
        date=iso_date((text_of(item, "date") or "").strip()),
        authors=people(names),
        venue=None if inside is None else text_of(inside, "title"),
        language=(text_of(item, "language") or "").strip()[:2].lower() or None,
    )


SOURCES.register(
    "zotero-rdf",
    SourceFormat(
        summary="Zotero RDF",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
