"""DBLP in XML: answers of its search, and its dump: https://dblp.org/xml/.

A title ends in a full stop, and people of one name bear numbers. DBLP has no abstracts.
"""

from collections.abc import Iterator

from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.pages import tell_missing, tell_without_abstracts
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
    texts_of,
    xml_shape,
)
from kg.text.markup import Markup

_KINDS = ("article", "inproceedings", "incollection", "phdthesis", "book", "mastersthesis")
_REMEDY = "look the papers up by DOI in OpenAlex or Semantic Scholar, and give their answers"


def sniff(head: Head) -> Match:
    """Say whether DBLP stands there.

    >>> sniff(Head(b"<result><hits><hit><info>")).name, sniff(Head(b"<dblp><article>")).name
    ('CERTAIN', 'CERTAIN')
    """
    shape = xml_shape(head)
    is_search = shape.root == "result" and {"hits", "info"} <= shape.names
    return Match.CERTAIN if is_search or shape.root in {"dblp", "dblpperson"} else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record each; that there are no abstracts is reported, and a page of a longer list."""
    tell_without_abstracts(document, report, "DBLP", _REMEDY)
    number, total = 0, None
    for line, element in elements(document, "hit", *_KINDS):
        number += 1
        if local(element) == "hit" and element.getparent() is not None:
            total = element.getparent().get("total")
        inner = child(element, "info") if local(element) == "hit" else element
        if inner is not None:
            yield _record(line, inner, element.get("key"))
    tell_missing(document, report, number, total)


def _record(line: int, info: Element, key: str | None) -> Record:
    links = list(texts_of(info, "ee"))
    title = inner_xml(info, "title")
    authors = child(info, "authors")
    return Record(
        line=line,
        title=title.strip().removesuffix(".") if title else None,
        id=key or text_of(info, "key"),
        doi=text_of(info, "doi") or next((link for link in links if "doi.org" in link), None),
        arxiv_id=next((link for link in links if "arxiv" in link.casefold()), None),
        url=links[0] if links else text_of(info, "url"),
        date=iso_date(text_of(info, "year")),
        authors=people(list(texts_of(info if authors is None else authors, "author"))),
        venue=text_of(info, "venue") or text_of(info, "journal") or text_of(info, "booktitle"),
    )


SOURCES.register(
    "dblp-xml",
    SourceFormat(
        summary="DBLP in XML: answers of its search, and its dump",
        sniff=sniff,
        read=read,
        markup=Markup.JATS,
    ),
)
