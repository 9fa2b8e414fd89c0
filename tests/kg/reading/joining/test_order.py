"""Joining any papers in any order."""

import random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Extraction
from kg.reading.joining.profile import Item, paper_of_item
from tests.kg.reading.joining.papers import LONG, ORBITS, OTHER, REWRITTEN, join, of

ABSTRACTS = ["", LONG, LONG[:70], REWRITTEN, OTHER, "One.", "One"]
TITLES = [ORBITS, ORBITS.replace("for", "of"), f"{ORBITS}: A Study", f"{ORBITS} II", "Preface"]


T = TypeVar("T")


@st.composite
def _some_paper(draw: st.DrawFn) -> Item:
    def one_of(*values: T) -> T:
        return draw(st.sampled_from(values))

    paper = of(
        one_of(*TITLES, "preface!"),
        one_of(*ABSTRACTS),
        file=one_of("a", "b"),
        given=one_of(None, "p1", "p2"),
        arxiv_id=one_of(None, None, "2401.00001", "2401.00002"),
        doi=one_of(None, None, "10.1000/1", "10.1000/2"),
        date=one_of(None, "2020", "2020-05", "2024-01-02"),
        authors=one_of((), ("Ada Lovelace",), ("A. Lovelace", "C. Babbage"), ("Grace Hopper",)),
        language=one_of(None, None, "de"),
        other_ids=one_of((), ("W1",), ("p1",)),
    )
    items: list[Item] = [paper, paper, Extraction(paper)]
    return one_of(*items)


@given(st.lists(_some_paper(), min_size=2, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_papers_makes_no_difference_and_what_is_joined_stays(
    items: list[Item], order: random.Random
) -> None:
    joined, problems = join(*items)
    shuffled = list(items)
    order.shuffle(shuffled)
    assert join(*shuffled) == (joined, problems)
    ids = [paper_of_item(item).id for item in joined]
    assert ids == sorted(set(ids))
    assert join(*joined)[0] == joined
