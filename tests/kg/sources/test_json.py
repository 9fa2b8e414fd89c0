"""`json`, `topics`, `csl-json` and `papers-with-code`: JSON whose form varies."""

import json

import pytest

from kg.errors import NoPapersError
from kg.reading.recognition import best_formats
from kg.sources import SOURCES, Document, Head
from tests.sources import ids, paper_from, papers_from, refusal, told

PAPER = {"title": "Zorbing", "abstract": "We zorb.", "year": 2024, "authors": ["Lovelace, Ada"]}
CSL = {
    "id": "http://zotero.org/users/1/items/ABC",
    "citation-key": "lovelaceZorbing2024",
    "type": "article-journal",
    "title": "Zorbing of <i>Vision</i>",
    "abstract": "We zorb.",
    "container-title": "Zorbs",
    "note": "arXiv:2401.00001 [cs]",
    "number": "12",
    "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "The Zorb Group"}],
    "issued": {"date-parts": [["2024", 8, "11"]]},
}
ABSTRACTS = {
    "paper_url": "https://paperswithcode.com/paper/zorbing",
    "arxiv_id": "2401.00001",
    "title": "Zorbing",
    "abstract": "We\nzorb.",
    "short_abstract": None,
    "url_abs": "http://arxiv.org/abs/2401.00001v4",
    "proceeding": "Zorb 2024 1",
    "authors": ["Ada Lovelace"],
    "date": "2024-01-27",
}


def _table(*rows: dict[str, str]) -> bytes:
    rows_ = [{"model_name": "Z", "metrics": {}, "paper_url": "", **row} for row in rows]
    return _json([{"task": "Zorbs", "datasets": [{"dataset": "Z", "sota": {"rows": rows_}}]}])


def _json(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, indent=indent).encode()


EXAMPLES = {
    "json": _json([PAPER], indent=1),
    "topics": _json({
        "NLP": {"2401.00001": "|**2024-01-02**|**On Zorbs**|Ada et.al.|[2401.00001](u)|null|"}
    }),
    "csl-json": _json([CSL]),
    "papers-with-code": _json([ABSTRACTS]),
}


@pytest.mark.parametrize(
    "value",
    [
        [PAPER],
        {"papers": [PAPER]},
        {"name": "my list", "results": [PAPER]},
        {"response": {"docs": [PAPER]}},
        {"meta": {"n": 1}, "data": {"items": [{"score": 1, "paper": PAPER}]}},
        [None, PAPER, "text"],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_papers_are_found_wherever_they_stand(value: object, indent: int | None) -> None:
    paper = paper_from("json", _json(value, indent))
    assert (paper.title, paper.abstract, paper.date) == ("Zorbing", "We zorb.", "2024")
    assert paper.authors == ("Ada Lovelace",)


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"summary": "We zorb."}, "abstract", "We zorb."),
        ({"abstract": ["We zorb.", "A lot."]}, "abstract", "We zorb. A lot."),
        ({"abstract": [{"text": "We zorb."}]}, "abstract", "We zorb."),
        ({"published": "2024-05-01T10:00:00Z", "year": 2024}, "date", "2024-05-01"),
        ({"published": "10.1371/journal.pone.1", "year": 2023}, "date", "2023"),
        ({"abstract": "", "bibtex": "@article{a, year = {2019}}"}, "date", "2019"),
        ({"externalIds": {}, "arxiv_id": "2401.00001v2"}, "arxiv_id", "2401.00001"),
        ({"url": "https://arxiv.org/abs/2401.00001"}, "arxiv_id", "2401.00001"),
        ({"doi": "https://doi.org/10.1000/A"}, "doi", "10.1000/a"),
        ({"journal": {"title": "Zorbs"}}, "venue", "Zorbs"),
        (
            {"author": "Ada Lovelace;Charles Babbage"},
            "authors",
            ("Ada Lovelace", "Charles Babbage"),
        ),
        ({"id": 17, "abstract": "We."}, "doi", None),
    ],
)
def test_fields_may_be_spelled_and_shaped_in_any_usual_way(
    fields: dict[str, object], field: str, value: object
) -> None:
    data = _json({"list": [{"title": "Zorbing", **fields}]})
    assert getattr(paper_from("json", data), field) == value


def test_nan_is_what_python_writes_for_nothing() -> None:
    data = json.dumps([{**PAPER, "abstract": float("nan")}, PAPER]).encode()
    assert [paper.abstract for paper in papers_from("json", data)] == ["", "We zorb."]


