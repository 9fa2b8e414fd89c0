import json

import pytest

from tests.sources import ids, paper_from, papers_from, refusal, told

PAPER = {
    "paperId": "a" * 40,
    "corpusId": 99,
    "externalIds": {"ArXiv": "2401.00001", "DOI": "10.1000/1", "MAG": "5", "CorpusId": 99},
    "url": "https://www.semanticscholar.org/paper/aaa",
    "title": "Zorbing",
    "abstract": None,
    "year": 2024,
    "publicationDate": None,
    "venue": "",
    "journal": {"name": "Zorbs", "pages": "1"},
    "authors": [{"authorId": "1", "name": "Ada Lovelace"}],
}


def _search(*papers: object, **more: object) -> bytes:
    return json.dumps({"total": len(papers), "offset": 0, "data": papers, **more}).encode()


EXAMPLES = {"semantic-scholar": _search(PAPER)}


def test_a_paper_has_all_its_fields() -> None:
    paper = paper_from("semantic-scholar", json.dumps(PAPER).encode())
    assert (paper.id, paper.doi, paper.abstract) == ("2401.00001", "10.1000/1", "")
    assert (paper.date, paper.venue, paper.authors) == ("2024", "Zorbs", ("Ada Lovelace",))
    assert paper.other_ids == ("CorpusId:99", "a" * 40)


@pytest.mark.parametrize("key", ["citedPaper", "citingPaper"])
def test_citations_and_references_wrap_their_papers(key: str) -> None:
    unknown = {"paperId": None, "title": "Unknown"}
    data = json.dumps({"offset": 0, "data": [{"contexts": [], key: PAPER}, {key: unknown}]})
    papers = papers_from("semantic-scholar", data.encode())
    assert [paper.title for paper in papers] == ["Zorbing", "Unknown"]
    assert papers[1].arxiv_id is None


def test_a_batch_has_null_for_each_unknown_id_and_goes_on() -> None:
    second = {**PAPER, "externalIds": None, "paperId": "b"}
    data = json.dumps([PAPER, None, second]).encode()
    assert ids(papers_from("semantic-scholar", data)) == ["2401.00001", "b"]


def test_papers_of_an_author_and_lines_of_the_dump_are_read() -> None:
    author = json.dumps({"authorId": "1", "papers": [PAPER]}).encode()
    assert ids(papers_from("semantic-scholar", author)) == ["2401.00001"]
    line = {"corpusid": 7, "externalids": {"ArXiv": None, "DOI": "10.1000/7"}, "title": "Dumped"}
    paper = paper_from("semantic-scholar", json.dumps(line).encode())
    assert (paper.id, paper.other_ids) == ("10.1000/7", ("CorpusId:7",))


def test_further_pages_are_told_with_a_total_and_without() -> None:
    assert told("semantic-scholar", _search(PAPER, total=9)) == [
        "1 of 9 stand here: 8 are missing; get the other pages too"
    ]
    citations = json.dumps({"offset": 0, "next": 1, "data": [{"citingPaper": PAPER}]}).encode()
    assert told("semantic-scholar", citations) == [
        "the list goes on after the 1 that stand here; get the other pages too"
    ]


def test_an_empty_answer_and_a_description_of_a_dataset_are_refused() -> None:
    assert "without papers" in refusal("semantic-scholar", b'{"total": 0, "offset": 0}')
    dataset = {"name": "papers", "description": "Core attributes.", "README": "x", "files": ["u"]}
    said = refusal("semantic-scholar", json.dumps(dataset).encode())
    assert "it describes a dataset of Semantic Scholar" in said
