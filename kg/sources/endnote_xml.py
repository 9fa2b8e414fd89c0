"""EndNote XML, which EndNote, Bookends, Zotero and Mendeley export.

https://support.clarivate.com/Endnote/s/article/EndNote-XML-Document-Type-Definition. Texts stand in
`style` elements.
"""

from collections.abc import Iterator

from kg.names.arxiv import arxiv_id_within
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import Element, elements, text_of, texts_of, xml_shape
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
    return Record(
        line=line,
        title=text_of(record, "titles", "title"),
        abstract=text_of(record, "abstract"),
        key=text_of(record, "label"),
        doi=text_of(record, "electronic-resource-num"),
        arxiv_id=next(filter(arxiv_id_within, [*urls, *texts_of(record, "notes")]), None),
        url=urls[0].strip() if urls else None,
        date=_date(text_of(record, "dates", "year"), text_of(record, "dates", "pub-dates", "date")),
        authors=people(list(texts_of(record, "contributors", "authors", "author"))),
        venue=text_of(record, "periodical", "full-title")
        or text_of(record, "titles", "secondary-title"),
        language=language_code(text_of(record, "language")),
    )


def _date(year: str | None, within: str | None) -> str | None:
    """Return a date of a year and of what stands beside it, such as `Mar 3` or a whole date."""
    whole = iso_date((within or "").strip())
    if year is None:
        return whole
    found = iso_date(year.strip())
    if whole and found and whole.startswith(found):
        return whole
    return iso_date(f"{(within or '').strip()} {year.strip()}") or found


SOURCES.register(
    "endnote-xml",
    SourceFormat(
        summary="EndNote XML",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