@pytest.mark.parametrize(
    "value",
    [
        {"name": "left-pad", "version": "1.0.0", "description": "Pads left.", "author": "A"},
        {"title": "Zorb API", "type": "object", "properties": {"a": {"title": "A"}}},
        {"openapi": "3.0", "info": {"title": "Zorb API", "description": "Zorbs."}, "paths": {}},
        [{"id": 1, "title": "It fails", "body": "See log.", "user": {"login": "a"}}],
        {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "No zorb."},
        {"results": []},
        [],
        [1, 2],
    ],
)
def test_json_of_other_things_is_no_paper(value: object) -> None:
    document = Document.of("input", _json(value, indent=1))
    assert best_formats(document.head()) in {("json",), ()}
    source = SOURCES["json"]
    assert source.read is not None
    entries = source.read(document, lambda _: None)
    with pytest.raises(NoPapersError, match=r"without papers|error answer"):
        next(iter(entries))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"error": "Paper with id 0 not found"}, "Paper with id 0 not found"),
        ({"message": "Forbidden"}, "Forbidden"),
        ({"error": {"code": 429, "message": "Slow down"}}, "Slow down"),
        ({"errors": [{"code": 1}]}, "an error answer without papers"),
    ],
)
def test_an_error_answer_says_what_the_service_said(value: object, says: str) -> None:
    assert says in refusal("json", _json(value))


def test_json_that_breaks_off_says_where_and_after_which_record() -> None:
    data = _json([PAPER, PAPER])[:-40]
    said = f"breaks off or is wrong at column {len(data) + 1}, after record 1; get the whole file"
    assert said in refusal("json", data)
    trailing = b'[{"title": "Z\xc3\xb6rb", "rank": NaN,\n "x": -Infinity, "year": 2024, }]'
    told = refusal("json", trailing)
    assert told.startswith("input:2: its JSON breaks off or is wrong at column 32, after record 0;")
    assert told.endswith("or mend it (invalid object key (must be a string))")


def test_deep_json_is_refused_in_one_line() -> None:
    first = _json({"papers": [{**PAPER, "abstract": "We zorb. " * 600}]})[:-2]
    assert "nested more than 500 deep" in refusal("json", first + b', {"x": ' + b"[" * 200_000)
    assert best_formats(Head(b"[" * 60_000, is_whole=False)) == ()


def test_a_page_says_how_many_are_missing() -> None:
    data = _json({"total": 3, "papers": [PAPER]})
    assert told("json", data) == ["1 of 3 stand here: 2 are missing; get the other pages too"]


def test_one_object_a_line_is_read_by_jsonl() -> None:
    assert best_formats(Head(_json(PAPER))) == ("jsonl",)


def test_topics_hold_rows_or_objects_and_may_stand_below_others() -> None:
    (row,) = papers_from("topics", EXAMPLES["topics"])
    assert (row.title, row.id, row.date) == ("On Zorbs", "2401.00001", "2024-01-02")
    assert row.authors == ("Ada",)
    entry = {"title": "Zorbing", "summary": "We zorb.", "published": "2024-01-03"}
    nested = _json({"meta": {"n": 1}, "topics": {"A": {"2401.00002": entry}, "B": {}}})
    paper = paper_from("topics", nested)
    assert (paper.id, paper.abstract, paper.date) == ("2401.00002", "We zorb.", "2024-01-03")


def test_csl_has_its_citation_key_and_an_arxiv_id_from_the_note() -> None:
    paper = paper_from("csl-json", EXAMPLES["csl-json"])
    assert (paper.title, paper.key) == ("Zorbing of Vision", "lovelaceZorbing2024")
    assert (paper.arxiv_id, paper.date, paper.venue) == ("2401.00001", "2024-08-11", "Zorbs")
    assert paper.authors == ("Ada Lovelace", "The Zorb Group")


def test_a_dump_of_abstracts_has_all_its_fields() -> None:
    paper = paper_from("papers-with-code", EXAMPLES["papers-with-code"])
    assert (paper.id, paper.abstract, paper.date) == ("2401.00001", "We zorb.", "2024-01-27")
    assert (paper.venue, paper.authors) == ("Zorb 2024 1", ("Ada Lovelace",))


def test_links_to_code_have_no_abstracts() -> None:
    link = {
        "paper_title": "Zorbing",
        "paper_url": "u",
        "paper_arxiv_id": "2401.00001",
        "repo_url": "",
    }
    assert ids(papers_from("papers-with-code", _json([link]))) == ["2401.00001"]
    assert "gives no abstracts" in told("papers-with-code", _json([link]))[0]


def test_a_row_of_an_evaluation_table_without_a_title_is_told_and_a_table_of_them_refused() -> None:
    named, unnamed = {"paper_title": "Zorbing"}, {"paper_title": ""}
    url = {"paper_title": "https://arxiv.org/abs/2401.00001"}
    assert [p.title for p in papers_from("papers-with-code", _table(named, unnamed))] == ["Zorbing"]
    assert "1 of 2 rows of the table name no paper" in told(
        "papers-with-code", _table(named, unnamed)
    )
    assert "no row names a paper" in refusal("papers-with-code", _table(unnamed, url))
