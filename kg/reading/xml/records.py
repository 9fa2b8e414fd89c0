"""The elements of an XML input, one after the other, however large it is.

Parsed by lxml, https://lxml.de/, without a network, without external entities, and with its limits
on depth, on the size of one text and on entities. Prefixes and entities that nothing declares, a
bare `&` and characters that XML forbids are passed over; any other fault, such as an end that is
missing, ends the reading. Names are local ones: namespaces are left out, since real files often
lack their declarations.
"""

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from kg.errors import SourceError
from kg.reading.document import Document, Head
from kg.reading.xml.documents import XmlDocument, xml_documents

__all__ = [
    "XmlShape",
    "child",
    "elements",
    "inner_xml",
    "local",
    "text_of",
    "texts_of",
    "xml_shape",
]

Element = Any
"""An element of lxml, whose types are incomplete."""

_HARMLESS: Final = ("NS_", "WAR_", "ERR_UNDECLARED_ENTITY", "ERR_INVALID_CHAR", "ERR_ENTITYREF")
"""Beginnings of the names of faults after which lxml goes on without a loss."""


@dataclass(frozen=True, slots=True)
class XmlShape:
    """The beginning of an XML input: its root, all names of elements in it, all namespaces."""

    root: str
    names: frozenset[str]
    namespaces: frozenset[str]


def xml_shape(head: Head) -> XmlShape:
    """Return the shape of an input; one that is no XML has an empty root.

    >>> xml_shape(Head(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1")).root
    'feed'
    """
    return _shape(head.data)


@lru_cache(maxsize=2)
def _shape(data: bytes) -> XmlShape:
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe").replace(b"\0", b"").startswith(b"<"):
        return XmlShape("", frozenset(), frozenset())
    parser = etree.XMLPullParser(
        events=("start",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    names: list[str] = []
    namespaces: set[str] = set()
    try:
        parser.feed(data)
    except (etree.XMLSyntaxError, ValueError):
        return XmlShape("", frozenset(), frozenset())
    events: Iterator[tuple[str, Element]] = parser.read_events()
    for _, element in events:
        names.append(local(element))
        namespaces.update(uri for uri in element.nsmap.values() if uri)
    return XmlShape(names[0] if names else "", frozenset(names), frozenset(namespaces))


def elements(document: Document, *names: str) -> Iterator[tuple[int, Element]]:
    """Yield each outermost element with one of the local names, and the line where it begins.

    What was yielded is forgotten when the next one is asked for. Several documents may stand one
    behind the other; lines count from the beginning of each. Where the XML breaks off or is wrong,
    this is a `SourceError` after the elements before that place.
    """
    with document.open() as file:
        try:
            for part in xml_documents(file):
                yield from _elements(document, part, names)
        except etree.XMLSyntaxError as error:
            raise _broken(document, error.lineno or 0, str(error)) from error


def _is_harmless(fault: Any) -> bool:  # noqa: ANN401 - an entry of lxml, whose types are incomplete
    is_bare_ampersand = fault.message.startswith(("xmlParseEntityRef", "EntityRef"))
    return is_bare_ampersand or str(fault.type_name).startswith(_HARMLESS)


def _broken(document: Document, line: int, reason: str) -> SourceError:
    problem = f"its XML breaks off or is wrong here ({' '.join(reason.split())[:120]})"
    return SourceError(document.name, line, problem, "get the whole file, or mend it there")


def _elements(
    document: Document, file: XmlDocument, names: Collection[str]
) -> Iterator[tuple[int, Element]]:
    depth = 0
    events = etree.iterparse(
        file,
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in events:
        if local(element) not in names:
            if event == "end" and not depth:
                _forget(element)
            continue
        depth += 1 if event == "start" else -1
        if event == "end" and not depth:
            yield element.sourceline or 0, element
            _forget(element)
    for fault in events.error_log:
        if not _is_harmless(fault):
            raise _broken(document, fault.line, fault.message)


def _forget(element: Element) -> None:
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """Return the name of an element without its namespace or prefix; of a comment nothing."""
    if not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2]


def child(element: Element, *path: str) -> Element | None:
    """Return the first element on a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def text_of(element: Element | None, *path: str) -> str | None:
    """Return all text in an element, or in the first on a path below it; None if it is blank."""
    found = child(element, *path) if element is not None and path else element
    if found is None:
        return None
    text = "".join(_pieces(found))
    return text if text.strip() else None


def texts_of(element: Element, *path: str) -> Iterator[str]:
    """Yield the texts of all elements that a path of local names leads to, none blank."""
    *before, last = path
    parent = child(element, *before) if before else element
    for each in parent if parent is not None else ():
        if local(each) == last and (text := text_of(each)):
            yield text


def _pieces(element: Element) -> Iterator[str]:
    if element.text and isinstance(element.tag, str):
        yield element.text
    for each in element:
        if isinstance(each, etree._Entity):  # noqa: SLF001 - lxml has no public name for it
            yield html.unescape(each.text or "")
        elif isinstance(each.tag, str):
            yield from _pieces(each)
        if each.tail:
            yield each.tail


def inner_xml(element: Element | None, *path: str) -> str | None:
    """Return what stands in an element as JATS: its text escaped, its tags by their local names.

    None if there is no such element, or no text in it.
    """
    found = child(element, *path) if element is not None and path else element
    if found is None:
        return None
    text = "".join(_marked(found))
    return text if text.strip() else None


def _marked(element: Element) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for each in element:
        if isinstance(each, etree._Entity):  # noqa: SLF001 - lxml has no public name for it
            yield html.escape(html.unescape(each.text or ""), quote=False)
        elif isinstance(each.tag, str):
            name = local(each)
            yield f"<{name}>"
            yield from _marked(each)
            yield f"</{name}>"
        yield html.escape(each.tail or "", quote=False)
