"""MODS, the metadata of libraries: https://www.loc.gov/standards/mods/.

Read are texts; what is an image, a sound or a map is left out and reported.
"""

from collections.abc import Iterator

from kg.errors import Outcome, Problem
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import Element, child, elements, local, text_of, xml_shape
from kg.text.markup import Markup

_DATES = ("dateIssued", "copyrightDate", "dateCreated")


def sniff(head: Head) -> Match:
    """Say whether MODS stands there.

    >>> sniff(Head(b"<modsCollection><mods>")).name
    'CERTAIN'
    """
    return Match.CERTAIN if xml_shape(head).root in {"modsCollection", "mods"} else Match.NO


def read(document: Document, report: Report) -> Iterator[Record]:
    """Yield a record a text."""
    for line, element in elements(document, "mods"):
        kind = (text_of(element, "typeOfResource") or "text").strip()
        if kind != "text":
            text = f"it is no text but {kind}; it is left out"
            report(Problem(document.name, line, text, Outcome.LEFT_OUT))
        else:
            yield _record(line, element)


def _record(line: int, mods: Element) -> Record:
    ids = {each.get("type"): text_of(each) for each in mods if local(each) == "identifier"}
    title = next(
        (each for each in mods if local(each) == "titleInfo" and each.get("type") is None), None
    )
    names = [
        {part.get("type") or "name": text_of(part) for part in each if local(part) == "namePart"}
        for each in mods
        if local(each) == "name"
    ]
    dates = (text_of(mods, "originInfo", name) for name in _DATES)
    host = (
        text_of(mods, "relatedItem", *path)
        for path in (("originInfo", "dateIssued"), ("part", "date"))
    )
    found = (iso_date(each.strip()) for each in (*dates, *host) if each)
    return Record(
        line=line,
        title=text_of(title, "title") if title is not None else None,
        abstract=text_of(mods, "abstract"),
        key=ids.get("citekey") or mods.get("ID"),
        doi=ids.get("doi"),
        arxiv_id=ids.get("arxiv"),
        url=ids.get("uri") or text_of(mods, "location", "url"),
        date=next(filter(None, found), None),
        authors=people(names),
        venue=text_of(child(mods, "relatedItem"), "titleInfo", "title"),
    )


SOURCES.register(
    "mods",
    SourceFormat(
        summary="MODS, the metadata of libraries",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
