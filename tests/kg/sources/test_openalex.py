import json

import pytest

from tests.sources import ids, paper_from, papers_from, refusal, told

WORK = {
    "id": "https://openalex.org/W1234567",
    "doi": "https://doi.org/10.1000/Zorb.1",
    "title": "Zorbing at <i>Scale</i>",
    "display_name": "Zorbing at <i>Scale</i>",
    "publication_year": 2021,
    "publication_date": "2021-04-01",
    "ids": {
        "openalex": "https://openalex.org/W1234567",
        "mag": "1234567",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/777",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/888",
    },
    "language": "en",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1000/zorb.1",
        "source": {"display_name": "Journal of Zorbs"},
    },
    "locations": [{"landing_page_url": "https://arxiv.org/abs/2101.00001"}],
    "authorships": [{"author": {"display_name": "Ada Lovelace"}, "raw_author_name": "Lovelace"}],
    "cited_by_count": 3,
    "abstract_inverted_index": {"We": [0], "zorb": [1, 3], "and": [2], "again.": [4]},
}


def page(*works: object, count: int | None = None) -> bytes:
    meta = {"count": len(works) if count is None else count, "db_response_time_ms": 7}
    return json.dumps({"meta": meta, "results": works, "group_by": []}).encode()


EXAMPLES = {"openalex": page(WORK)}


def test_a_work_has_all_its_fields() -> None:
    paper = paper_from("openalex", json.dumps(WORK).encode())
    assert (paper.title, paper.abstract) == ("Zorbing at Scale", "We zorb and zorb again.")
    assert (paper.id, paper.arxiv_id, paper.doi) == ("2101.00001", "2101.00001", "10.1000/zorb.1")
    assert (paper.date, paper.venue) == ("2021-04-01", "Journal of Zorbs")
    assert paper.authors == ("Ada Lovelace",)
    assert paper.other_ids == ("777", "PMC888", "W1234567")


@pytest.mark.parametrize(
    ("index", "abstract"),
    [
        (None, ""),
        ({}, ""),
        ({"zorbs": [2], "We": [1]}, "We zorbs"),
        ('{"We": [0], "zorb.": [1]}', "We zorb."),
        ({"at": [0], "&amp;lt;5%": [1], "loss": [2]}, "at <5% loss"),
    ],
)
def test_an_abstract_may_be_null_empty_have_gaps_or_be_json(index: object, abstract: str) -> None:
    assert paper_from("openalex", page({**WORK, "abstract_inverted_index": index})).abstract == (
        abstract
    )


def test_an_old_answer_has_a_display_name_and_a_host_venue() -> None:
    old = {
        key: WORK[key]
        for key in ("id", "display_name", "publication_year", "abstract_inverted_index")
    }
    paper = paper_from("openalex", page({**old, "host_venue": {"display_name": "Old Zorbs"}}))
    assert (paper.id, paper.title) == ("W1234567", "Zorbing at Scale")
    assert (paper.date, paper.venue) == ("2021", "Old Zorbs")


def test_a_part_of_the_snapshot_has_a_work_a_line() -> None:
    second = {
        **WORK,
        "id": "https://openalex.org/W2",
        "doi": None,
        "ids": {},
        "primary_location": None,
        "locations": [],
    }
    lines = "\n".join(map(json.dumps, (WORK, second)))
    assert ids(papers_from("openalex", lines.encode())) == ["2101.00001", "W2"]


def test_a_page_says_how_many_works_are_missing_and_a_grant_without_title_is_left_out() -> None:
    texts = told("openalex", page(WORK, {**WORK, "title": None, "display_name": None}, count=5))
    assert texts == [
        "2 of 5 stand here: 3 are missing; get the other pages too",
        "the record is left out: there is no title",
    ]


def test_an_empty_page_is_refused() -> None:
    assert "an answer of OpenAlex without works" in refusal("openalex", page(count=0))
