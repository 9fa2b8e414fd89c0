"""Answers as Python values and as text."""

import json
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from exports.rdf.terms import XSD
from exports.sparql.answers import FORMATS, QueryAnswer, as_csv, as_json, as_markdown, truth

ANSWER = QueryAnswer(
    "rows",
    ("a", "b"),
    (
        (NamedNode("https://a.org/"), Literal('say "x", y\nz')),
        (Literal("87.3", datatype=XSD["decimal"]), None),
        (Literal("wort", language="de"), Literal("a|b <i> \\ *c*")),
        (BlankNode("x"), Literal("no number", datatype=XSD["integer"])),
    ),
)


def test_python_values() -> None:
    assert ANSWER.rows == (
        ("https://a.org/", 'say "x", y\nz'),
        (Decimal("87.3"), None),
        ("wort", "a|b <i> \\ *c*"),
        ("_:x", "no number"),
    )


def test_csv_quotes_what_needs_it() -> None:
    assert as_csv(ANSWER) == (
        'a,b\nhttps://a.org/,"say ""x"", y\nz"\n87.3,\nwort,a|b <i> \\ *c*\n_:x,no number\n'
    )


def test_json_follows_the_standard() -> None:
    found = json.loads(as_json(ANSWER))
    assert found["head"] == {"vars": ["a", "b"]}
    assert found["results"]["bindings"] == [
        {
            "a": {"type": "uri", "value": "https://a.org/"},
            "b": {"type": "literal", "value": 'say "x", y\nz'},
        },
        {"a": {"type": "literal", "value": "87.3", "datatype": XSD["decimal"].value}},
        {
            "a": {"type": "literal", "value": "wort", "xml:lang": "de"},
            "b": {"type": "literal", "value": "a|b <i> \\ *c*"},
        },
        {
            "a": {"type": "bnode", "value": "x"},
            "b": {"type": "literal", "value": "no number", "datatype": XSD["integer"].value},
        },
    ]


def test_json_of_a_truth_value_follows_the_standard() -> None:
    answer = QueryAnswer("boolean", ("answer",), ((truth(True),),))
    assert json.loads(as_json(answer)) == {"head": {}, "boolean": True}


def test_markdown_escapes_its_own_signs() -> None:
    assert as_markdown(ANSWER).splitlines() == [
        "| a | b |",
        "| --- | --- |",
        '| https://a.org/ | say "x", y z |',
        "| 87.3 |  |",
        "| wort | a\\|b \\<i> \\\\ \\*c\\* |",
        "| \\_:x | no number |",
    ]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "answer",
    [ANSWER, QueryAnswer("rows", ("a",), ()), QueryAnswer("boolean", ("a",), ((truth(False),),))],
)
def test_each_format_ends_with_one_line_feed(form: str, answer: QueryAnswer) -> None:
    text = FORMATS[form](answer)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
