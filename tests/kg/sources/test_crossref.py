import json

import pytest

from tests.sources import ids, paper_from, papers_from, refusal, told

WORK = {
    "DOI": "10.1000/Zorb.1",
    "URL": "https://doi.org/10.1000/Zorb.1",
    "type": "journal-article",
    "prefix": "10.1000",
    "member": "78",
    "title": ["Zorbing\n          of <i>Vision</i>"],
    "container-title": ["Journal of Zorbs"],
    "issued": {"date-parts": [[2021, 2]]},
    "created": {"date-parts": [[2023, 9, 9]]},
    "author": [{"given": "Ada", "family": "Lovelace"}, {"name": "The Zorb Group"}],
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We zorb &amp;lt;5%.</jats:p>",
}


def _page(*works: object, total: int | None = None) -> bytes:
    message = {"items": works, "total-results": len(works) if total is None else total}
    return json.dumps({"status": "ok", "message-type": "work-list", "message": message}).encode()


EXAMPLES = {"crossref": _page(WORK)}


def test_a_work_has_all_its_fields() -> None:
    answer = {"status": "ok", "message-type": "work", "message": WORK}
    paper = paper_from("crossref", json.dumps(answer).encode())
    assert (paper.title, paper.abstract) == ("Zorbing of Vision", "We zorb <5%.")
    assert (paper.id, paper.date, paper.venue) == ("10.1000/zorb.1", "2021-02", "Journal of Zorbs")
    assert paper.authors == ("Ada Lovelace", "The Zorb Group")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": ["Zorben", "Zorbing"], "subtitle": ["Ein Versuch"]}, "Zorben: Ein Versuch"),
        ({"title": ["Why zorb?"], "subtitle": ["A study"]}, "Why zorb? A study"),
        ({"title": ["Zorbing: a study"], "subtitle": ["A study"]}, "Zorbing: a study"),
    ],
)
def test_the_first_of_several_titles_counts_and_its_subtitle(
    fields: dict[str, object], title: str
) -> None:
    assert paper_from("crossref", _page({**WORK, **fields})).title == title


def test_a_date_of_null_is_none_even_where_the_doi_has_a_day_of_registration() -> None:
    work = {**WORK, "issued": {"date-parts": [[None]]}}
    assert paper_from("crossref", _page(work)).date is None


def test_selected_fields_and_lines_of_the_public_data_file_are_read() -> None:
    selected = {"DOI": "10.1000/2", "title": ["Another"]}
    assert ids(papers_from("crossref", _page(selected, WORK))) == ["10.1000/2", "10.1000/zorb.1"]
    lines = "\n".join(json.dumps({**WORK, "DOI": f"10.1000/{n}"}) for n in (1, 2))
    assert ids(papers_from("crossref", lines.encode())) == ["10.1000/1", "10.1000/2"]


def test_a_preprint_on_arxiv_is_known_by_its_relation() -> None:
    relation = {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2401.00001"}]}
    assert paper_from("crossref", _page({**WORK, "relation": relation})).arxiv_id == "2401.00001"


def test_a_page_is_told_and_an_error_refused() -> None:
    assert told("crossref", _page(WORK, total=3)) == [
        "1 of 3 stand here: 2 are missing; get the other pages too"
    ]
    failed = {"status": "failed", "message-type": "validation-failure", "message": [{"type": "x"}]}
    said = refusal("crossref", json.dumps(failed).encode())
    assert "holds no works (validation-failure)" in said
