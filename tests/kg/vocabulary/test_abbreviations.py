from collections import Counter

import pytest

from kg.names.folding import fold
from kg.vocabulary.abbreviations import all_expansions, expansions_of


def test_a_long_form_is_what_half_of_the_papers_mean_and_agreed_on_by_nine_in_ten() -> None:
    for row in all_expansions():
        assert row.defining >= 5
        if row.long:
            assert row.agreeing >= 0.5 * row.defining
            assert 0 < row.papers <= row.agreeing
            assert row.is_agreed is (row.agreeing >= max(5, 0.9 * row.defining))
        else:
            assert (row.papers, row.agreeing) == (0, 0)


def test_rows_are_sorted_the_commonest_long_form_first() -> None:
    order = [(fold(row.short), -row.papers) for row in all_expansions()]
    assert order == sorted(order)


def test_no_pair_is_there_twice_and_an_ambiguous_form_has_one_row() -> None:
    pairs = [(fold(row.short), fold(row.long)) for row in all_expansions()]
    assert len(set(pairs)) == len(pairs)
    rows = Counter(short for short, _ in pairs)
    assert {rows[fold(row.short)] for row in all_expansions() if not row.is_agreed} == {1}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NLG", "natural language generation"),
        ("BoW", "bag-of-words"),
        ("LoRA", "Low-Rank Adaptation"),
        ("NL2SQL", "Natural Language to SQL"),
        ("LVLMs", "Large Vision-Language Models"),
    ],
)
def test_well_known_short_forms_are_there(short: str, long: str) -> None:
    first = expansions_of(short)[0]
    assert (first.long, first.is_agreed) == (long, True)


@pytest.mark.parametrize(("short", "long"), [("CL", ""), ("SAM", "Segment Anything Model")])
def test_well_known_ambiguous_forms_are_there(short: str, long: str) -> None:
    (row,) = expansions_of(short)
    assert (row.long, row.is_agreed) == (long, False)


@pytest.mark.parametrize("word", ["rag", "Rag", "moe", "zorb"])
def test_a_word_that_is_not_in_capitals_is_no_short_form(word: str) -> None:
    assert expansions_of(word) == ()
