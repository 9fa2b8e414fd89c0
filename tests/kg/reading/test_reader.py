import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NoPapersError, Outcome, Problem, SourceError, UnknownNameError
from kg.model import Extraction, Paper, Source
from kg.names.titles import title_id
from kg.sources import SOURCES, Document, Match, read
from kg.storage.extraction import dumps
from tests.strategies import extractions

GOOD = '{"id": "p1", "title": "CrossViT", "abstract": "We propose CrossViT."}\n'
GOLD = Path(__file__).parents[2] / "gold" / "dev.jsonl"


def _write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return path


def _papers(*paths: Path, problems: list[Problem] | None = None) -> list[Paper]:
    report = (lambda p: pytest.fail(str(p))) if problems is None else problems.append
    items = read(list(paths), report=report)
    return [item for item in items if isinstance(item, Paper)]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("", 0, "it is empty"),
        (" \n\n", 0, "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", 0, "it is an image; leave it out"),
        (b"\1\0\2\0", 0, "it seems to be binary data, which no source format reads"),
        ("Dear reader,\nhello.\n", 0, "it seems to be plain text, which no source format reads"),
        (GOOD + GOOD[:30], 2, "the last line is cut off"),
        (GOOD[:30], 1, "the last line is cut off"),
        ("{}\n", 0, r"it is JSON without papers: nothing in it has a title \(its keys: none\)"),
        (
            '{"title": " ", "doi": "1"}\n',
            0,
            "no paper in it; it was read as jsonl, and every record is left out: 1",
        ),
    ],
)
def test_an_unusable_file_is_one_line_that_names_it(
    tmp_path: Path, content: str | bytes, line: int, says: str
) -> None:
    path = _write(tmp_path / "papers.txt", content)
    with pytest.raises(SourceError, match=says) as caught:
        read([path], report=lambda _: None)
    assert caught.value.line == line
    assert "papers.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_path_and_a_folder_without_papers_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: there is no such file or folder; check"):
        read([tmp_path / "nowhere"])
    _write(tmp_path / ".hidden" / "papers.jsonl", GOOD)
    _write(tmp_path / ".papers.jsonl", GOOD)
    with pytest.raises(SourceError, match="no paper in it; give one of acl-anthology"):
        read([tmp_path])


def test_an_unknown_format_is_an_error_that_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"known: acl-anthology, .*, jsonl, "):
        read([_write(tmp_path / "a", GOOD)], format="bib")


def test_named_columns_hold_where_they_are_and_usual_headings_elsewhere(tmp_path: Path) -> None:
    _write(tmp_path / "a.csv", "Name,Title,Abstract\nZorb,Dr.,We zorb.\n")
    _write(tmp_path / "b.csv", "Title,Abstract\nBlue,We blue.\n")
    problems: list[Problem] = []
    found = read([tmp_path], columns={"title": "Name"}, report=problems.append)
    assert {item.title for item in found if isinstance(item, Paper)} == {"Zorb", "Blue"}
    assert [(str(problem), problem.outcome) for problem in problems] == [
        (
            f"{tmp_path}/b.csv: it has no column 'Name'; its usual headings are read",
            Outcome.NOTED,
        )
    ]


def test_tables_of_a_folder_without_all_named_columns_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path / "a.csv", "Name,Words\nZorb,We zorb.\n")
    _write(tmp_path / "b.csv", "Name,Phone\nAda,1\nCharles,2\nMarie,3\n")
    _write(tmp_path / "c.csv", "Name;Phone\nAda;1\n")
    _write(tmp_path / "d.txt", "Name\nWords\n")
    problems: list[Problem] = []
    columns = {"title": "Name", "abstract": "Words"}
    (found,) = read([tmp_path], columns=columns, report=problems.append)
    assert isinstance(found, Paper)
    assert found.title == "Zorb"
    assert {(Path(problem.file).name, problem.outcome) for problem in problems} == {
        (name, Outcome.PASSED_OVER) for name in ("b.csv", "c.csv", "d.txt")
    }


