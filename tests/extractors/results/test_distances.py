"""Distances are classes: where a mention stands to a number, and what stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Span
from extractors.results.distances import distances
from kg.schema import Kind

TOKENS, SENTENCES, RANK, BETWEEN, PLACE = range(5)
CLASSES = (33, 7, 12, 12, 4)
LENGTH = 1000


def classes(
    number: Span, *mentions: Span, kinds: tuple[Kind, ...] = (), numbers: tuple[Span, ...] = ()
) -> list[list[int]]:
    """The classes of the mentions to `number`, all in one sentence and none in the title."""
    given_kinds = kinds or (Kind.DATASET,) * len(mentions)
    found = distances([number, *numbers], mentions, given_kinds, sentences=[0] * LENGTH, title=0)
    rows: list[list[int]] = found[0].tolist()
    return rows


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ((11, 12), 17),
        ((12, 14), 18),
        ((16, 17), 22),
        ((17, 18), 23),
        ((900, 901), 32),
        ((9, 10), 15),
        ((7, 9), 14),
        ((4, 5), 10),
        ((0, 1), 8),
        ((10, 11), 16),
    ],
)
def test_near_tokens_are_counted_and_far_ones_classed(mention: Span, expected: int) -> None:
    ((tokens, *_),) = classes((10, 11), mention)
    assert tokens == expected


@given(st.integers(1, 400))
def test_the_same_distance_on_the_other_side_is_the_mirrored_class(gap: int) -> None:
    left, right = classes((500, 501), (500 - gap, 501 - gap), (500 + gap, 501 + gap))
    assert left[TOKENS] + right[TOKENS] == 32
    assert left[TOKENS] < 16 < right[TOKENS]


@given(st.integers(1, 400), st.integers(1, 400))
def test_the_farther_mention_has_no_nearer_class(one: int, other: int) -> None:
    near, far = sorted((one, other))
    first, second = classes((500, 501), (500 + near, 501 + near), (500 + far, 501 + far))
    assert first[TOKENS] <= second[TOKENS]


@pytest.mark.parametrize(
    ("sentence", "expected"), [(0, 0), (2, 1), (3, 2), (4, 3), (5, 4), (7, 6), (9, 6)]
)
def test_sentences_apart_are_counted_to_three_on_either_side(sentence: int, expected: int) -> None:
    # Ten sentences of ten tokens each; the number is in the fifth.
    sentences = [k // 10 for k in range(100)]
    place = 10 * sentence
    found = distances([(45, 46)], [(place, place + 1)], [Kind.TASK], sentences=sentences, title=0)
    assert found[0, 0, SENTENCES] == expected


def test_rank_counts_mentions_of_the_same_group_on_the_same_side() -> None:
    kinds = (Kind.DATASET, Kind.MODEL, Kind.METHOD, Kind.MODEL, Kind.DATASET)
    found = classes((20, 21), (10, 11), (12, 13), (14, 15), (22, 23), (24, 25), kinds=kinds)
    assert [row[RANK] for row in found] == [5, 4, 5, 6, 6]


def test_rank_ends_at_the_fifth() -> None:
    mentions = [(22 + k, 23 + k) for k in range(7)]
    assert [row[RANK] for row in classes((20, 21), *mentions)] == [6, 7, 8, 9, 10, 10, 10]
    before = [(k, k + 1) for k in range(7)]
    assert [row[RANK] for row in classes((20, 21), *before)] == [1, 1, 1, 2, 3, 4, 5]


def test_mention_that_overlaps_the_number_has_no_rank() -> None:
    ((tokens, _, rank, *_),) = classes((20, 22), (21, 23))
    assert (tokens, rank) == (16, 11)


def test_numbers_between_are_counted_with_the_side() -> None:
    numbers = ((22, 23), (24, 25))
    left, near, far = classes((20, 21), (10, 11), (23, 24), (30, 31), numbers=numbers)
    assert [row[BETWEEN] for row in (left, near, far)] == [0, 6 + 1, 6 + 2]


def test_title_and_own_sentence_are_told() -> None:
    sentences = [0] * 5 + [1] * 5
    mentions = [(0, 1), (4, 5), (6, 7)]
    found = distances([(8, 9)], mentions, [Kind.TASK] * 3, sentences=sentences, title=3)
    assert found[0, :, PLACE].tolist() == [1, 0, 2]


SPANS = st.lists(
    st.tuples(st.integers(0, LENGTH - 4), st.integers(1, 3)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1,
    max_size=6,
).map(sorted)


@given(SPANS, SPANS, st.data())
def test_every_class_has_a_row_in_its_table(
    numbers: list[Span], mentions: list[Span], data: st.DataObject
) -> None:
    kinds = [data.draw(st.sampled_from(Kind)) for _ in mentions]
    sentences = [k // 7 for k in range(LENGTH)]
    found = distances(numbers, mentions, kinds, sentences=sentences, title=20)
    assert found.shape == (len(numbers), len(mentions), 5)
    assert (found >= 0).all()
    assert (found < CLASSES).all()


def test_numbers_between_are_counted_on_both_sides() -> None:
    numbers = [(at, at + 1) for at in (2, 4, 6)]
    found = distances(
        numbers, [(0, 1), (8, 9)], [Kind.METRIC, Kind.METRIC], sentences=[1] * 9, title=0
    )
    assert found[:, 0, 3].tolist() == [0, 1, 2]
    assert found[:, 1, 3].tolist() == [6 + 2, 6 + 1, 6]
