from io import BytesIO

import pytest

from kg.errors import NoPapersError, Outcome, Problem
from kg.reading.document import Head
from kg.reading.inputs.encoding import encoding_of
from kg.reading.recognition import best_formats
from tests.kg.sources.reading import papers

EXAMPLE = b"""\xef\xbb\xbfDocument Title,Authors,Publication Year,Abstract,DOI,Source title,Link
"Zorb, a net","Lovelace, A.; Babbage, C.",2024,"We ""zorb"".
And it goes on.",10.1000/zorb,Journal of Zorbs,https://example.org/zorb
CrossZorb,Marie Curie,2023,[No abstract available],,,
"""
EXAMPLES = {"csv": EXAMPLE}


def test_each_row_gives_its_fields() -> None:
    first, second = papers("csv", EXAMPLE)
    assert first.text == 'Zorb, a net\nWe "zorb". And it goes on.'
    assert first.authors == ("A. Lovelace", "C. Babbage")
    assert (first.date, first.doi, first.venue) == ("2024", "10.1000/zorb", "Journal of Zorbs")
    assert first.url == "https://example.org/zorb"
    assert (second.title, second.abstract, second.authors) == ("CrossZorb", "", ("Marie Curie",))


@pytest.mark.parametrize(
    "data",
    [
        "title;abstract\nZörb;Wir\u2013gut\n".encode("cp1252"),
        "title\tabstract\nZörb\tWir\u2013gut\n".encode("utf-16"),
        "title|abstract\r\nZörb|Wir\u2013gut\r\n".encode(),
        "\ufeffTITLE,Abstract Note\nZörb,Wir\u2013gut".encode(),
        "Export of 1 May 2024\n\n,paperTitle,paper_abstract\n0,Zörb,Wir\u2013gut\n".encode(),
        "title,abstract,year\nZörb,Wir\u2013gut\n".encode(),
        "title,abstract\nZörb,Wir\u2013gut,beyond,the header\n".encode(),
        "title,abstract\n\n , \nZörb,Wir\u2013gut\n,\n".encode(),
    ],
)
def test_tables_are_read_in_any_usual_form(data: bytes) -> None:
    (paper,) = papers("csv", data, [])
    assert paper.text == "Zörb\nWir\u2013gut"


def test_cells_may_hold_lists() -> None:
    data = b"""title,authors,abstract
Zorb,"['Ada Lovelace', 'Charles Babbage']",We zorb.
CrossZorb,"[""Marie Curie""]",[broken
"""
    first, second = papers("csv", data)
    assert first.authors == ("Ada Lovelace", "Charles Babbage")
    assert (second.authors, second.abstract) == (("Marie Curie",), "[broken")


def test_running_numbers_are_no_ids_and_names_are() -> None:
    numbered, named = papers("csv", b"id,title,year\n1,Zorb,2024\nW123,CrossZorb,2023\n")
    assert numbered.id != "1"
    assert named.id == "W123"


def test_tables_made_of_bibtex_lose_their_braces() -> None:
    data = rb"""title,abstract,authors
{N}usa{BERT} for all,Indonesia{'}s.,Anders S{\o}gaard and P\'{a}l Zorb
"""
    (paper,) = papers("csv", data)
    assert paper.text == "NusaBERT for all\nIndonesia's."
    assert paper.authors == ("Anders Søgaard", "Pál Zorb")


def test_names_that_springer_glues_are_parted() -> None:
    names = b"Ada LovelaceR. A. McDonaldHang LiMarie Curie"
    data = b"Item Title,Authors,Item DOI\nZorb," + names + b",10.1000/z\n"
    (paper,) = papers("csv", data)
    assert paper.authors == ("Ada Lovelace", "R. A. McDonald", "Hang Li", "Marie Curie")
    assert paper.doi == "10.1000/z"


def test_rows_without_a_title_are_reported() -> None:
    problems: list[Problem] = []
    assert len(papers("csv", b"title,abstract\nZorb,A.\n,B.\n", problems)) == 1
    assert [(problem.line, problem.outcome) for problem in problems] == [(3, Outcome.LEFT_OUT)]


OTHER = b"What,Who,Words\nZorb,Ada Lovelace,We zorb.\nCrossZorb,Marie Curie,We cross.\n"


def test_a_table_without_titles_is_refused_with_its_columns() -> None:
    with pytest.raises(NoPapersError, match=r"its columns: 'What', 'Who', 'Words'.*--columns"):
        papers("csv", OTHER)


def test_columns_are_named_where_headings_do_not_say_it() -> None:
    columns = {"title": "What", "abstract": "Words", "authors": "Who"}
    first, _ = papers("csv", OTHER, columns=columns)
    assert (first.text, first.authors) == ("Zorb\nWe zorb.", ("Ada Lovelace",))


def test_a_named_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoPapersError, match=r"its columns: 'What'.*it has no column 'Paper'; name"):
        papers("csv", OTHER, columns={"title": "Paper"})


@pytest.mark.parametrize(
    "data",
    [
        b"What,Words\nZorb,We zorb.\n",
        b"What;Words\nZorb;We zorb.\n",
        b"What\tWords\nZorb\tWe zorb.\n",
        b"What|Words|A, or B, or C\nZorb|We zorb.\n",
        b"PK;What;Words\n1;Zorb;We zorb.\n",
        b"Export, of 1 May, 2024\n\nWhat;Words\nZorb;We zorb.\n",
        "\ufeffWhat,Words\r\nZorb,We zorb.,beyond\r\n".encode(),
        "What\tWords\nZorb\tWe zorb.\n".encode("utf-16"),
    ],
)
def test_a_table_is_recognised_by_the_columns_that_the_user_names(data: bytes) -> None:
    columns = {"title": "What", "abstract": "Words"}
    (paper,) = papers("csv", data, [], columns)
    assert paper.text == "Zorb\nWe zorb."
    others = {"title": "What", "abstract": "Text"}
    assert best_formats(Head(data, encoding_of(lambda: BytesIO(data)).codec, columns=others)) == ()


def test_one_named_column_is_a_table_where_it_is_the_first_line_and_else_prose() -> None:
    (paper,) = papers("csv", b"What\nZorb: a net\n", columns={"title": "What"})
    assert paper.title == "Zorb: a net"
    assert best_formats(Head(b"Dear Ada,\nWhat\nis it?\n", columns={"title": "What"})) == ()


def test_a_row_with_all_named_columns_is_the_header_before_what_looks_like_one() -> None:
    data = b"Title,of the list\nPaper,Words\nZorb,We zorb.\n"
    (paper,) = papers("csv", data, columns={"title": "Paper", "abstract": "Words"})
    assert paper.text == "Zorb\nWe zorb."
