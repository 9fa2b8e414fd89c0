from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.folding import fold
from kg.names.ids import entity_id, link_id, node_id, paper_id, result_id, term_id
from kg.schema import Kind, NodeKind
from kg.vocabulary import load

NAMES = st.text(min_size=1, max_size=12).filter(lambda name: bool(fold(name)))


@given(first=NAMES, second=NAMES)
def test_two_names_share_an_id_only_where_folding_makes_them_one(first: str, second: str) -> None:
    same = entity_id(Kind.TASK, first) == entity_id(Kind.TASK, second)
    assert same == (fold(first) == fold(second))


@given(local=st.text(min_size=1).filter(lambda text: text.isprintable()))
def test_a_local_name_is_ascii_and_can_be_decoded(local: str) -> None:
    node = node_id(NodeKind.PAPER, local)
    assert node.isascii()
    assert not node.endswith(".")
    assert unquote(node.removeprefix("paper/")) == local


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://github.com/a/b", "http://www.github.com/A/b.git", True),
        ("https://github.com/a/b/", "github.com/a/b", True),
        ("https://github.com/a/b", "https://github.com/a/c", False),
        ("https://x.org/Path", "https://x.org/path", False),
        ("https://x.org/?v=1", "https://x.org/?v=2", False),
    ],
)
def test_a_link_is_known_whatever_its_dress(one: str, other: str, same: bool) -> None:
    assert (link_id(one) == link_id(other)) is same


def test_every_part_of_a_result_tells_it_apart() -> None:
    key = ["task/t", None, "model/m", "metric/a", "absolute", "1", "%"]
    others = [[*key[:i], "other", *key[i + 1 :]] for i in range(len(key))]
    assert len({result_id("p", k) for k in [key, *others]}) == len(key) + 1
    assert result_id("p", key) != result_id("q", key)


def test_a_doi_becomes_one_segment() -> None:
    assert paper_id("10.1000/x y") == "paper/10.1000%2Fx%20y"


def test_entries_of_the_vocabulary_have_ids_that_no_other_name_can_have() -> None:
    terms = list(load())
    ids = [term_id(term.kind, term.name) for term in terms]
    assert len(set(ids)) == len(ids) > 1000
    for term, node in zip(terms, ids, strict=True):
        # What folds like the id's local name is the entry itself.
        spelled = unquote(node.partition("/")[2])
        assert fold(spelled) == fold(term.name)
        assert load().lookup(fold(term.name), term.kind) == term


def test_what_is_no_url_is_known_by_its_letters() -> None:
    assert link_id("https://[") == "link/https%3A%2F%2F%5B"
