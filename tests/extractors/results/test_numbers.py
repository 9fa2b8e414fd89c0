"""Numbers: which digits of a text count, with what value, sign and unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.results.numbers import find_numbers

FOUND = {
    "decimal": ("an F1 of 0.885 on", [("0.885", "")]),
    "no leading zero": ("a CCC of .638 on", [(".638", "")]),
    "percent": ("92.37%, and 80 %", [("92.37", "%"), ("80", "%")]),
    "percent in LaTeX": (r"2\% or $8.73\%$ or $5$\%", [("2", "%"), ("8.73", "%"), ("5", "%")]),
    "percent in words": ("1.5 percent more", [("1.5", "%")]),
    "percentage points are no percent": ("1.3 percent points", [("1.3", "")]),
    "plus is left out of the value": ("(+2.1%)", [("2.1", "%")]),
    "minus stays in the value": ("from -2.8 to", [("-2.8", "")]),
    "hyphen of a range is no minus": ("7-9%", [("7", "%"), ("9", "%")]),
    "range takes the last unit": ("from 3 to 19%", [("3", "%"), ("19", "%")]),
    "list keeps its units": ("71.2, 75%", [("71.2", ""), ("75", "%")]),
    "thousands": ("1,234.5 and 106,535", [("1,234.5", ""), ("106,535", "")]),
    "no white space in a list": ("0.93,0.98", [("0.93", ""), ("0.98", "")]),
    "slashes and bars": ("0.4/0.6|82%", [("0.4", ""), ("0.6", ""), ("82", "%")]),
    "equals sign": ("AP=59.3%", [("59.3", "%")]),
    "glued unit": ("1.2pp and 3dB", [("1.2", ""), ("3", "")]),
    "lost backslash": (r"3\%sim5\%", [("3", "%"), ("5", "%")]),
    "lost space": ("by3.1%", [("3.1", "%")]),
}  # fmt: skip
"""Text, and the values and units in it."""

NONE = ("GPT-4", "v1.2", "3D", "224x224", "ResNet50", "top-1", "H.264", "COCO-20i", "1.2.3", "70B")


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_number_is_read_with_value_and_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(number.value, number.unit) for number in find_numbers(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_digits_of_a_name_are_no_number(text: str) -> None:
    assert find_numbers(f"We use {text} here.") == []


def test_span_covers_sign_through_unit() -> None:
    text = r"gains (+2.1\%) here"
    [number] = find_numbers(text)
    assert text[number.start : number.end] == r"+2.1\%"
    assert number.sign == "+"


_PIECES = st.sampled_from(
    ["0.5", "12", "3.4%", "+1", "-2", "1,000", " ", ",", "-", "to", "%", r"\%", "$", "x", "~", "."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_spans_rise_and_hold_their_values(text: str) -> None:
    text = f"87.3 {text}"
    numbers = find_numbers(text)
    assert numbers, "the number at the beginning was not found"
    end = 0
    for number in numbers:
        assert end <= number.start < number.end <= len(text)
        surface = text[number.start : number.end]
        assert number.value.lstrip("-") in surface
        assert surface == surface.strip()
        end = number.end
