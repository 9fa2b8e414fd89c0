from dataclasses import replace

import pytest

from kg.errors import Outcome, Problem
from kg.model import Paper
from kg.reading.texts.bibtex import parted_names
from tests.kg.sources.reading import papers

ENTRY = rb"""My papers, exported by hand @ home.

@string{ venue = "Journal of " # {Zorbs} }

@article{zorb 2024,
  title = {{CIFAR}-10 in {\"U}bungen: the {Z}orb {N}et with {{nested {braces}}}},
  author = "Lovelace, Ada and {The {ATLAS} Team} and Erd{\H o}s, P{\'a}l and others",
  journal = venue,
  year = 2024, month = mar,
  abstract = {We gain 5{\%} on
    {ImageNet}.},
  doi = {https://doi.org/10.1000/ZORB},
  url = {https://example.org/a\_b},
}
"""
EXAMPLES = {"bibtex": ENTRY}


def _only(data: bytes, problems: list[Problem] | None = None) -> Paper:
    (paper,) = papers("bibtex", data, problems)
    return paper


def test_an_entry_gives_each_field_without_its_markup() -> None:
    paper = _only(ENTRY)
    assert paper.title == "CIFAR-10 in Übungen: the Zorb Net with nested braces"
    assert paper.abstract == "We gain 5% on ImageNet."
    assert paper.authors == ("Ada Lovelace", "The ATLAS Team", "Pál Erdős")
    assert paper.venue == "Journal of Zorbs"
    assert paper.date == "2024-03"
    assert (paper.id, paper.doi, paper.key) == ("10.1000/zorb", "10.1000/zorb", "zorb 2024")
    assert paper.url == "https://example.org/a_b"
    assert paper.source[0].line == 5


@pytest.mark.parametrize(
    "field",
    [
        "eprint = {2401.01234}, archiveprefix = {arXiv}",
        "eprint = {2401.01234v2}, eprinttype = {arxiv}",
        "journal = {arXiv preprint arXiv:2401.01234}",
        "note = {arXiv:2401.01234 [cs.CL]}",
        "url = {http://arxiv.org/abs/2401.01234}",
        "volume = {abs/2401.01234}, url = {https://arxiv.org/abs/2401.01234}",
        "doi = {10.48550/arXiv.2401.01234}",
        "howpublished = {\\url{https://arxiv.org/pdf/2401.01234v1}}",
    ],
)
def test_an_arxiv_id_is_found_wherever_exports_keep_it(field: str) -> None:
    paper = _only(f"@misc{{a, title = {{Zorb}}, {field}}}".encode())
    assert (paper.id, paper.arxiv_id, paper.doi) == ("2401.01234", "2401.01234", None)
    assert paper.venue in {None, "arXiv"}


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2024", "2024"),
        ("year = {2024}, month = {{Dec}}", "2024-12"),
        ('year = "2024", month = "5"', "2024-05"),
        ("date = {2024-05-01}", "2024-05-01"),
        ("date = {2024-05}, year = {2024}", "2024-05"),
        ("year = {in press}", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(fields: str, date: str | None) -> None:
    assert _only(f"@article{{a, title = {{Zorb}}, {fields}}}".encode()).date == date


def test_what_an_entry_lacks_is_taken_from_its_crossref() -> None:
    data = b"""@inproceedings{a, title = {Zorb}, author = {Ada Lovelace}, crossref = {conf}}
@proceedings{conf, title = {All of Zorb}, booktitle = {Proc. of Zorb}, year = {2023}}
"""
    problems: list[Problem] = []
    paper = _only(data, problems)
    assert (paper.title, paper.venue, paper.date) == ("Zorb", "Proc. of Zorb", "2023")
    assert [(problem.line, problem.outcome) for problem in problems] == [(2, Outcome.LEFT_OUT)]


def test_a_broken_entry_is_reported_and_spoils_no_other() -> None:
    data = b"""@article{a, title = {Zorb}}
@article{b, title = {Open
@article{c, title = {CrossZorb}}
@comment{jabref-meta: databaseType:bibtex;}
"""
    problems: list[Problem] = []
    found = papers("bibtex", data, problems)
    assert [paper.title for paper in found] == ["Zorb", "CrossZorb"]
    assert [problem.line for problem in problems] == [2]


def test_keys_of_digits_alone_are_no_ids() -> None:
    paper = _only(b"@conference{2025, title = {Zorb}}")
    assert paper.key == "2025"
    assert paper.id != "2025"


def test_one_entry_may_follow_another_without_a_blank_line_and_in_capitals() -> None:
    data = b'\xef\xbb\xbf@ARTICLE{a,TITLE={Zorb}}\r\n  @Book (b, Title = "Cross" # "Zorb")\r\n'
    assert [paper.title for paper in papers("bibtex", data)] == ["Zorb", "CrossZorb"]


def test_names_in_braces_are_not_parted() -> None:
    assert parted_names("A\n and {B and C}") == ["A", "{B and C}"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_line_ends_give_the_same(encoding: str) -> None:
    text = ENTRY.decode("utf-8-sig").replace("Lovelace", "Lovelaçe").replace("\n", "\r\n")
    first = papers("bibtex", text.encode(encoding), [])[0]
    assert first.authors[0] == "Ada Lovelaçe"
    assert replace(first, authors=()) == replace(papers("bibtex", ENTRY, [])[0], authors=())
