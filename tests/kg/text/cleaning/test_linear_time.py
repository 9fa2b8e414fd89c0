"""Work grows with the length of a text, not with its square.

Nothing here looks at a clock: calls are counted. What no call shows, a regular expression that
begins a long run anew at each of its characters, would make these texts take minutes.
"""

import sys
from types import FrameType

import pytest

from kg.text.cleaning import clean_abstract
from kg.text.markup import Markup

MARKUP = Markup.JATS | Markup.LATEX
UNITS = [
    "a ",
    " ",
    "\n",
    "a-\n",
    "学\n",
    "\u200d",
    "Ã©",
    "{",
    "}",
    "{a}",
    "\\",
    "\\a",
    "\\a{",
    "\\a[",
    "\\frac{a}{",
    "\\cite{a} ",
    "$",
    "$a",
    "$a$",
    "\\(",
    "^{",
    "~",
    "-",
    "`a ",
    "<",
    "<p",
    "<p>",
    "<a b=",
    "<sup>",
    "<mml:mrow>",
    "<mml:mi>a",
    "&",
    "&amp;",
    "amp;",
    "Abstract: ",
    "Methods: ",
    "(c) 2019 ",
    "© ",
    "© 2018 IEEE. ",
    "Abstract - ",
    "All rights reserved. ",
]


def calls(text: str) -> int:
    """How many functions, those of C too, cleaning calls."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        clean_abstract(text, MARKUP)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_at_most_twice_the_calls(unit: str) -> None:
    clean_abstract(unit * 10, MARKUP)  # tables are read once
    assert calls(unit * 2_000) <= 2.1 * calls(unit * 1_000) + 500


@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_are_cleaned(unit: str) -> None:
    cleaned = clean_abstract(unit * (30_000 // len(unit)), MARKUP)
    assert clean_abstract(cleaned, MARKUP) == cleaned
