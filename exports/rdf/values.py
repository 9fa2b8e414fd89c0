"""Literals in canonical spelling, which every RDF tool keeps.

Oxigraph keeps a number by its value, so a spelling that is not canonical would come back changed:
https://www.w3.org/TR/xmlschema11-2/#decimal
"""

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from exports.rdf.terms import DCTERMS, XSD
from kg.analysis.dates import known_date
from kg.leaderboards.scores import LARGEST_EXPONENT


@lru_cache(maxsize=4096)
def canonical_decimal(number: str) -> str | None:
    """Return the canonical spelling of a decimal number, or None if `number` is not one.

    It has no exponent, no plus and no needless zeros. Numbers beyond 10^100, or finer than
    10^-100, are no measured values and give None.

    >>> [canonical_decimal(n) for n in ("87.30", "+2.0", "-0", "1e3", "4:52")]
    ['87.3', '2', '0', '1000', None]
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    if value == 0:
        return "0"
    if abs(value.adjusted()) > LARGEST_EXPONENT:  # `1e999999` would become a megabyte of zeros
        return None
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@lru_cache(maxsize=4096)
def decimal(number: str | float) -> Literal | None:
    """Return an `xsd:decimal` in canonical spelling, or None; see `canonical_decimal`."""
    digits = canonical_decimal(str(number))
    return None if digits is None else Literal(digits, datatype=XSD["decimal"])


@lru_cache(maxsize=4096)  # most are places in a text
def integer(number: int) -> Literal:
    """Return an `xsd:integer`, the type that Oxigraph gives every integer."""
    return Literal(str(number), datatype=XSD["integer"])


def issued(text: str) -> tuple[NamedNode, Literal]:
    """Return property and literal of a paper's date: a day, a month or a year.

    A text that `kg.analysis.dates` does not know as a date becomes a string under `dcterms:date`.

    >>> [issued(text)[1].datatype.value.rpartition("#")[2] for text in ("2024", "2024-05")]
    ['gYear', 'gYearMonth']
    """
    if known_date(text) is None:
        return DCTERMS["date"], Literal(text)
    datatype = ("gYear", "gYearMonth", "date")[text.count("-")]
    return DCTERMS["issued"], Literal(text, datatype=XSD[datatype])


def address(url: str) -> NamedNode | Literal:
    """Return a web address as an IRI, or as a string if it is not one.

    >>> address("https://github.com/IBM/CrossViT")
    <NamedNode value=https://github.com/IBM/CrossViT>
    >>> isinstance(address("not a URL"), Literal)
    True
    """
    starts = url.casefold().startswith(("http://", "https://", "ftp://"))
    # IRIs may have spaces beyond ASCII, but rdflib's reader of N-Triples ends an IRI at any space.
    if not starts or any(map(str.isspace, url)):
        return Literal(url)
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url)
