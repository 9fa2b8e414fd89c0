from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl
import pytest

from kg.errors import NoPapersError, Outcome, Problem
from tests.kg.sources.reading import papers

Rows = Sequence[Sequence[object]]
ROWS: Rows = [
    ["Exported on 1 May"],
    ["ID", "Title", "Abstract", "Publication Year", "Author"],
    [675, "Zorb", "We zorb.", 2024, "Lovelace, Ada; Babbage, Charles"],
    [None, None, None, None, None],
    [676, "CrossZorb", None, 2023, "Curie, Marie"],
]


def _book(sheets: Mapping[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


EXAMPLES = {"spreadsheet": _book({"Papers": ROWS})}


def test_each_row_below_the_header_is_a_paper() -> None:
    first, second = papers("spreadsheet", EXAMPLES["spreadsheet"])
    assert first.text == "Zorb\nWe zorb."
    assert (first.date, first.authors) == ("2024", ("Ada Lovelace", "Charles Babbage"))
    assert (second.title, second.abstract, second.date) == ("CrossZorb", "", "2023")
    assert first.id not in {"675", "675.0"}
    assert [paper.source[0].line for paper in (first, second)] == [3, 5]


def test_the_sheet_that_is_most_like_papers_is_read() -> None:
    about = [["Title", "A list"], ["Author", "Ada"], ["Publisher", "Zorb Press"]]
    data = _book({"About": about, "Titles": [["Title", "Rank"], ["No", 1]], "Papers": ROWS})
    problems: list[Problem] = []
    assert len(papers("spreadsheet", data, problems)) == 2
    assert [str(problem) for problem in problems] == [
        "input: the sheet 'Papers' is read; passed over: 'About', 'Titles'"
    ]


def test_a_sheet_of_fields_is_no_table_of_papers() -> None:
    about = [["Title", "A list"], ["Author", "Ada"], ["Maintainer", "Zorb"]]
    with pytest.raises(NoPapersError, match="without a column of titles"):
        papers("spreadsheet", _book({"About": about}))


def test_columns_may_be_named() -> None:
    data = _book({"Sheet1": [["SLR", "Name", "Link"], ["Otto", "Zorb", "https://zorb.org"]]})
    (paper,) = papers("spreadsheet", data, columns={"title": "Name"})
    assert (paper.title, paper.url) == ("Zorb", "https://zorb.org")


def test_the_sheet_with_the_named_columns_is_read() -> None:
    data = _book({"Papers": ROWS, "Names": [["Name", "Words"], ["Blue", "We blue."]]})
    problems: list[Problem] = []
    (paper,) = papers("spreadsheet", data, problems, {"title": "Name", "abstract": "Words"})
    assert paper.text == "Blue\nWe blue."
    assert [problem.outcome for problem in problems] == [Outcome.NOTED]


def test_a_sheet_with_some_of_the_named_columns_and_no_title_is_refused() -> None:
    data = _book({"Names": [["Name", "Phone"], ["Blue", "1"]]})
    with pytest.raises(NoPapersError, match=r"'Name', 'Phone'.*no column 'Words'; name them"):
        papers("spreadsheet", data, columns={"title": "Name", "abstract": "Words"})


def test_a_damaged_spreadsheet_is_told() -> None:
    with pytest.raises(NoPapersError, match="a spreadsheet that cannot be read"):
        papers("spreadsheet", EXAMPLES["spreadsheet"][:3000])
