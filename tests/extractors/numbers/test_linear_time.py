"""Reading takes time linear in the length of the text, told by counting."""

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers.grammar import find_numbers
from extractors.numbers.lexer import tokenize
from tests.extractors.numbers.cases import CASES, NONE

# Stretches that grow without an end when they are repeated: each opens what it does not close.
GROWING = (
    *("1", "1,111", "1.", "1-", "1x1", "1:", "a", "a-", "A1/1", "A1.", "@[", "_{", "^{1", "10^"),
    *("~", " ", "\n", "$", "{", "(", "[1,", "(1", "±", "1 ± ", "1 (", "1/", "1, ", "1 and "),
    *("1 to ", "r1", "from 1 ", "to 1 ", "from ", "between 1 ", "95% CI ", "CI [", "SD ", "1e"),
    *("Table 1, ", "A, ", "A and ", "1 and 2 on A and B ", "A/B ", "confidence ", "standard ", "-"),
    *("per ", "x.y.", "http://", "↑"),
)
SIZE = 4_000


def calls(text: str) -> int:
    """How often Python calls a function while it reads `text`: built-in ones count too."""
    count = 0

    def profile(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        find_numbers(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("stretch", GROWING)
def test_twice_the_text_takes_twice_the_calls(stretch: str) -> None:
    once, twice = (calls(stretch * (times * SIZE // len(stretch))) for times in (1, 2))
    assert once < twice * 1.05
    assert twice < once * 2.2 + 100


BEHIND = 120
"""How many characters behind a token its pattern reads at most."""


@given(st.lists(st.sampled_from([*CASES, *NONE, *GROWING]), max_size=40).map(" ".join))
def test_a_token_depends_on_a_bounded_stretch_behind_it(text: str) -> None:
    tokens = tokenize(text)
    for token in tokens[:: len(tokens) // 5 + 1]:
        cut = tokenize(text[: token.end + BEHIND])
        assert token in cut
