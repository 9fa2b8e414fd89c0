"""A name is judged once for all its places, by weights of its features."""

import math

from hypothesis import given
from hypothesis import strategies as st

from extractors.document import mentions_of
from extractors.kind_classifier import CHOICES, kind_probabilities, names_of
from tests.extractors.tagged import tagged


def test_name_in_other_case_and_with_a_hyphen_is_the_same_name() -> None:
    doc = tagged("On [Task|Data-Mining]\nWe study [Task|data mining].")
    assert [len(spans) for _, spans in names_of(doc, mentions_of(doc))] == [2]


@given(st.lists(st.sampled_from(["a", "b", "unheard"]), max_size=3))
def test_probabilities_sum_to_one(names: list[str]) -> None:
    chances = kind_probabilities(names, {"a": [1, 2, 3, 4, 5, 6], "b": [-9, 0, 0, 0, 0, 9]})
    assert math.isclose(sum(chances), 1)
    assert len(chances) == len(CHOICES)
