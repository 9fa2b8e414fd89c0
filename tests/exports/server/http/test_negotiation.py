"""Which form a client is sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.server.http.negotiation import choose

OFFERS = ("text/turtle", "application/json", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;charset=utf-8", "text/html"),
        ("text/html;q=0.5, application/json;q=0.6", "application/json"),
        ("text/html;q=0.5, application/json;Q=0.4", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle;q=0, */*", "application/json"),
        ("text/turtle;q=0.1, text/*;q=0.9, */*;q=0.2", "text/html"),
        ("application/json;q=0.001", "application/json"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("nonsense", "text/turtle"),
        ("nonsense, text/html", "text/html"),
        (", ,text/html, ", "text/html"),
    ],
)
def test_the_best_liked_form_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen


@given(st.text())
def test_any_header_gives_an_offer_or_none(accept: str) -> None:
    assert choose(accept, OFFERS) in (*OFFERS, None)


@given(st.permutations(OFFERS), st.sampled_from(OFFERS))
def test_the_order_of_offers_makes_no_difference_to_a_clear_wish(
    offers: list[str], wish: str
) -> None:
    assert choose(f"*/*;q=0.1, {wish}", offers) == wish
