"""What is shown in the singular may be any name; what a key cuts is surely a plural."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.names.plurals import PLURAL_S, singular, singular_name


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("LLMs", "LLM"),
        ("ResNets", "ResNet"),
        ("strategies", "strategy"),
        ("cross-entropy losses", "cross-entropy loss"),
        ("FLOPS", "FLOPS"),
        ("bias", "bias"),
        ("analysis", "analysis"),
        ("C++", "C++"),
        ("image patches", "image patch"),
        ("Losses", "Loss"),
        ("DNSs", "DNS"),
        ("reviews", "review"),
        ("WikiNews", "WikiNews"),
        ("time series", "time series"),
        ("s", "s"),
    ],
)
def test_singular_of_a_name(plural: str, expected: str) -> None:
    assert singular_name(plural) == expected


@given(st.text(max_size=12))
@example("CRITERIA")
@example("indices")
def test_singular_only_shortens_or_mends_the_end(name: str) -> None:
    made = singular_name(name)
    kept = max(len(name) - 4, 0)
    assert len(made) <= len(name) + 1
    assert made[:kept] == name[:kept]


@pytest.mark.parametrize("word", ["transformers", "policies", "losses", "patches", "bias", "glues"])
def test_a_name_has_the_singular_of_a_key_where_the_key_has_one(word: str) -> None:
    assert singular(word) in (word, singular_name(word))


@pytest.mark.parametrize(
    ("name", "bare"),
    [("nets", "net"), ("basis", "basis"), ("loss", "loss"), ("gpus", "gpus"), ("ms", "ms")],
)
def test_an_s_behind_s_i_or_u_is_no_plurals(name: str, bare: str) -> None:
    assert PLURAL_S.sub("", name) == bare
