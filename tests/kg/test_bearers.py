"""Bearers of names are the same as if every name were folded."""

import string

from hypothesis import given
from hypothesis import strategies as st

from kg.bearers import Bearers, beginning
from kg.folding import fold

PLAIN = st.text(string.printable.replace("\\", ""), min_size=1, max_size=10)
NAMES = PLAIN | st.text("ABsSk -1.+'", min_size=1, max_size=6) | st.text(max_size=5)


@given(PLAIN | st.text("ABsSk -1.+'", min_size=1, max_size=6))
def test_folding_leaves_the_beginning_of_a_plain_name(name: str) -> None:
    assert beginning(name) is not None
    assert not fold(name) or beginning(fold(name)) == beginning(name)


@given(st.lists(NAMES, max_size=6), NAMES)
def test_a_folded_name_finds_all_whose_name_folds_to_it(names: list[str], wanted: str) -> None:
    nodes = {f"model/{n}": {"name": name, "aliases": ()} for n, name in enumerate(names)}
    bearers = Bearers(nodes.items())
    for name in (wanted, *names):
        expected = {node for node, data in nodes.items() if fold(str(data["name"])) == fold(name)}
        assert bearers[fold(name)] == expected
