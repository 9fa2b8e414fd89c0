"""What is added to mentions never overlaps them, and covers what it replaces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Span, TaggedMention
from extractors.overlaps import add_disjoint, add_replacing
from kg.schema import Kind

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1]))
OLD, NEW = st.lists(SPANS, max_size=6), st.lists(SPANS, min_size=1, max_size=6)


def made(spans: list[Span], kind: Kind) -> list[TaggedMention]:
    return [TaggedMention(*span, kind, 0.9, "tagger") for span in spans]


def covered(mentions: list[TaggedMention]) -> set[int]:
    return {place for mention in mentions for place in range(*mention.span)}


@given(OLD, NEW)
def test_what_is_replaced_is_covered_and_nothing_overlaps(old: list[Span], new: list[Span]) -> None:
    before = add_replacing([], made(old, Kind.TASK))
    after = add_replacing(before, made(new, Kind.MODEL))
    assert all(one.end <= other.start for one, other in pairwise(after))
    assert covered(after) >= covered(before)
    longest = max(new, key=lambda span: span[1] - span[0])
    crossed = any(item.overlaps(longest) and not item.is_within(longest) for item in before)
    held = any(item.contains(longest) for item in before)
    assert crossed or held or any(item.kind is Kind.MODEL for item in after)


@given(OLD, NEW)
def test_what_is_added_where_nothing_is_leaves_all_that_was_there(
    old: list[Span], new: list[Span]
) -> None:
    before = add_disjoint([], made(old, Kind.TASK))
    after = add_disjoint(before, made(new, Kind.MODEL))
    assert [item for item in after if item.kind is Kind.TASK] == before
    assert all(one.end <= other.start for one, other in pairwise(after))
    assert all(any(item.overlaps(span) for item in after) for span in new)


def test_the_longest_is_added_first_and_of_equal_ones_the_first() -> None:
    new = made([(4, 6), (0, 3), (2, 5)], Kind.MODEL)
    assert [item.span for item in add_disjoint([], new)] == [(0, 3), (4, 6)]
    assert [item.span for item in add_replacing([], new)] == [(0, 3), (4, 6)]
