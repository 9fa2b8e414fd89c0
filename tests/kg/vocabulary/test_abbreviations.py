import pytest

from kg.names.folding import fold
from kg.vocabulary.abbreviations import all_expansions, expansions_of


def test_what_a_short_form_stands_for_is_agreed_on_and_the_rest_is_ambiguous() -> None:
    for row in all_expansions():
        assert row.defining >= 5
        if row.long:
            assert row.agreeing >= max(5, 0.9 * row.defining)
            assert 0 < row.papers <= row.agreeing
        else:
            assert (row.papers, row.agreeing) == (0, 0)


def test_rows_are_sorted_the_commonest_long_form_first() -> None:
    order = [(fold(row.short), -row.papers) for row in all_expansions()]
    assert order == sorted(order)


def test_no_pair_is_there_twice_and_no_ambiguous_form_has_a_long_form() -> None:
    pairs = [(fold(row.short), fold(row.long)) for row in all_expansions()]
    assert len(set(pairs)) == len(pairs)
    ambiguous = {short for short, long in pairs if not long}
    assert ambiguous.isdisjoint(short for short, long in pairs if long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NLG", "natural language generation"),
        ("BoW", "bag-of-words"),
        ("LoRA", "Low-Rank Adaptation"),
        ("NL2SQL", "Natural Language to SQL"),
        ("LVLMs", "Large Vision-Language Models"),
        ("CL", ""),
        ("SAM", ""),
    ],
)
def test_well_known_short_forms_are_there(short: str, long: str) -> None:
    assert expansions_of(short)[0].long == long


@pytest.mark.parametrize("word", ["rag", "Rag", "moe", "zorb"])
def test_a_word_that_is_not_in_capitals_is_no_short_form(word: str) -> None:
    assert expansions_of(word) == ()
