"""Zotero RDF: https://www.zotero.org/support/kb/zotero_rdf.

Notes and attachments are elements of their own and no papers. The DOI of an article may stand on
its journal, which is inside it, or an element of its own that the article names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.names.arxiv import arxiv_id_within
from kg.reading.dates import iso_date
from kg.reading.document import Document, Head
from kg.reading.languages import language_code
from kg.reading.people import people
from kg.reading.record import Record
from kg.reading.registry import SOURCES, Match, Report, SourceFormat
from kg.reading.xml.records import Element, child, elements, local, text_of, texts_of, xml_shape
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
_PLACES = ("Journal", "Book", "Proceedings", "Series")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
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
    places = {
        element.get(_ABOUT): _Place.of(element)
        for _, element in elements(document, *_PLACES)
        if element.get(_ABOUT)
    }
    for line, element in elements(document, *_ITEMS):
        kind = (text_of(element, "itemType") or "").strip()
        if kind and kind not in _NO_PAPERS and text_of(element, "title"):
            yield _record(line, element, _place(element, places))


@dataclass(frozen=True, slots=True)
class _Place:
    """A journal, book or volume of proceedings: its title, and ids that stand on it."""

    title: str | None = None
    ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, element: Element) -> "_Place":
        return cls(text_of(element, "title"), _ids(element))


def _place(item: Element, places: Mapping[str, _Place]) -> _Place:
    found = _Place()
    for part in item:
        if local(part) == "isPartOf":
            inside = next((each for each in part if local(each)), None)
            named = places.get(part.get(_RESOURCE) or "")
            place = _Place.of(inside) if inside is not None else named or _Place()
            found = _Place(found.title or place.title, found.ids + place.ids)
    return found


def _ids(element: Element) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in texts_of(element, "identifier"))


def _record(line: int, item: Element, place: _Place) -> Record:
    own = _ids(item)
    ids = own + place.ids
    urls = [each for each in own if each.startswith("http")]
    return Record(
        line=line,
        title=text_of(item, "title"),
        abstract=text_of(item, "abstract"),
        key=text_of(item, "citationKey"),
        doi=next((each for each in ids if "10." in each and not each.startswith("http")), None),
        arxiv_id=next(filter(arxiv_id_within, (*own, text_of(item, "description") or "")), None),
        url=next(iter(urls), None),
        date=iso_date((text_of(item, "date") or "").strip()),
        authors=people([*_names(item)]),
        venue=place.title,
        language=language_code(text_of(item, "language")),
    )


def _names(item: Element) -> Iterator[dict[str, str | None]]:
    seq = child(item, "authors", "Seq")
    for each in seq if seq is not None else ():
        person = child(each, "Person")
        if person is not None:
            given = text_of(person, "givenName") or text_of(person, "givenname")
            yield {"family": text_of(person, "surname"), "given": given}


SOURCES.register(
    "zotero-rdf",
    SourceFormat(
        summary="Zotero RDF",
        sniff=sniff,
        read=read,
        markup=Markup.HTML,
    ),
)
