"""Services whose answers are JSON, one test each for what is odd in them."""

import json

import pytest

from tests.sources import paper_from, papers_from, refusal, told


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


CORE = {
    "id": 77,
    "title": "Zorbing",
    "abstract": "We\nzorb.",
    "arxivId": "2401.00001",
    "doi": "",
    "authors": [{"name": "Lovelace, Ada"}],
    "publishedDate": "",
    "yearPublished": 2024,
    "downloadUrl": "",
    "oaiIds": [],
    "dataProviders": [],
}
EUROPE_PMC = {
    "id": "111",
    "source": "MED",
    "pmid": "111",
    "pmcid": "PMC9",
    "doi": "10.1000/E",
    "title": "Zorbing.",
    "authorString": "Lovelace A, Babbage C.",
    "authorList": {
        "author": [{"fullName": "Lovelace A", "firstName": "Ada", "lastName": "Lovelace"}]
    },
    "journalInfo": {"journal": {"title": "Zorbs"}},
    "pubYear": "2024",
    "firstPublicationDate": "2024-03-06",
    "abstractText": "<h4>Background</h4>We zorb.<h4>Results</h4>It zorbs.",
}
SCOPUS = {
    "dc:identifier": "SCOPUS_ID:8",
    "eid": "2-s2.0-8",
    "dc:title": "Zorbing",
    "dc:creator": "Lovelace A.",
    "prism:publicationName": "Zorbs",
    "prism:coverDate": "2024-02-15",
    "prism:doi": "10.1000/s",
}
IEEE = {
    "article_number": "8538416",
    "title": "Zorbing",
    "abstract": "We zorb.",
    "doi": "10.1109/Z.2018.1",
    "authors": {"authors": [{"full_name": "A. Lovelace", "author_order": 1}]},
    "publication_date": "9-12 Dec. 2018",
    "publication_year": 2018,
    "publication_title": "2018 Conference on Zorbs",
    "html_url": "https://ieeexplore.ieee.org/document/8538416/",
}
DBLP = {
    "@id": "1",
    "@score": "5",
    "info": {
        "authors": {"author": {"@pid": "1/2", "text": "Xiao Zorb 0009"}},
        "title": "Zorbing.",
        "venue": "CoRR",
        "year": "2024",
        "key": "journals/corr/abs-2401-00001",
        "ee": "https://doi.org/10.48550/arXiv.2401.00001",
    },
}
DOAJ = {
    "id": "0001f707",
    "bibjson": {
        "title": "Zorbing",
        "abstract": "We zorb.",
        "year": "2024",
        "month": "9",
        "identifier": [{"type": "eissn", "id": "1664-1078"}, {"type": "doi", "id": "10.1000/d"}],
        "author": [{"name": "Ada Lovelace"}],
        "journal": {"title": "Zorbs", "language": ["EN"]},
        "link": [{"type": "fulltext", "url": "https://zorbs.example/1"}],
    },
}
HAL = {
    "title_s": ["Le zorbing", "Zorbing at night"],
    "abstract_s": [
        "Nous étudions le zorbing dans la nuit, avec des méthodes qui sont toutes nouvelles.",
        "We study zorbing at night with methods that are all new.",
    ],
    "authFullName_s": ["Ada Lovelace"],
    "halId_s": "hal-01234567",
    "uri_s": "https://hal.science/hal-01234567v1",
    "publicationDateY_i": 2024,
}
OPENAIRE = {
    "id": "doi_dedup::1",
    "mainTitle": "Zorbing",
    "subTitle": None,
    "descriptions": None,
    "publicationDate": "2024-06-01",
    "authors": [{"fullName": "Lovelace, Ada", "name": "Ada", "surname": "Lovelace", "pid": None}],
    "pids": [{"scheme": "doi", "value": "10.1000/o"}, {"scheme": "pmid", "value": "5"}],
    "container": {"name": "Zorbs"},
    "language": {"code": "eng", "label": "English"},
    "instances": [{"urls": ["https://doi.org/10.1000/o"]}],
}
ZENODO = {
    "conceptrecid": "1",
    "doi": "10.5281/zenodo.2",
    "links": {"self_html": "https://zenodo.org/records/2"},
    "title": "Zorbing",
    "metadata": {
        "title": "Zorbing",
        "description": "<p>We&nbsp;zorb.</p>",
        "creators": [{"name": "Lovelace, Ada", "affiliation": "London"}],
        "publication_date": "2024-02-12",
        "journal": {"title": "Zorbs"},
        "references": ["[1] Another paper. 10.1000/other"],
    },
}
BIORXIV = {
    "doi": "10.1101/2024.01.01.1",
    "title": "Zorbing",
    "authors": "Lovelace, A.; Babbage, C.",
    "date": "2024-01-03",
    "version": "2",
    "abstract": "We zorb.",
    "published": "10.1000/j",
    "server": "bioRxiv",
}
UNPAYWALL = {
    "doi": "10.1000/U",
    "doi_url": "https://doi.org/10.1000/U",
    "title": "Zorbing",
    "year": 2024,
    "published_date": "2024-05-06",
    "is_oa": True,
    "oa_status": "green",
    "oa_locations": [{"url": "https://arxiv.org/pdf/2401.00001"}],
    "journal_name": "Zorbs",
    "z_authors": [{"raw_author_name": "Ada Lovelace", "author_position": "first"}],
}
DAILY = {
    "paper": {
        "id": "2401.00001",
        "title": "Zorbing",
        "summary": "We zorb.",
        "publishedAt": "2024-01-02T00:00:00.000Z",
        "authors": [{"name": "Ada Lovelace", "hidden": False}, {"name": "Gone", "hidden": True}],
    },
    "publishedAt": "2024-01-01T20:00:00.000Z",
    "title": "Zorbing",
}
EXAMPLES = {
    "core": _json({"totalHits": 1, "limit": 10, "offset": 0, "results": [CORE]}),
    "europe-pmc": _json({"hitCount": 1, "resultList": {"result": [EUROPE_PMC]}}),
    "scopus-json": _json({"search-results": {"opensearch:totalResults": "1", "entry": [SCOPUS]}}),
    "ieee-json": _json({"total_records": 1, "articles": [IEEE]}),
    "dblp-json": _json({"result": {"hits": {"@total": "1", "hit": [DBLP]}}}),
    "doaj": _json({"total": 1, "page": 1, "results": [DOAJ]}),
    "hal": _json({"response": {"numFound": 1, "docs": [HAL]}}),
    "openaire": _json({"header": {"numFound": 1}, "results": [OPENAIRE]}),
    "zenodo": _json({"hits": {"hits": [ZENODO], "total": 1}}),
    "biorxiv": _json({"messages": [{"status": "ok", "total": "1"}], "collection": [BIORXIV]}),
    "unpaywall": _json(UNPAYWALL),
    "huggingface-json": _json([DAILY]),
}


