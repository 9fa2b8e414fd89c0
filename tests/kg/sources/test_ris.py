from dataclasses import replace

import pytest

from tests.kg.sources.reading import papers

EXAMPLE = b"""\xef\xbb\xbfProvider: Zorb Press
TY  - JOUR
AU  - Lovelace, Ada
AU  - Babbage, Charles, Jr.
TI  - Zorb Nets
  for all
AB  - We zorb.
And it
goes on.
T2  - Journal of Zorbs
PY  - 2024
DA  - 2024/05/01/
Y2  - 2025/06/07/
DO  - 10.1000/zorb
UR  - https://example.org/zorb
ID  - lovelace2024
ER  -

TY  - CONF
T1  - CrossZorb
N2  -
A1  - Curie M.
Y1  - 24-28 June 2023
BT  - Proc. of Zorb
UR  - https://arxiv.org/abs/2301.00001v2
ER  -
TY  - JOUR
TI  - Last Zorb
"""
EXAMPLES = {"ris": EXAMPLE}


def test_each_reference_gives_its_fields() -> None:
    first, second, third = papers("ris", EXAMPLE)
    assert first.text == "Zorb Nets for all\nWe zorb. And it goes on."
    assert first.authors == ("Ada Lovelace", "Charles Babbage Jr.")
    assert (first.venue, first.date, first.doi) == (
        "Journal of Zorbs",
        "2024-05-01",
        "10.1000/zorb",
    )
    assert (first.key, first.url) == ("lovelace2024", "https://example.org/zorb")
    assert (second.title, second.abstract, second.date) == ("CrossZorb", "", "2023-06")
    assert (second.id, second.venue) == ("2301.00001", "Proc. of Zorb")
    assert third.title == "Last Zorb"
    assert [paper.source[0].line for paper in (first, second, third)] == [2, 19, 27]


@pytest.mark.parametrize(
    ("tags", "date"),
    [
        ("PY  - 2024\nDA  - 2024///", "2024"),
        ("PY  - 2024\nDA  - 2023/05/01", "2024"),
        ("Y1  - 2024/05//", "2024-05"),
        ("Y2  - 2024/05/01", None),
        ("DA  - 2021/02//", "2021-02"),
    ],
)
def test_the_day_of_access_is_no_date_of_the_paper(tags: str, date: str | None) -> None:
    (paper,) = papers("ris", f"TY  - JOUR\nTI  - Zorb\n{tags}\nER  - \n".encode())
    assert paper.date == date


@pytest.mark.parametrize("end", ["ER  -", "ER  - ", ""])
def test_a_record_ends_with_or_without_its_last_tag(end: str) -> None:
    one = f"TY  - JOUR\r\nTI  - Zorb\r\n{end}\r\n"
    assert len(papers("ris", (one + one.replace("Zorb", "CrossZorb")).encode())) == 2


def test_words_that_look_like_tags_are_text() -> None:
    data = b"TY  - JOUR\nTI  - Zorb\nAB  - We use\nUK - based data.\nER  - \n"
    (paper,) = papers("ris", data)
    assert paper.abstract == "We use UK - based data."


@pytest.mark.parametrize("between", [" - ", "  -", "\t- "])
def test_tags_are_known_with_fewer_blanks_too(between: str) -> None:
    data = f"TY{between}JOUR\nTI{between}Zorb\nAB{between}We zorb.\nER{between}\n".encode()
    (paper,) = papers("ris", data)
    assert paper.text == "Zorb\nWe zorb."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_line_ends_give_the_same(encoding: str) -> None:
    text = EXAMPLE.decode("utf-8-sig").replace("Lovelace", "Lovelaçe").replace("\n", "\r\n")
    first = papers("ris", text.encode(encoding), [])[0]
    assert first.authors[0] == "Ada Lovelaçe"
    assert replace(first, authors=()) == replace(papers("ris", EXAMPLE, [])[0], authors=())
