"""Answers as sequences, tables, text and data frames."""

import csv
import io
import json
import sys
from dataclasses import dataclass, field
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answers import BELOW, DETAIL, FORMS, answer
from kg.answers.forms import as_csv, as_json, as_markdown
from kg.answers.table import html_table, text_table
from kg.errors import InvalidValueError, MissingPackageError
from kg.example import example
from kg.queries import QUESTIONS, Answer, leaderboard


@dataclass(frozen=True, slots=True)
class Pair:
    name: str | None
    size: float
    said: str = field(default="", metadata=BELOW)
    key: str = field(default="", metadata=DETAIL)


def pairs(*rows: Pair, limit: int = 100) -> Answer[Pair]:
    return answer(Pair, rows, limit)


def test_an_answer_is_an_immutable_sequence_of_its_rows() -> None:
    found = pairs(Pair("a", 1), Pair("b", 2), limit=1)
    assert (len(found), found.total, list(found)) == (1, 2, [Pair("a", 1)])
    assert found[0] in found
    assert found[:1] == found
    assert hash(found) == hash(pairs(Pair("a", 1), Pair("b", 2), limit=1))
    with pytest.raises(AttributeError, match=r"cannot assign|can't set"):
        found.total = 3  # type: ignore[misc]  # 'Property "total" defined in "Answer" is read-only'


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_is_at_least_one(limit: int) -> None:
    with pytest.raises(InvalidValueError, match=f"limit is {limit}; give a whole number from 1 on"):
        pairs(limit=limit)


def test_a_table_folds_words_and_puts_numbers_right_and_sentences_below() -> None:
    found = pairs(Pair("one two three four", 12.5, "said"), Pair(None, 3.0), limit=1)
    expected = "name            size\none two three   12.5\nfour\n    said\n1 of 2 rows"
    assert text_table(found, 20) == expected


def test_a_sentence_is_not_repeated_and_an_address_not_broken() -> None:
    url = f"https://a.org/{'x' * 40}"
    found = pairs(Pair("a", 1, "a sentence"), Pair("b", 2, "a sentence"), Pair("c", 3, url))
    lines = text_table(found, 20).splitlines()
    assert [lines[2], lines[4], lines[6]] == ["    a sentence", "    (as above)", f"    {url}"]


def test_no_rows_are_said_to_be_none() -> None:
    assert repr(pairs()) == "0 rows"


@given(st.lists(st.builds(Pair, st.text(), st.floats(-1e6, 1e6), st.text()), max_size=4))
def test_a_table_holds_no_line_wider_than_asked_unless_a_word_is(rows: list[Pair]) -> None:
    lines = text_table(pairs(*rows), 60).split("\n")
    longest = max((len(word) for row in rows for word in row.said.split()), default=0)
    widths = [sum(not combining(character) for character in line) for line in lines]
    assert max(widths) <= max(60, longest + 4)
    assert all(line.isprintable() or not line.isascii() for line in lines)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_example_fits_eighty_columns(name: str) -> None:
    table = repr(QUESTIONS[name](example(), **QUESTIONS[name].example))
    assert all(len(line) <= 80 or "http" in line for line in table.split("\n"))


def test_html_escapes_everything_and_leaves_details_out() -> None:
    text = html_table(pairs(Pair("<script>&", 1.0, "<b>", "secret")))
    assert "&lt;script&gt;&amp;" in text
    assert "&lt;b&gt;" in text
    assert "secret" not in text
    assert leaderboard(example(), "ImageNet-1K")._repr_html_().count("<tr>") == 3


def test_csv_and_json_hold_every_field() -> None:
    found = pairs(Pair('a,"b"\n', 1.5, "s", "k"), Pair(None, 2.0))
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert rows[0] == {"name": 'a,"b"\n', "size": "1.5", "said": "s", "key": "k"}
    assert rows[1]["name"] == ""
    assert json.loads(as_json(found)) == found.to_records()


def test_markdown_escapes_its_own_signs() -> None:
    assert as_markdown(pairs(Pair("a|b*", 1.0))).splitlines()[2] == "| a\\|b\\* | 1 |  |  |"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_ends_with_one_line_feed(form: str) -> None:
    for found in (pairs(), pairs(Pair("a", 1))):
        text = FORMS[form](found)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_an_answer_is_a_data_frame_where_pandas_is(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pairs(Pair("a", 1.5)).to_frame()
    assert list(frame.columns) == ["name", "size", "said", "key"]
    assert frame.loc[0, "size"] == 1.5
    assert list(pairs().to_frame().columns) == ["name", "size", "said", "key"]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackageError, match=r"pandas is not installed.*paperkg\[frames\]"):
        pairs().to_frame()
