"""Everything that arXiv itself gives: Atom, OAI-PMH, and the snapshot of its metadata."""

import json

import pytest

from tests.sources import ids, paper_from, papers_from, refusal, told

_FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <id>http://arxiv.org/api/query</id>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  {entries}
</feed>"""
_ENTRY = """<entry>
    <id>http://arxiv.org/abs/{id}</id>
    <updated>2024-05-05T00:00:00Z</updated>
    <published>2024-01-02T18:59:59Z</published>
    <title>Zorbing with
  $\\mathcal{{Z}}$orb</title>
    <summary>{summary}</summary>
    <author><name>Ada Lovelace</name><arxiv:affiliation>London</arxiv:affiliation></author>
    <author><name>Charles Babbage</name></author>
    <arxiv:doi>10.1000/zorb</arxiv:doi>
    <arxiv:journal_ref>J. Zorbs 1 (2024)</arxiv:journal_ref>
    <link title="pdf" href="http://arxiv.org/pdf/{id}" rel="related"/>
  </entry>"""


def _feed(*entries: str, total: int | None = None) -> bytes:
    total = len(entries) if total is None else total
    return _FEED.format(total=total, entries="".join(entries)).encode()


def _entry(id_: str = "2401.00001v3", summary: str = "  We zorb 5\\% more.\n") -> str:
    return _ENTRY.format(id=id_, summary=summary)


def _oai(*records: str, more: str = "") -> bytes:
    xmlns = 'xmlns="http://www.openarchives.org/OAI/2.0/"'
    body = "".join(records)
    return f"<OAI-PMH {xmlns}><ListRecords>{body}{more}</ListRecords></OAI-PMH>".encode()


def _oai_record(metadata: str, status: str = "") -> str:
    header = f"<header{status}><identifier>oai:arXiv.org:2401.00001</identifier></header>"
    return f"<record>{header}<metadata>{metadata}</metadata></record>"


_OAI_ARXIV = """<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>hep-th/9901001</id>
<created>1999-01-01</created><updated>2001-05-05</updated>
<authors><author><keyname>Lovelace</keyname><forenames>Ada</forenames></author>
<author><keyname>Zorb Collaboration</keyname></author><author><keyname>:</keyname></author>
</authors><title>Zorbs in
  the dark</title><doi>10.1000/1, 10.1000/2;10.1000/3</doi>
<abstract> We zorb. </abstract></arXiv>"""
_OAI_RAW = """<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>0704.0001</id>
<version version="v1"><date>Tue, 3 Apr 2007 19:18:42 GMT</date></version>
<version version="v2"><date>Wed, 9 May 2007 10:00:00 GMT</date></version>
<title>Raw zorbs</title><authors>A. Lovelace, C. Babbage (London), and M. Curie</authors>
<abstract>This paper has been withdrawn by the authors due to an error in Lemma 3.</abstract>
</arXivRaw>"""
_SNAPSHOT = {
    "id": "0704.0001",
    "submitter": "Ada",
    "authors": "A. Lov\\'elace and C. Babbage",
    "title": "Zorbing\n  Quietly",
    "doi": "10.1000/1 10.1000/2",
    "categories": "cs.LG",
    "abstract": "  We zorb\nquietly.\n",
    "versions": [
        {"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"},
        {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
    ],
    "update_date": "2008-11-26",
    "authors_parsed": [["Lov\\'elace", "A.", ""], ["Babbage", "C.", "Jr."]],
}
EXAMPLES = {
    "arxiv-atom": _feed(_entry()),
    "oai-pmh": _oai(_oai_record(_OAI_ARXIV)),
    "arxiv-snapshot": json.dumps(_SNAPSHOT).encode(),
}


def test_an_entry_has_all_its_fields() -> None:
    paper = paper_from("arxiv-atom", _feed(_entry()))
    assert (paper.title, paper.abstract) == ("Zorbing with Zorb", "We zorb 5% more.")
    assert (paper.id, paper.doi, paper.date) == ("2401.00001", "10.1000/zorb", "2024-01-02")
    assert paper.authors == ("Ada Lovelace", "Charles Babbage")
    assert paper.venue == "J. Zorbs 1 (2024)"


def test_an_old_id_holds_a_slash() -> None:
    assert paper_from("arxiv-atom", _feed(_entry("astro-ph/0601001v1"))).id == "astro-ph/0601001"


def test_an_entry_of_the_daily_feed_has_a_line_of_its_own_before_the_abstract() -> None:
    summary = "arXiv:2401.00001v3 Announce Type: new \nAbstract: We zorb."
    assert paper_from("arxiv-atom", _feed(_entry(summary=summary))).abstract == "We zorb."


def test_an_error_and_an_empty_answer_of_the_api_are_refused() -> None:
    error = """<entry><id>https://arxiv.org/api/errors#incorrect_id</id><title>Error</title>
    <summary>incorrect id format for zorb</summary></entry>"""
    said = refusal("arxiv-atom", _feed(error))
    assert "an error answer of arXiv: incorrect id format for zorb" in said
    assert "an empty answer of arXiv" in refusal("arxiv-atom", _feed())


def test_a_page_of_the_api_says_how_many_are_missing() -> None:
    assert told("arxiv-atom", _feed(_entry(), total=1000)) == [
        "1 of 1,000 stand here: 999 are missing; get the other pages too"
    ]


def test_oai_takes_the_first_date_and_every_doi() -> None:
    paper = paper_from("oai-pmh", _oai(_oai_record(_OAI_ARXIV)))
    assert (paper.id, paper.title, paper.date) == (
        "hep-th/9901001",
        "Zorbs in the dark",
        "1999-01-01",
    )
    assert (paper.doi, paper.other_ids) == ("10.1000/1", ("10.1000/2", "10.1000/3"))
    assert paper.authors == ("Ada Lovelace", "Zorb Collaboration")


def test_oai_raw_has_authors_in_one_text_and_the_date_of_version_1() -> None:
    paper = paper_from("oai-pmh", _oai(_oai_record(_OAI_RAW)))
    assert paper.authors == ("A. Lovelace", "C. Babbage", "M. Curie")
    assert (paper.date, paper.abstract) == ("2007-04-03", "")


def test_dublin_core_of_any_archive_is_read() -> None:
    dc = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Zorbs</dc:title>
    <dc:creator>Lovelace, Ada</dc:creator><dc:description>Comment: 3 pages</dc:description>
    <dc:description>We zorb for a long while.</dc:description><dc:date>2021-03-04</dc:date>
    <dc:date>2020-01-02</dc:date><dc:identifier>http://arxiv.org/abs/2001.00001</dc:identifier>
    <dc:identifier>doi:10.1000/9</dc:identifier></oai_dc:dc>"""
    paper = paper_from("oai-pmh", _oai(_oai_record(dc)))
    assert (paper.id, paper.doi, paper.date) == ("2001.00001", "10.1000/9", "2020-01-02")
    assert (paper.abstract, paper.authors) == ("We zorb for a long while.", ("Ada Lovelace",))


