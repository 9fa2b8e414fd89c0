"""Bearers of names are the same as if every name were folded."""

import string

from hypothesis import given
from hypothesis import strategies as st

from kg.names.folding import fold
from kg.names.index import Bearers, beginning, letters

PLAIN = st.text(string.printable.replace("\\", ""), min_size=1, max_size=10)
NAMES = (
    st.sampled_from(["criteria", "Criterion", "queries", "Query", "LOSSESs", "loss"])
    | PLAIN
    | st.text("ABsSk -1.+'", min_size=1, max_size=6)
    | st.text(max_size=5)
)


@given(PLAIN | st.text("ABsSk -1.+'", min_size=1, max_size=6))
def test_folding_leaves_the_beginning_of_a_plain_name(name: str) -> None:
    assert beginning(name) is not None
    assert not fold(name) or beginning(fold(name)) == beginning(name)


WORDS = st.sampled_from(["queries", "vertices", "criteria", "LOSSESs", "GANs", "Boxes", "corpora"])


@given(PLAIN | st.lists(WORDS, min_size=1, max_size=3).map("-".join))
def test_folding_leaves_the_letters_of_a_plain_name_but_three_at_its_end(name: str) -> None:
    before, after = letters(name), letters(fold(name))
    assert before.startswith(after[:-3])
    assert abs(len(before) - len(after)) <= 3


@given(st.text() | st.text("Δαé²½10.% \\", min_size=1))
def test_folding_loses_no_digit(name: str) -> None:
    assert {c for c in name if c in string.digits} <= set(fold(name))


@given(st.lists(NAMES, max_size=6), NAMES)
def test_a_folded_name_finds_all_whose_name_folds_to_it(names: list[str], wanted: str) -> None:
    nodes = {f"model/{n}": name for n, name in enumerate(names)}
    bearers = Bearers((node, (name,)) for node, name in nodes.items())
    for name in (wanted, *names):
        expected = {node for node, called in nodes.items() if fold(called) == fold(name)}
        assert bearers[fold(name)] == expected
