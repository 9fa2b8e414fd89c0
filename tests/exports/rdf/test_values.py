"""Literals have the one spelling that every tool keeps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from exports.rdf.terms import DCTERMS, XSD
from exports.rdf.values import address, canonical_decimal, decimal, issued


@pytest.mark.parametrize(
    ("number", "canonical"),
    [
        ("87.30", "87.3"),
        ("87.0", "87"),
        ("100", "100"),
        ("+2.0", "2"),
        ("-0.50", "-0.5"),
        ("-0", "0"),
        ("0E+9999", "0"),
        ("1e3", "1000"),
        ("1e-3", "0.001"),
        ("1E+100", "1" + "0" * 100),
        ("1e101", None),
        ("1e999999999", None),
        ("1e-101", None),
        ("4:52", None),
        ("NaN", None),
        ("-Infinity", None),
        ("", None),
    ],
)
def test_a_decimal_has_no_plus_exponent_or_idle_zero(number: str, canonical: str | None) -> None:
    assert canonical_decimal(number) == canonical


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6
    )
)
def test_a_canonical_decimal_is_the_same_number_and_the_store_keeps_it(number: Decimal) -> None:
    literal = decimal(str(number))
    assert literal is not None
    assert Decimal(literal.value) == number
    store, node = Store(), NamedNode("https://example.org/a")
    store.add(Quad(node, node, literal))
    assert [quad.object for quad in store] == [literal]


@given(st.floats(0, 1))
def test_a_confidence_is_never_lost(confidence: float) -> None:
    literal = decimal(confidence)
    assert literal is None if 0 < confidence < 1e-100 else literal is not None
    if literal is not None:
        assert float(literal.value) == confidence


@pytest.mark.parametrize(
    ("text", "term", "datatype"),
    [
        ("2024-05-06", "issued", "date"),
        ("2024-05", "issued", "gYearMonth"),
        ("2024", "issued", "gYear"),
        ("2024-02-30", "date", "string"),
        ("2024-13", "date", "string"),
        ("20240506", "date", "string"),
        ("0000", "date", "string"),
        ("\u0662\u0660\u0662\u0664", "date", "string"),
        ("Mar 12", "date", "string"),
        ("2024-05-06\n", "date", "string"),
    ],
)
def test_a_date_is_typed_by_how_much_of_it_there_is(text: str, term: str, datatype: str) -> None:
    assert issued(text) == (DCTERMS[term], Literal(text, datatype=XSD[datatype]))


@pytest.mark.parametrize(
    ("url", "is_iri"),
    [
        ("https://github.com/a/b", True),
        ("HTTP://A.org", True),
        ("https://a.org/\u65e5\u672c", True),
        ("https://a.org/ b", False),
        ("https://a.org/\u3000b", False),
        ("https://a.org/b\u00a0", False),
        ("https://a.org/<b>", False),
        ("javascript:alert(1)", False),
        ("github.com/a/b", False),
    ],
)
def test_only_a_web_address_becomes_an_iri(url: str, is_iri: bool) -> None:
    assert address(url) == (NamedNode(url) if is_iri else Literal(url))
