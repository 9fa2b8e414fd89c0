"""Volumes of the ACL Anthology in XML: https://github.com/acl-org/acl-anthology.

`fixed-case` stands inside words, mathematics in `tex-math`. Front matter is no paper.
"""

from collections.abc import Iterator

from kg.reading.dates import year_month
from kg.reading.document import Document, Head
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import (
    Element,
    elements,
    inner_xml,
    local,
    text_of,
    xml_shape,
)
from kg.text.markup import Markup


def sniff(head: Head) -> Match:
    """Say whether a collection with volumes stands there.

    >>> sniff(Head(b"<collection id='2022.acl'><volume id='long'><paper id='1'>")).name
    'CERTAIN'
    """
    shape = xml_shape(head)
    return Match.CERTAIN if shape.root == "collection" and "volume" in shape.names else Match.NO


def read(document: Document, _report: Report) -> Iterator[Record]:
    """Yield a record a paper; date and venue are those of its volume."""
    date = venue = None
    for line, element in elements(document, "meta", "paper"):
        if local(element) == "meta":
            date = year_month(text_of(element, "year"), _month(text_of(element, "month")))
            venue = text_of(element, "booktitle")
        else:
            yield _record(line, element, date, venue)


def _month(text: str | None) -> str | None:
    # "August 1-6" and "July-August" begin with the month.
    return (
        None if text is None else next(iter(text.replace("-", " ").replace("–", " ").split()), None)
    )


def _record(line: int, paper: Element, date: str | None, venue: str | None) -> Record:
    id_ = _id(paper)
    authors = [each for each in paper if local(each) == "author"]
    return Record(
        line=line,
        title=inner_xml(paper, "title"),
        abstract=inner_xml(paper, "abstract"),
        id=id_,
        key=text_of(paper, "bibkey"),
        doi=text_of(paper, "doi"),
        url=f"https://aclanthology.org/{id_}",
        date=date,
        authors=people([{local(part): text_of(part) for part in each} for each in authors]),
        venue=venue,
        language=language_code(text_of(paper, "language")),
    )


def _id(paper: Element) -> str:
    """Return the id of a paper: that of its page, else what its collection and volume make of it.

    Papers of before 2020 are numbered within their volume: `P19-1` and `7` are `P19-1007`.
    """
    given = (text_of(paper, "url") or "").strip()
    if given and "/" not in given:
        return given
    volume = paper.getparent()
    collection = volume.getparent().get("id") if volume is not None else ""
    number, paper_number = (volume.get("id") if volume is not None else ""), paper.get("id")
    if collection[:1].isdigit():
        return f"{collection}-{number}.{paper_number}"
    width = 2 if collection.startswith("W") else 3
    return f"{collection}-{number}{paper_number.zfill(width)}"


SOURCES.register(
    "acl-anthology",
    SourceFormat(
        summary="volumes of the ACL Anthology, in XML",
        sniff=sniff,
        read=read,
        markup=Markup.JATS | Markup.SOME_LATEX,
    ),
)
