"""The grammar of numbers, on a table of cases, and what holds of every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers.grammar import find_numbers
from extractors.numbers.number import Number
from tests.extractors.numbers.cases import CASES, NONE


def told(number: Number) -> str:
    """What the cases say of a number."""
    parts = [
        number.sign + number.value,
        number.unit,
        number.uncertainty,
        number.is_ratio and "ratio",
        number.range_end,
    ]
    return " ".join(str(part) for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_number_is_read_with_all_that_belongs_to_it(text: str, expected: list[str]) -> None:
    assert [told(number) for number in find_numbers(text)] == expected


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_around_a_number_changes_nothing(text: str) -> None:
    alone = [told(number) for number in find_numbers(text)]
    assert [told(number) for number in find_numbers(f"We see {text} here, on X.")] == alone


@pytest.mark.parametrize("text", NONE)
def test_digits_of_a_name_are_no_number(text: str) -> None:
    assert find_numbers(f"We use {text} here.") == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) + len(NONE) >= 120


def test_span_covers_sign_through_unit() -> None:
    text = r"gains (+2.1\%) here"
    [number] = find_numbers(text)
    assert text[slice(number.start, number.end)] == r"+2.1\%"
    assert text[slice(*number.digits)] == "2.1"


def test_span_goes_on_through_a_margin() -> None:
    text = "gets 94.3 ± 1.9% here"
    [number] = find_numbers(text)
    assert text[number.start : number.end] == "94.3 ± 1.9%"


def test_signed_value_has_no_plus() -> None:
    assert [number.signed_value for number in find_numbers("+1.5, −2 and 3")] == ["1.5", "-2", "3"]


# Everything that a rule reads, so that drawn texts make the rules fire.
_PIECES = st.sampled_from([
    *CASES,
    *(
        "0.5",
        "12",
        "3.4%",
        "+1",
        "-2",
        "1,000",
        " ",
        " ",
        ",",
        "-",
        "to",
        "%",
        r"\%",
        "$",
        "x",
        "~",
    ),
    *(
        ".",
        "/",
        "and",
        "(",
        ")",
        "[",
        "]",
        "±",
        "95% CI",
        "SD",
        "from",
        "vs",
        "→",
        "×",
        "e-3",
        "ms",
    ),
    *("points", "\n", "CIFAR-10/100", "A, B and C", "_{", "}", "^", "between", "3 out of 5"),
])
texts = st.lists(_PIECES, max_size=12).map("".join)


@given(texts)
def test_spans_rise_and_hold_their_values(drawn: str) -> None:
    text = f"87.3 {drawn}"
    numbers = find_numbers(text)
    end = 0
    for number in numbers:
        assert end <= number.start <= number.digits[0] < number.digits[1] <= number.end
        assert text[slice(*number.digits)] == number.value
        surface = text[number.start : number.end]
        assert surface == surface.strip()
        end = number.end
    assert end <= len(text)


@given(texts)
def test_texts_are_read_alike_every_time_and_wherever_they_stand(drawn: str) -> None:
    alone = [told(number) for number in find_numbers(drawn)]
    shifted = find_numbers(f"Foo wins.\n{drawn}")
    assert [told(number) for number in shifted] == alone
    assert find_numbers(drawn) == find_numbers(drawn)


@given(st.text("0123456789.,%±()[]/-+ ~$\\{}^_eKx\nAz→×⁻³°σ", max_size=40))
def test_any_signs_are_read(text: str) -> None:
    for number in find_numbers(text):
        assert number.value in text