def test_a_table_that_nothing_reads_is_told_with_its_columns_and_how_to_name_them(
    tmp_path: Path,
) -> None:
    path = _write(tmp_path / "a.csv", "Paper,Text,Yr\nZorb,We zorb.,2024\n")
    with pytest.raises(NoPapersError) as caught:
        read([path])
    assert str(caught.value) == (
        f"{path}: it seems to be a table with the columns Paper, Text, Yr, which no source format"
        " reads; name them with --columns, as in --columns title=NAME,abstract=NAME"
    )
    with pytest.raises(NoPapersError, match="it has no column 'Words'; name them with --columns"):
        read([path], columns={"title": "Paper", "abstract": "Words"})


def test_notes_do_not_stop_a_strict_reading(tmp_path: Path) -> None:
    page = {"total": 1_676, "offset": 0, "data": [{"paperId": "a", "title": "Zorb"}]}
    path = _write(tmp_path / "search.json", json.dumps(page))
    problems: list[Problem] = []
    assert len(read([path], strict=True, report=problems.append)) == 1
    assert [(str(problem), problem.outcome) for problem in problems] == [
        (
            f"{path}: 1 of 1,676 stand here: 1,675 are missing; get the other pages too",
            Outcome.NOTED,
        )
    ]


def test_standard_input_is_read_by_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    (paper,) = read(["-"])
    assert isinstance(paper, Paper)
    assert paper.source == (Source("-", 1),)


def test_a_forced_format_reads_what_it_would_not_recognise(tmp_path: Path) -> None:
    path = _write(tmp_path / "a", "banner\n\nMar 12\n\nCrossViT\n\nWe propose CrossViT.\n")
    with pytest.raises(SourceError, match="which no source format reads"):
        read([path])
    assert len(read([path], format="daily-papers")) == 1


MALFORMED = [
    ("nonsense", "it is no JSON"),
    ("[1]", "it is an array"),
    ("[" * 100_000, "it is no JSON"),
    ('{"abstract": "T"}', "there is no title"),
    ('{"title": null, "abstract": "A."}', "there is no title"),
    ('{"title": "  ", "abstract": "A."}', "there is no title"),
]


@pytest.mark.parametrize(("line", "says"), MALFORMED)
def test_a_malformed_record_is_reported_and_the_others_are_read(
    tmp_path: Path, line: str, says: str
) -> None:
    other = '{"title": "ViT", "abstract": ""}'
    path = _write(tmp_path / "a.jsonl", f"{GOOD}{line}\n\n{other}")
    problems: list[Problem] = []
    assert {paper.title for paper in _papers(path, problems=problems)} == {"CrossViT", "ViT"}
    (problem,) = problems
    assert problem.line == 2
    assert problem.file == str(path)
    assert says in problem.text
    with pytest.raises(SourceError, match=r"a\.jsonl:2: (?!the record is left out)"):
        read([path], strict=True)


@pytest.mark.parametrize(
    ("record", "id_"),
    [
        ({"id": "x", "doi": "10.1000/1", "arxiv_id": "2401.01234"}, "2401.01234"),
        ({"id": "x", "doi": "10.1000/1"}, "10.1000/1"),
        ({"id": "x", "doi": "10.1"}, "x"),
        ({"doi": "10.48550/arXiv.2401.01234"}, "2401.01234"),
        ({"id": 7}, "7"),
        ({"id": " ", "doi": "https://doi.org/10.1000/AbC"}, "10.1000/abc"),
        ({"doi": "doi:10.1000/1", "url": "https://arxiv.org/abs/2401.01234"}, "2401.01234"),
        ({"url": "https://doi.org/10.1000/1"}, "10.1000/1"),
        ({"arxiv_id": "2401.01234v3"}, "2401.01234"),
        ({"arxiv_id": "arXiv:hep-th/9901001v1"}, "hep-th/9901001"),
        ({"url": "https://arxiv.org/abs/2401.01234v2"}, "2401.01234"),
        ({"url": "http://www.arxiv.org/pdf/2401.01234v2.pdf"}, "2401.01234"),
        ({"url": "https://huggingface.co/papers/2401.01234"}, "2401.01234"),
        ({"url": "https://example.org/2401.01234"}, title_id("crossvit")),
        ({}, title_id("CrossViT!")),
    ],
)
def test_the_id_is_the_best_that_the_input_gives(
    tmp_path: Path, record: dict[str, object], id_: str
) -> None:
    line = json.dumps({"title": "CrossViT", "abstract": "We propose CrossViT.", **record})
    (paper,) = _papers(_write(tmp_path / "a.jsonl", f"{line}\n"))
    assert paper.id == id_


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31T12:00:00Z", "2024-05-31"),
        ("2024-02-30", "2024-02"),
        ("٢٠٢٤", None),
        ("31 May", None),
    ],
)
def test_a_date_is_kept_where_it_is_one(tmp_path: Path, date: object, kept: str | None) -> None:
    line = json.dumps({"title": "T", "abstract": "", "date": date})
    problems: list[Problem] = []
    (paper,) = _papers(_write(tmp_path / "a.jsonl", f"{line}\n"), problems=problems)
    assert paper.date == kept
    assert len(problems) == (kept is None)