@pytest.mark.parametrize(
    ("name", "id_", "date", "authors", "venue"),
    [
        ("core", "2401.00001", "2024", ("Ada Lovelace",), None),
        ("europe-pmc", "10.1000/e", "2024-03-06", ("Ada Lovelace",), "Zorbs"),
        ("scopus-json", "10.1000/s", "2024-02-15", ("Lovelace A.",), "Zorbs"),
        ("ieee-json", "10.1109/z.2018.1", "2018-12", ("A. Lovelace",), "2018 Conference on Zorbs"),
        ("dblp-json", "2401.00001", "2024", ("Xiao Zorb",), "CoRR"),
        ("doaj", "10.1000/d", "2024-09", ("Ada Lovelace",), "Zorbs"),
        ("hal", "hal-01234567", "2024", ("Ada Lovelace",), None),
        ("openaire", "10.1000/o", "2024-06-01", ("Ada Lovelace",), "Zorbs"),
        ("zenodo", "10.5281/zenodo.2", "2024-02-12", ("Ada Lovelace",), "Zorbs"),
        ("biorxiv", "10.1101/2024.01.01.1", "2024-01-03", ("A. Lovelace", "C. Babbage"), "bioRxiv"),
        ("unpaywall", "2401.00001", "2024-05-06", ("Ada Lovelace",), "Zorbs"),
        ("huggingface-json", "2401.00001", "2024-01-02", ("Ada Lovelace",), None),
    ],
)
def test_an_answer_has_all_its_fields(
    name: str, id_: str, date: str, authors: tuple[str, ...], venue: str | None
) -> None:
    paper = paper_from(name, EXAMPLES[name])
    assert paper.title == ("Zorbing at night" if name == "hal" else "Zorbing")
    assert (paper.id, paper.date) == (id_, date)
    assert (paper.authors, paper.venue) == (authors, venue)