def test_metadata_without_namespaces_and_declaration_is_read() -> None:
    bare = _OAI_ARXIV.replace(' xmlns="http://arxiv.org/OAI/arXiv/"', "")
    data = f"<record><metadata>{bare}</metadata></record>".encode()
    assert ids(papers_from("oai-pmh", b"<ListRecords>" + data + b"</ListRecords>")) == [
        "hep-th/9901001"
    ]


def test_deleted_records_and_further_pages_are_told() -> None:
    deleted = '<record><header status="deleted"><identifier>x</identifier></header></record>'
    more = '<resumptionToken completeListSize="58011">123|1</resumptionToken>'
    assert told("oai-pmh", _oai(deleted, _oai_record(_OAI_ARXIV), more=more)) == [
        "the record was deleted in its archive; it is left out",
        "1 of 58,011 records stand here; get the rest with the resumption token",
    ]


def test_an_error_of_oai_is_refused() -> None:
    data = b'<OAI-PMH><error code="noRecordsMatch">No zorbs.</error></OAI-PMH>'
    assert "noRecordsMatch No zorbs." in refusal("oai-pmh", data)
    assert "without records" in refusal("oai-pmh", b"<OAI-PMH><Identify/></OAI-PMH>")


def test_a_line_of_the_snapshot_has_the_date_of_version_1() -> None:
    paper = paper_from("arxiv-snapshot", json.dumps(_SNAPSHOT).encode())
    assert (paper.title, paper.abstract) == ("Zorbing Quietly", "We zorb quietly.")
    assert (paper.id, paper.date, paper.doi) == ("0704.0001", "2007-04-02", "10.1000/1")
    assert paper.other_ids == ("10.1000/2",)
    assert paper.authors[1] == "C. Babbage Jr."


def test_an_array_without_versions_takes_the_month_from_the_id() -> None:
    left_out = {"versions", "authors_parsed"}
    old = {key: value for key, value in _SNAPSHOT.items() if key not in left_out}
    paper = paper_from("arxiv-snapshot", json.dumps([old], indent=1).encode())
    assert (paper.date, len(paper.authors)) == ("2007-04", 2)


@pytest.mark.parametrize(
    ("notice", "is_notice"),
    [
        ("This paper has been withdrawn by the author due to a gap.", True),
        ("  This submission has been withdrawn.", True),
        ("The paper was temporarily withdrawn; see v3.", True),
        ("Withdrawn by the authors.", True),
        ("We study how papers are withdrawn.", False),
        ("This paper has been read by many.", False),
    ],
)
def test_a_notice_of_withdrawal_is_no_abstract(notice: str, is_notice: bool) -> None:
    data = json.dumps({**_SNAPSHOT, "abstract": notice}).encode()
    assert (paper_from("arxiv-snapshot", data).abstract == "") is is_notice
    said = ["the paper was withdrawn; its notice is no abstract"] if is_notice else []
    assert told("arxiv-snapshot", data) == said
