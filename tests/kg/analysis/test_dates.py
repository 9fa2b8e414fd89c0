"""What counts as the date of a paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.rdf.terms import DCTERMS
from exports.rdf.values import issued
from kg.analysis.dates import dates, known_date, year
from tests.graphs.roles import graph_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", 2024),
        ("2024-05", 2024),
        ("2024-05-31", 2024),
        ("0001", 1),
        ("0000", None),
        ("2024-00", None),
        ("2024-02-30", None),
        ("2024-5", None),
        ("20240531", None),
        ("2024-05-31T00:00", None),
        ("２０２４", None),
        ("spring 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(text: str | None, expected: int | None) -> None:
    assert year(known_date(text)) == expected


@given(st.text("0123456789-", max_size=10) | st.dates().map(str) | st.text(max_size=5))
def test_rdf_has_as_issued_exactly_the_dates_known_here(text: str) -> None:
    assert (known_date(text) == text) == (issued(text)[0] == DCTERMS["issued"])


def test_each_paper_of_a_graph_has_its_date_or_none() -> None:
    graph = graph_of([("2024-05", {}), ("spring", {}), (None, {})])
    assert dates(graph) == {"paper/p0": "2024-05", "paper/p1": None, "paper/p2": None}
