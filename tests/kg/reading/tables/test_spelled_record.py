import pytest

from kg.reading.record import Record
from kg.reading.tables.spelled_record import record_of_spelled
from kg.reading.tables.spellings import SPELLINGS, plain_name, spelled


def _record(fields: dict[str, object]) -> Record:
    return record_of_spelled(1, fields, spelled(fields), lambda _line, text: pytest.fail(text))


@pytest.mark.parametrize(
    "name", ["title", "Title", "TITLE", "paperTitle", "Paper Title", "paper_title", "Article Title"]
)
def test_a_title_is_known_in_any_usual_spelling(name: str) -> None:
    assert _record({name: "Zorb"}).title == "Zorb"


def test_a_spelling_stands_for_one_field() -> None:
    names = [name for held in SPELLINGS.values() for name in held]
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if plain_name(name) != name] == []


def test_the_surer_spelling_wins_where_it_holds_something() -> None:
    fields: dict[str, object] = {"summary": "Short.", "abstract": "Whole.", "title": "Zorb"}
    assert _record(fields).abstract == "Whole."
    assert _record({**fields, "abstract": None}).abstract == "Short."


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": 2024}, "2024"),
        ({"year": "2024", "published": "2024-05-01T10:00:00Z"}, "2024-05-01"),
        ({"year": 2024.0}, "2024"),
        ({"published": None, "year": "2023"}, "2023"),
        ({"publication_date": "May 2024"}, "2024-05"),
    ],
)
def test_a_year_is_a_date(fields: dict[str, object], date: str) -> None:
    assert _record({"title": "Zorb", **fields}).date == date


def test_a_date_that_is_none_is_told() -> None:
    told: list[str] = []
    fields = {"title": "Zorb", "year": "soon"}
    record = record_of_spelled(7, fields, spelled(fields), lambda _line, text: told.append(text))
    assert record.date is None
    assert told == ["date 'soon' is no date such as 2024-05-01 or 2024; it is left out"]


@pytest.mark.parametrize(
    "authors",
    [
        "Ada Lovelace; Charles Babbage",
        "Lovelace, Ada; Babbage, Charles",
        "Lovelace, Ada and Babbage, Charles",
        "Ada Lovelace, Charles Babbage",
        ["Ada Lovelace", "Babbage, Charles"],
        [{"name": "Ada Lovelace"}, {"given": "Charles", "family": "Babbage"}],
    ],
)
def test_authors_are_names_in_reading_order(authors: object) -> None:
    assert _record({"title": "Z", "authors": authors}).authors == (
        "Ada Lovelace",
        "Charles Babbage",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"arxiv_id": "2401.01234v2"},
        {"id": "2401.01234"},
        {"pdf_url": "https://arxiv.org/pdf/2401.01234v1"},
    ],
)
def test_an_arxiv_id_is_found_in_ids_and_links(fields: dict[str, object]) -> None:
    record = _record({"title": "Zorb", **fields})
    assert record.arxiv_id is not None
    assert "2401.01234" in record.arxiv_id
