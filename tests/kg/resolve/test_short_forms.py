from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.short_forms import Key, same_version, unambiguous


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("gpt 3", "gpt 4", False), ("gpt", "gpt 4", True), ("coco 2017", "ms coco 2017", True)],
)
def test_other_numbers_are_another_version(first: str, second: str, same: bool) -> None:
    assert same_version(first, second) is same


def test_a_short_form_follows_the_long_form_that_papers_agree_on() -> None:
    expansions = {("Model", "vit"): {("Model", "vision transformer"): 3}}
    assert unambiguous(expansions, {}, {}) == {("Model", "vit"): ("Model", "vision transformer")}


def test_a_short_form_with_two_long_forms_stays_with_its_paper() -> None:
    cl = ("Method", "cl")
    expansions = {cl: {("Method", "contrastive learning"): 1, ("Method", "curriculum learning"): 1}}
    assert unambiguous(expansions, {}, {}) == {}


VIT, TALL, LONG = ("Model", "vit"), ("Model", "video in time"), ("Model", "vision transformer")


@pytest.mark.parametrize(
    ("papers", "votes", "follows"),
    [
        ([], {LONG: 95, ("Model", ""): 5}, LONG),
        ([TALL] * 6, {LONG: 95, ("Model", ""): 5}, None),
        ([TALL], {LONG: 195, ("Model", ""): 5}, LONG),
        ([TALL], {("Model", ""): 100}, None),
        ([LONG], {("Model", ""): 100}, None),
    ],
)
def test_papers_of_the_field_vote_on_a_short_form_like_those_of_the_graph(
    papers: list[Key], votes: dict[Key, int], follows: Key | None
) -> None:
    assert unambiguous({VIT: Counter(papers)}, {VIT: votes}, {}).get(VIT) == follows


@pytest.mark.parametrize(
    ("papers", "mostly", "is_followed"),
    [(1, ("Model", ""), False), (1, TALL, False), (1, LONG, True), (2, TALL, True)],
)
def test_a_form_that_is_ambiguous_elsewhere_needs_two_papers_or_what_most_mean(
    papers: int, mostly: Key, is_followed: bool
) -> None:
    assert (VIT in unambiguous({VIT: {LONG: papers}}, {}, {VIT: mostly})) is is_followed


KEYS = st.tuples(st.just("Task"), st.sampled_from("abcde"))


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, st.integers(1, 4), min_size=1, max_size=3)))
def test_long_forms_are_ends_and_the_order_of_names_makes_no_difference(
    expansions: dict[Key, dict[Key, int]],
) -> None:
    found = unambiguous(expansions, {}, {})
    assert found == unambiguous(dict(reversed(expansions.items())), {}, {})
    assert all(found.get(end, end) == end for end in found.values())
