"""Answers as text."""

import pytest

from exports.sparql.answers import QueryAnswer
from exports.sparql.forms import GRAPH_FORMS, ROW_FORMS, as_csv, as_markdown, as_text
from kg.errors import QueryError
from tests.exports.sparql.test_answers import NONE, ROWS, TRIPLES, TRUTH


def test_csv_quotes_what_needs_it() -> None:
    assert as_csv(ROWS) == (
        'a,b\nhttps://a.org/,"say ""x"", y\nz"\n87.3,\nwort,a|b <i> \\ *c*\n_:x,no number\n'
    )


def test_markdown_escapes_its_own_signs() -> None:
    assert as_markdown(ROWS).splitlines() == [
        "| a | b |",
        "| --- | --- |",
        '| <https://a.org/> | say "x", y z |',
        "| 87.3 |  |",
        "| wort | a\\|b \\<i> \\\\ \\*c\\* |",
        "| \\_:x | no number |",
    ]


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        *((answer, form) for form in ROW_FORMS for answer in (ROWS, NONE, TRUTH)),
        *((TRIPLES, form) for form in GRAPH_FORMS),
    ],
)
def test_each_form_ends_with_one_line_feed(answer: QueryAnswer, form: str) -> None:
    text = as_text(answer, form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("form", [*GRAPH_FORMS, "nonsense"])
def test_rows_have_no_form_of_a_graph(form: str) -> None:
    with pytest.raises(QueryError, match=f"^{form} has no form for rows; choose one of csv, tsv"):
        as_text(ROWS, form)
