"""Formats in XML, arXiv's aside: what is odd in each, and what no XML may do."""

import pytest

from kg.errors import SourceError
from kg.reading.recognition import best_formats
from kg.reading.xml.records import elements, text_of
from kg.sources import Document
from tests.sources import ids, paper_from, papers_from, refusal, told

_PUBMED = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>
<MedlineCitation><PMID Version="1">111</PMID><Article>
<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue><Title>Zorbs</Title></Journal>
<ArticleTitle>{title}</ArticleTitle>
<ELocationID EIdType="pii">S1</ELocationID><ELocationID EIdType="doi">10.1000/P</ELocationID>
{abstract}<AuthorList><Author><LastName>Lovelace</LastName><ForeName>Ada</ForeName>
<Initials>A</Initials></Author><Author><CollectiveName>Zorb Group</CollectiveName></Author>
</AuthorList><Language>eng</Language>
<ArticleDate DateType="Electronic"><Year>2024</Year><Month>03</Month><Day>06</Day></ArticleDate>
</Article><OtherAbstract Type="plain"><AbstractText>Plain words.</AbstractText></OtherAbstract>
</MedlineCitation><PubmedData>
<ArticleIdList><ArticleId IdType="pubmed">111</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId>
</ArticleIdList><ReferenceList><Reference><ArticleIdList>
<ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle></PubmedArticleSet>"""
_SECTIONS = """<Abstract><AbstractText Label="BACKGROUND">We zorb &#946;<sub>2</sub>.</AbstractText>
<AbstractText Label="RESULTS">It zorbs &lt;5%.</AbstractText></Abstract>"""
_ACL = """<collection id="2022.zorb"><volume id="long"><meta><booktitle>Proceedings of
<fixed-case>Z</fixed-case>orbs</booktitle><month>July-August</month><year>2022</year></meta>
<frontmatter><url>2022.zorb-long.0</url></frontmatter>
<paper id="1"><title><fixed-case>A</fixed-case>dap<fixed-case>Z</fixed-case>orb</title>
<author><first>Ada</first><last>Lovelace</last></author>
<abstract>We zorb <tex-math>x</tex-math>.</abstract><url hash="00">2022.zorb-long.1</url>
<doi>10.18653/v1/2022.zorb-long.1</doi><bibkey>lovelace-2022-adapzorb</bibkey></paper>
<paper id="2"><title>Without a page</title></paper></volume></collection>"""
_CROSSREF = """<crossref_result xmlns="http://www.crossref.org/qrschema/3.0"><query_result><body>
<query><doi>10.1000/x</doi><doi_record><crossref><journal><journal_metadata>
<full_title>Zorbs</full_title></journal_metadata><journal_article><titles><title>Zorbing</title>
<subtitle>A Study</subtitle></titles><contributors><person_name contributor_role="author">
<given_name>Ada</given_name><surname>Lovelace</surname></person_name>
<person_name contributor_role="editor"><surname>Ed</surname></person_name></contributors>
<jats:abstract xmlns:jats="x"><jats:title>Abstract</jats:title><jats:p>We zorb.</jats:p>
</jats:abstract><publication_date media_type="print"><month>08</month><year>2003</year>
</publication_date><publication_date media_type="online"><year>2002</year></publication_date>
<doi_data><doi>10.1000/x</doi><resource>https://zorbs.example/x</resource></doi_data>
</journal_article></journal></crossref></doi_record></query></body></query_result>
</crossref_result>"""
_DBLP = """<?xml version="1.0"?><result><hits total="7" sent="1"><hit id="1"><info><authors>
<author pid="1">Xiao Zorb 0009</author></authors><title>Zorbing &amp; More.</title>
<venue>CoRR</venue><year>2024</year><key>journals/corr/abs-2401-00001</key>
<ee>https://doi.org/10.48550/arXiv.2401.00001</ee></info></hit></hits></result>"""
_ENDNOTE = """<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors>
<authors><author><style face="normal">Lovelace, Ada</style></author></authors></contributors>
<titles><title><style face="normal">Zorbing
      at Night</style></title><secondary-title><style>Zorbs</style></secondary-title></titles>
<dates><year><style>2015</style></year><pub-dates><date><style>Mar 3</style></date></pub-dates>
</dates><abstract><style>We zorb.&#xD;A lot.</style></abstract>
<electronic-resource-num><style>10.1000/e</style></electronic-resource-num>
<urls><related-urls><url><style>http://arxiv.org/abs/1501.00001</style></url></related-urls></urls>
</record></records></xml>"""
_MODS = """<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="zorb2015">
<titleInfo><title>Zorbing</title></titleInfo><titleInfo type="abbreviated"><title>Z</title>
</titleInfo><name><namePart type="given">Ada</namePart><namePart type="family">Lovelace</namePart>
</name><originInfo><dateIssued>2015-03</dateIssued></originInfo><abstract>We zorb.</abstract>
<identifier type="doi">10.1000/m</identifier><relatedItem type="host"><titleInfo>
<title>Zorbs</title></titleInfo></relatedItem></mods>
<mods><titleInfo><title>A zorb at dusk</title></titleInfo>
<typeOfResource>still image</typeOfResource></mods></modsCollection>"""
_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1"/><bib:authors><rdf:Seq><rdf:li><foaf:Person>
<foaf:surname>Lovelace</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li>
</rdf:Seq></bib:authors><dc:title>Zorbing</dc:title><dcterms:abstract>We zorb.</dcterms:abstract>
<dc:date>2015-03-04</dc:date><z:language>en-US</z:language></bib:Article>
<rdf:Description rdf:about="#item_2"><z:itemType>preprint</z:itemType><dc:title>Inside</dc:title>
<dcterms:isPartOf><bib:Journal><dc:identifier>DOI 10.1000/in</dc:identifier></bib:Journal>
</dcterms:isPartOf></rdf:Description>
<z:Attachment rdf:about="#a"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment><bib:Memo rdf:about="#n"><z:itemType>note</z:itemType></bib:Memo>
<bib:Journal rdf:about="urn:issn:1"><dc:title>Zorbs</dc:title>
<dc:identifier>DOI 10.1000/z</dc:identifier><dc:identifier>ISSN 1</dc:identifier></bib:Journal>
</rdf:RDF>"""


def _pubmed(title: str = "Zorbing.", date: str = "<Year>2024</Year>", abstract: str = "") -> bytes:
    return _PUBMED.format(title=title, date=date, abstract=abstract or _SECTIONS).encode()


EXAMPLES = {
    "pubmed-xml": _pubmed(),
    "acl-anthology": _ACL.encode(),
    "crossref-xml": _CROSSREF.encode(),
    "dblp-xml": _DBLP.encode(),
    "endnote-xml": _ENDNOTE.encode(),
    "mods": _MODS.encode(),
    "zotero-rdf": _RDF.encode(),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "pubmed-xml",
            ("Zorbing", "10.1000/p", "2024-03-06", ("Ada Lovelace", "Zorb Group"), "Zorbs"),
        ),
        (
            "acl-anthology",
            (
                "AdapZorb",
                "10.18653/v1/2022.zorb-long.1",
                "2022-07",
                ("Ada Lovelace",),
                "Proceedings of Zorbs",
            ),
        ),
        ("crossref-xml", ("Zorbing: A Study", "10.1000/x", "2002", ("Ada Lovelace",), "Zorbs")),
        ("dblp-xml", ("Zorbing & More", "2401.00001", "2024", ("Xiao Zorb",), "CoRR")),
        (
            "endnote-xml",
            ("Zorbing at Night", "1501.00001", "2015-03-03", ("Ada Lovelace",), "Zorbs"),
        ),
        ("mods", ("Zorbing", "10.1000/m", "2015-03", ("Ada Lovelace",), "Zorbs")),
        ("zotero-rdf", ("Zorbing", "10.1000/z", "2015-03-04", ("Ada Lovelace",), "Zorbs")),
    ],
)
def test_a_record_has_all_its_fields(name: str, expected: tuple[object, ...]) -> None:
    paper = papers_from(name, EXAMPLES[name])[0]
    assert (paper.title, paper.id, paper.date, paper.authors, paper.venue) == expected


def test_sections_of_pubmed_stand_behind_each_other_without_their_labels() -> None:
    paper = paper_from("pubmed-xml", _pubmed())
    assert paper.abstract == "We zorb β₂. It zorbs <5%."
    assert (paper.doi, paper.other_ids) == ("10.1000/p", ("111", "PMC9"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Zorbing of <i>E. coli</i>.", "Zorbing of E. coli"),
        ("[Zorbing in the dark].", "Zorbing in the dark"),
        ("Why zorb?", "Why zorb?"),
    ],
)
def test_a_title_of_pubmed_loses_its_stop_its_tags_and_its_brackets(
    title: str, expected: str
) -> None:
    assert paper_from("pubmed-xml", _pubmed(title=title)).title == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("<Year>2024</Year><Month>Mar</Month>", "2024-03-06"),
        ("<Year>2024</Year><Month>May</Month><Day>2</Day>", "2024-05-02"),
        ("<Year>2025</Year>", "2025"),
        ("<MedlineDate>2023 Nov-Dec</MedlineDate>", "2023-11"),
    ],
)
def test_the_date_of_pubmed_is_that_of_the_issue(date: str, expected: str) -> None:
    assert paper_from("pubmed-xml", _pubmed(date=date)).date == expected


def test_front_matter_is_no_paper_and_a_paper_without_a_page_has_an_id() -> None:
    assert ids(papers_from("acl-anthology", _ACL.encode())) == [
        "10.18653/v1/2022.zorb-long.1",
        "2022.zorb-long.2",
    ]
    old = _ACL.replace("2022.zorb", "P19").replace('volume id="long"', 'volume id="1"')
    assert papers_from("acl-anthology", old.encode())[1].id == "P19-1002"


def test_notes_and_attachments_are_no_papers_and_a_doi_may_stand_on_the_journal() -> None:
    assert ids(papers_from("zotero-rdf", _RDF.encode())) == ["10.1000/z", "10.1000/in"]


def test_dblp_tells_of_abstracts_and_pages_and_mods_of_images() -> None:
    assert told("dblp-xml", _DBLP.encode())[1] == (
        "1 of 7 stand here: 6 are missing; get the other pages too"
    )
    assert told("mods", _MODS.encode()) == ["it is no text but still image; it is left out"]


def test_an_answer_of_crossref_without_works_is_refused() -> None:
    assert "holds no works" in refusal(
        "crossref-xml", b"<crossref_result><error>x</error></crossref_result>"
    )


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_xml_that_breaks_off_is_an_error_and_never_a_shorter_list(name: str) -> None:
    whole = EXAMPLES[name].rstrip()
    with pytest.raises(SourceError, match=r"breaks off or is wrong here"):
        papers_from(name, whole[: whole.rindex(b"</")])


def _texts(data: bytes) -> list[str]:
    return [text_of(element) or "" for _, element in elements(Document.of("a.xml", data), "r")]


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]><a><r>&l9;</r></a>'.encode(),
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]><a><r x="&l9;">ha</r></a>'.encode(),
        b"<a><r>" + b"<b>" * 100_000 + b"</b>" * 100_000 + b"</r></a>",
        b"<a><r>" + b"x" * 20_000_000 + b"</r></a>",
        b"<a><r>1</r></a><a><r>2</r></a>",
        b"<a><r>one</b></r><r>two</r></a>",
    ],
    ids=["laughs", "laughs in an attribute", "depth", "one text", "two documents", "wrong tag"],
)
def test_xml_that_asks_for_too_much_or_is_wrong_ends_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a.xml:\d+: its XML breaks off or is wrong") as caught:
        _texts(data)
    assert "\n" not in str(caught.value)


def test_no_file_is_read_for_an_entity() -> None:
    data = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><r>&x;</r></a>'
    assert _texts(data) == ["&x;"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<a><x:r>undeclared</x:r></a>", "undeclared"),
        (b"<a><r>Q&A & more</r></a>", "Q more"),
        (b"<a><r>x&nbsp;y&uuml;</r></a>", "x\xa0yü"),
        (b"<a><r>a<!-- no -->b<![CDATA[<c>]]></r></a>", "ab<c>"),
    ],
)
def test_small_faults_of_real_files_are_passed_over(data: bytes, text: str) -> None:
    assert " ".join(_texts(data)[0].split(" ")).replace("  ", " ") == text


def test_a_web_page_is_no_xml_format() -> None:
    data = b"<!DOCTYPE html><html><body><p>Zorbs</p></body></html>"
    assert best_formats(Document.of("a", data).head()) == ("web-pages",)
