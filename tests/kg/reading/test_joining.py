import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Problem
from kg.model import Extraction, Paper, Source
from kg.names.titles import text_id, title_id
from kg.reading.joining import join


def _paper(abstract: str, id_: str | None = None, file: str = "f", title: str = "Preface") -> Paper:
    return Paper(id_ or title_id(title), title, abstract, source=(Source(file, 1),))


def _join(*papers: Paper | Extraction) -> tuple[list[Paper | Extraction], list[str]]:
    problems: list[Problem] = []
    return join(papers, problems.append), [problem.text for problem in problems]


def test_one_paper_of_two_pages_remembers_both() -> None:
    joined, problems = _join(_paper("We  wrote.", file="b"), _paper("we wrote.", file="a"))
    assert [item.source for item in joined if isinstance(item, Paper)] == [
        (Source("a", 1), Source("b", 1))
    ]
    assert problems == []


@pytest.mark.parametrize("cut", ["We wrote a bo", "We wrote a...", "We wrote a…"])
def test_the_longer_of_a_whole_abstract_and_its_beginning_is_kept(cut: str) -> None:
    joined, _ = _join(_paper(cut), _paper("We wrote a book."))
    assert [item.abstract for item in joined if isinstance(item, Paper)] == ["We wrote a book."]


def test_different_papers_of_one_title_stay_apart_under_ids_of_their_texts() -> None:
    texts = ["One.", "Two.", "Three.", ""]
    joined, problems = _join(*(_paper(text) for text in texts))
    assert {item.id for item in joined if isinstance(item, Paper)} == {
        text_id("preface", text) for text in texts
    }
    assert problems == []


def test_a_beginning_that_two_papers_share_joins_neither() -> None:
    joined, _ = _join(_paper("We wrote"), _paper("We wrote one."), _paper("We wrote two."))
    assert len(joined) == 3


def test_an_id_of_the_input_wins_over_the_hash_of_the_title() -> None:
    joined, problems = _join(_paper("One."), _paper("One.", "p1"))
    assert [item.id for item in joined if isinstance(item, Paper)] == ["p1"]
    assert problems == []


def test_two_ids_of_one_paper_are_reported() -> None:
    joined, problems = _join(_paper("One.", "p2"), _paper("One.", "p1"))
    assert [item.id for item in joined if isinstance(item, Paper)] == ["p1"]
    assert problems == ["'p1' and 'p2' are one paper; 'p1' is kept"]


def test_papers_without_abstract_stay_apart_under_their_own_ids() -> None:
    joined, problems = _join(_paper("", "p2"), _paper("", "p1"))
    assert len(joined) == 2
    assert problems == []


def test_one_id_with_two_texts_is_reported_and_the_longer_kept() -> None:
    papers = _paper("One.", "p1", "a"), _paper("Another.", "p1", "b", "Other")
    for order in (papers, papers[::-1]):
        joined, problems = _join(*order)
        assert [item.title for item in joined if isinstance(item, Paper)] == ["Other"]
        assert problems == ["id 'p1' has another text elsewhere; b:1 is kept"]


def test_an_extraction_is_kept_before_a_longer_paper_and_that_is_reported() -> None:
    joined, problems = _join(Extraction(_paper("One.", file="a")), _paper("One. Two."))
    assert [type(item) for item in joined] == [Extraction]
    assert len(problems) == 1
    assert "the extraction of a:1 is kept" in problems[0]


@given(
    st.lists(
        st.builds(
            _paper,
            st.sampled_from(["", "One.", "One", "one. Two", "ONE. Three", "Two."]),
            st.sampled_from([None, "p1", "p2", text_id("preface", "One.")]),
            st.sampled_from("ab"),
            st.sampled_from(["Preface", "preface!", "Other"]),
        ).flatmap(lambda paper: st.sampled_from([paper, Extraction(paper)])),
        min_size=2,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_papers_makes_no_difference(
    items: list[Paper | Extraction], order: random.Random
) -> None:
    joined, problems = _join(*items)
    shuffled = list(items)
    order.shuffle(shuffled)
    assert _join(*shuffled) == (joined, problems)
    papers = [item.paper if isinstance(item, Extraction) else item for item in joined]
    assert len({paper.id for paper in papers}) == len(papers)
    assert _join(*joined) == (joined, [])