@pytest.mark.parametrize(
    ("name", "abstract"),
    [
        ("core", "We zorb."),
        ("europe-pmc", "We zorb. It zorbs."),
        ("hal", "We study zorbing at night with methods that are all new."),
        ("openaire", ""),
        ("zenodo", "We zorb."),
        ("biorxiv", "We zorb."),
        ("huggingface-json", "We zorb."),
    ],
)
def test_an_abstract_is_clean_and_english_where_there_is_one(name: str, abstract: str) -> None:
    assert paper_from(name, EXAMPLES[name]).abstract == abstract


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("core", {"totalHits": 9, "limit": 1, "results": [CORE]}),
        ("europe-pmc", {"hitCount": 9, "resultList": {"result": [EUROPE_PMC]}}),
        ("ieee-json", {"total_records": 9, "articles": [IEEE]}),
        ("doaj", {"total": 9, "results": [DOAJ]}),
        ("hal", {"response": {"numFound": 9, "docs": [HAL]}}),
        ("openaire", {"header": {"numFound": 9}, "results": [OPENAIRE]}),
        ("zenodo", {"hits": {"hits": [ZENODO], "total": 9}}),
        ("biorxiv", {"messages": [{"total": "9"}], "collection": [BIORXIV]}),
    ],
)
def test_a_page_says_how_many_are_missing(name: str, data: object) -> None:
    assert told(name, _json(data)) == ["1 of 9 stand here: 8 are missing; get the other pages too"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("core", {"totalHits": 0, "limit": 1, "results": []}),
        ("europe-pmc", {"hitCount": 0, "resultList": {"result": []}}),
        ("scopus-json", {"search-results": {"entry": [{"error": "Result set was empty"}]}}),
        ("ieee-json", {"total_records": 0, "articles": []}),
        ("biorxiv", {"messages": [{"status": "no posts found"}], "collection": []}),
    ],
)
def test_an_empty_answer_is_refused(name: str, data: object) -> None:
    assert "without papers; ask with a query that finds some" in refusal(name, _json(data))


@pytest.mark.parametrize("name", ["dblp-json", "unpaywall"])
def test_a_service_without_abstracts_says_so(name: str) -> None:
    assert any(
        "gives no abstracts, so only titles are read" in t for t in told(name, EXAMPLES[name])
    )


def test_an_abstract_that_is_retrieved_from_scopus_names_all_authors() -> None:
    creators = {"author": [{"ce:surname": "Lovelace", "ce:given-name": "Ada", "@seq": "1"}]}
    core = {**SCOPUS, "dc:creator": creators, "dc:description": "We zorb."}
    paper = paper_from("scopus-json", _json({"abstracts-retrieval-response": {"coredata": core}}))
    assert (paper.abstract, paper.authors) == ("We zorb.", ("Ada Lovelace",))


def test_versions_of_a_preprint_have_one_doi_and_that_of_its_article() -> None:
    first = {**BIORXIV, "version": "1", "published": "NA"}
    data = _json({"messages": [], "collection": [first, BIORXIV]})
    one, two = papers_from("biorxiv", data)
    assert one.doi == two.doi
    assert (one.other_ids, two.other_ids) == ((), ("10.1000/j",))


def test_a_summary_of_europe_pmc_has_authors_in_one_text() -> None:
    lite = {k: v for k, v in EUROPE_PMC.items() if k not in {"authorList", "abstractText"}}
    paper = paper_from("europe-pmc", _json({"hitCount": 1, "resultList": {"result": [lite]}}))
    assert (paper.authors, paper.abstract) == (("Lovelace A", "Babbage C"), "")
