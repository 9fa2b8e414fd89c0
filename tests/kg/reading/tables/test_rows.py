import pytest

from kg.errors import InvalidValueError
from kg.reading.tables.rows import columns_of, header_row, read_columns
from kg.reading.tables.spellings import checked_columns


def test_a_header_may_stand_below_a_preamble() -> None:
    rows = [["Export"], [], ["#", "Title", "Year"], ["1", "Zorb", "2024"]]
    found = header_row(rows)
    assert found is not None
    assert found[0] == 2
    assert found[1]["title"] == ("Title",)


@pytest.mark.parametrize(
    ("header", "is_one"),
    [
        (["name", "email"], False),
        (["name", "authors", "year"], True),
        (["id", "price"], False),
        (["Title", "Admitted"], True),
        (["", "", ""], False),
    ],
)
def test_a_header_of_papers_has_a_title(header: list[str], is_one: bool) -> None:
    assert (columns_of(header) is not None) == is_one


def test_a_named_column_stands_before_what_headings_say() -> None:
    names = columns_of(["Title", "Real title", "Abstract"], {"title": "Real title"})
    assert names is not None
    assert names["title"] == ("Real title",)
    assert names["abstract"] == ("Abstract",)


def test_a_header_with_some_of_the_named_columns_needs_a_title_of_its_own() -> None:
    given = {"title": "Real title", "abstract": "Words"}
    assert columns_of(["Real title", "Year"], given) is None
    assert columns_of(["Name", "Words"], given) is None
    names = columns_of(["Title", "Words"], given)
    assert names == {"title": ("Title",), "abstract": ("Words",)}


def test_a_loose_title_counts_where_the_user_names_it() -> None:
    assert columns_of(["Name", "Email"], {"title": "Name"}) is not None
    assert columns_of(["Name", "Words"], {"abstract": "Words"}) is not None


def test_columns_are_given_as_pairs_and_may_hold_commas() -> None:
    assert read_columns("title = Paper , abstract=Text, long") == {
        "title": "Paper",
        "abstract": "Text, long",
    }


@pytest.mark.parametrize("text", ["", "Paper", "titel=Paper"])
def test_columns_without_a_known_field_are_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="give FIELD=COLUMN with one of title, abstract"):
        read_columns(text)


def test_unknown_fields_are_refused_in_python_too() -> None:
    with pytest.raises(InvalidValueError, match="the field 'titel'; give one of title"):
        checked_columns({"titel": "Paper"})
