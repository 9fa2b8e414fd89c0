"""The index finds what a comparison of every name finds."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kg.lookup.fit import EXPANDED, Fit, may_have_wrong_letter
from kg.lookup.name_index import NameIndex
from kg.names.words import Words, is_number, unspaced, words

WORDS = (
    "graph",
    "grpah",
    "graphnet",
    "net",
    "nest",
    "vit",
    "b",
    "16",
    "160",
    "1.6",
    "+",
    "図",
    "s",
)
ELSEWHERE = {*EXPANDED.values(), Fit.ALIKE}
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def fits_word(query: str, name: str, *, whole: bool) -> bool:
    return name == query if whole else name.startswith(query)


def is_inside(query: str, name: str) -> bool:
    return len(query) >= 3 and not is_number(query) and query in name


def is_misspelled(query: str, name: str) -> bool:
    return may_have_wrong_letter(query, name) and OSA.distance(query, name) == 1


def is_phrase(query: Words, name: Words) -> bool:
    parts = [name[start : start + len(query)] for start in range(len(name) - len(query) + 1)]
    return any(part[:-1] == query[:-1] and part[-1].startswith(query[-1]) for part in parts)


def is_same_misspelled(query: Words, name: Words) -> bool:
    pairs = zip(query, name, strict=False)
    return len(name) == len(query) and all(q == n or is_misspelled(q, n) for q, n in pairs)


def fits(query: Words, name: Words) -> Iterator[Fit]:
    """Every way in which a name fits, found by comparing all words with all."""
    begun, inside, misspelled = [], [], []
    for place, word in enumerate(query, start=1):
        whole = is_number(word) and place < len(query)
        begun.append(any(fits_word(word, each, whole=whole) for each in name))
        inside.append(begun[-1] or any(is_inside(word, each) for each in name))
        misspelled.append(inside[-1] or any(is_misspelled(word, each) for each in name))
    ways = {
        Fit.SAME: unspaced(name) == unspaced(query),
        Fit.BEGINNING: unspaced(name).startswith(unspaced(query)),
        Fit.PHRASE: is_phrase(query, name),
        Fit.WORDS: all(begun),
        Fit.INSIDE: all(inside),
        Fit.SAME_MISSPELLED: is_same_misspelled(query, name),
        Fit.WORDS_MISSPELLED: all(misspelled),
    }
    yield from (fit for fit, is_so in ways.items() if is_so)


def best_fits(query: str, names: Sequence[str]) -> dict[int, Fit]:
    found = {place: list(fits(words(query), words(name))) for place, name in enumerate(names)}
    return {place: min(ways) for place, ways in found.items() if ways}


def test_each_name_has_the_best_fit_that_comparing_all_of_them_gives() -> None:
    names = [" ".join(name) for size in (1, 2) for name in product(WORDS, repeat=size)]
    index = NameIndex.of(names)
    found = {query: index.fits([words(query)]) for query in names}
    assert found == {query: best_fits(query, names) for query in names}
    assert {fit for each in found.values() for fit in each.values()} == set(Fit) - ELSEWHERE


@given(st.lists(NAMES, max_size=8), NAMES)
def test_longer_names_too_have_the_best_fit(names: list[str], query: str) -> None:
    assert NameIndex.of(names).fits([words(query)]) == best_fits(query, names)


def test_other_spellings_fit_less_than_the_query_and_more_than_letters_within_words() -> None:
    index = NameIndex.of(["few NER", "few named entity", "generic few"])
    found = index.fits([("few", "ner"), ("few", "named", "entity")])
    assert found == {0: Fit.SAME, 1: Fit.SAME_EXPANDED, 2: Fit.INSIDE}


@pytest.mark.parametrize(
    ("query", "name", "rest"),
    [
        ("swin", "Swin", " "),
        ("swin", "Swin Transformer", " transformer "),
        ("swin", "Swing", "g "),
        ("swin t", "Swin Transformer", "ransformer "),
    ],
)
def test_what_follows_a_beginning_is_told(query: str, name: str, rest: str) -> None:
    index = NameIndex.of(["The Swin", name])
    assert list(index.beginning(words(query))) == [(1, rest)]


def test_nothing_fits_a_query_without_words() -> None:
    index = NameIndex.of(["a", " "])
    assert index.fits([()]) == {}
    assert list(index.beginning(())) == []


def test_names_are_alike_if_a_third_of_their_letters_is_wrong_at_most() -> None:
    index = NameIndex.of([
        "vision transformer",
        "video transformer",
        "vision",
        "vision of transformer",
    ])
    assert index.alike(("viosn", "transformer")) == {0: 3, 1: 3}
    assert index.alike(("vxxion",)) == {2: 2}
    assert index.alike(("vxxxon",)) == {}


def test_what_cannot_be_wrong_is_the_same_in_names_that_are_alike() -> None:
    index = NameIndex.of(["llama 3 chat", "llama 4 chat", "llama +", "llama of 3 chat"])
    assert index.alike(("lxxma", "3", "chat")) == {0: 2}