def test_control_characters_go_and_lone_surrogates_are_replaced_and_told(tmp_path: Path) -> None:
    title = "a\\u0000b\\ud800c\\ud83d\\ude00\\uffff"
    path = _write(tmp_path / "a.jsonl", f'{{"title": "{title}", "abstract": "x\x0by\u2028z"}}\n')
    problems: list[Problem] = []
    (paper,) = _papers(path, problems=problems)
    assert paper.text == "ab\ufffdc\U0001f600\nx y z"
    assert [str(problem) for problem in problems] == [
        f"{path}:1: a character that XML forbids became U+FFFD",
    ]


def test_annotated_papers_are_extractions() -> None:
    problems: list[Problem] = []
    items = read([GOLD], report=problems.append)
    assert len(items) == len(GOLD.read_text(encoding="utf-8").splitlines())
    assert all(isinstance(item, Extraction) and item.entities for item in items)
    assert problems == []


@given(st.lists(extractions(), min_size=1, max_size=2))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
def test_extractions_are_read_back_from_their_lines(written: list[Extraction]) -> None:
    text = "".join(f"{dumps(extraction)}\n" for extraction in written)
    format_ = SOURCES["extractions"]
    document = Document.of("x.jsonl", text.encode())
    assert format_.sniff(document.head()) is Match.CERTAIN
    assert format_.read is not None
    found = list(format_.read(document, lambda p: pytest.fail(str(p))))
    for number, (was, item) in enumerate(zip(written, found, strict=True), 1):
        source = was.paper.source or (Source("x.jsonl", number),)
        assert item == replace(was, paper=replace(was.paper, source=source))


def test_papers_and_extractions_may_stand_in_one_file(tmp_path: Path) -> None:
    lines = GOOD + GOOD.replace("p1", "p2").replace("We", "They").replace("}", ', "entities": []}')
    items = read([_write(tmp_path / "a.jsonl", lines)])
    assert [type(item).__name__ for item in items] == ["Paper", "Extraction"]


def test_a_plain_paper_among_forced_extractions_is_reported(tmp_path: Path) -> None:
    lines = GOOD + GOOD.replace("}", ', "entities": []}')
    problems: list[Problem] = []
    items = read([_write(tmp_path / "a", lines)], format="extractions", report=problems.append)
    assert len(items) == 1
    assert [problem.line for problem in problems] == [1]


def test_damaged_compression_is_told(tmp_path: Path) -> None:
    content = b"\x1f\x8b\x08 and more"
    with pytest.raises(SourceError, match="compressed data is damaged or cut off"):
        read([_write(tmp_path / "a.jsonl", content)], format="jsonl")


def test_a_list_over_many_lines_is_read_whatever_its_name(tmp_path: Path) -> None:
    (paper,) = _papers(_write(tmp_path / "a.jsonl", '[\n {"title": "A", "abstract": "B"}\n]\n'))
    assert paper.text == "A\nB"
