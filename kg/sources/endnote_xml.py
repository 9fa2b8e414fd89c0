"""EndNote XML, which EndNote, Bookends, Zotero and Mendeley export.

https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition. Texts stand in
`style` elements.
"""

from collections.abc import Iterator

from kg.reading.dates import year_month
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml_records import Element, elements, text_of, texts_of, xml_shape
from kg.text.markup import Markup


def sniff(head: Head) -> Match:
    """Say whether records of EndNote stand there.

    >>> sniff(Head(b"<xml><records><record><ref-type name='Book'>6</ref-type>")).name
    'CERTAIN'
    """
    shape = xml_shape(head)
    is_records = shape.root in {"xml", "records"} and {"record", "ref-type"} <= shape.names
    return Match.CERTAIN if is_records else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record each."""
    for line, element in elements(document, "record"):
        yield _record(line, element)


def _record(line: int, record: Element) -> Record:
    urls = list(texts_of(record, "urls", "related-urls", "url"))
    dates = (text_of(record, "dates", "year"), text_of(record, "dates", "pub-dates", "date"))
    return Record(
        line=line,
        title=text_of(record, "titles", "title"),
        abstract=text_of(record, "abstract"),
        key=text_of(record, "label"),
        doi=text_of(record, "electronic-resource-num"),
        arxiv_id=next((url for url in urls if "arxiv" in url.casefold()), None),
        url=urls[0].strip() if urls else None,
        date=year_month(dates[0].strip() if dates[0] else None, dates[1]),
        authors=people(list(texts_of(record, "contributors", "authors", "author"))),
        venue=text_of(record, "periodical", "full-title")
        or text_of(record, "titles", "secondary-title"),
        language=None,
    )


SOURCES.register(
    "endnote-xml",
    SourceFormat(
        summary="EndNote XML",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
