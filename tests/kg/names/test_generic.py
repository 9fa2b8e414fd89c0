"""Generic nouns are the same for a paper and for the graph."""

import pytest

from kg.names.folding import fold
from kg.names.generic import GENERIC_NOUNS, OMISSIBLE, is_generic
from kg.schema import Kind


def test_every_kind_has_nouns_that_may_be_left_out() -> None:
    assert set(OMISSIBLE) == set(Kind)


@pytest.mark.parametrize("nouns", OMISSIBLE.values())
def test_nouns_are_written_as_folded_names_write_them(nouns: tuple[str, ...]) -> None:
    assert [fold(noun) for noun in nouns] == list(nouns)


def test_a_noun_that_may_be_left_out_is_generic() -> None:
    words = {noun for nouns in OMISSIBLE.values() for noun in nouns if " " not in noun}
    assert words < GENERIC_NOUNS
    assert all(map(is_generic, words))


@pytest.mark.parametrize(
    "plural", ["datasets", "corpora", "approaches", "strategies", "mechanisms", "toolkits"]
)
def test_the_plural_of_a_generic_noun_is_one(plural: str) -> None:
    assert is_generic(plural)
