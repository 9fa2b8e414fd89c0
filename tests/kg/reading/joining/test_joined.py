from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.errors import Outcome, Problem
from kg.model import Extraction, Paper, Source
from kg.names.titles import text_id, title_id
from kg.reading.joining.joined import Joiner, Tally
from kg.reading.joining.profile import Item, paper_of_item
from tests.kg.reading.joining.papers import LONG, ORBITS, OTHER, REWRITTEN, join, of


def _preface(
    abstract: str, id_: str | None = None, file: str = "f", title: str = "Preface"
) -> Paper:
    return Paper(id_ or title_id(title), title, abstract, source=(Source(file, 1),))


def _papers(*items: Item) -> list[Paper]:
    return [paper_of_item(item) for item in join(*items)[0]]


def _one(*items: Item) -> Paper:
    (paper,) = _papers(*items)
    assert _papers(*reversed(items)) == [paper]
    return paper


def _texts(problems: Iterable[Problem]) -> list[str]:
    return [problem.text for problem in problems]


def test_one_paper_of_two_pages_remembers_both() -> None:
    joined, problems = join(_preface("We  wrote.", file="b"), _preface("we wrote.", file="a"))
    assert [item.source for item in joined if isinstance(item, Paper)] == [
        (Source("a", 1), Source("b", 1))
    ]
    assert problems == []


@pytest.mark.parametrize("cut", ["We wrote a bo", "We wrote a...", "We wrote a…"])
def test_the_longer_of_a_whole_abstract_and_its_beginning_is_kept(cut: str) -> None:
    assert _one(_preface(cut), _preface("We wrote a book.")).abstract == "We wrote a book."


def test_different_papers_of_one_title_stay_apart_under_ids_of_their_texts() -> None:
    texts = ["One.", "Two.", "Three.", ""]
    joined, problems = join(*(_preface(text) for text in texts))
    assert {item.id for item in joined if isinstance(item, Paper)} == {
        text_id("preface", text) for text in texts
    }
    assert problems == []


def test_a_beginning_that_two_papers_share_joins_neither() -> None:
    found = _papers(_preface("We wrote"), _preface("We wrote one."), _preface("We wrote two."))
    assert len(found) == 3


def test_an_id_of_the_input_wins_over_the_hash_of_the_title() -> None:
    joined, problems = join(_preface("One."), _preface("One.", "p1"))
    assert [item.id for item in joined if isinstance(item, Paper)] == ["p1"]
    assert problems == []


def test_of_two_ids_one_is_kept_the_other_leads_to_it_and_that_is_told() -> None:
    joined, problems = join(_preface("One.", "p2"), _preface("One.", "p1"))
    assert [(item.id, item.other_ids) for item in joined if isinstance(item, Paper)] == [
        ("p1", ("p2",))
    ]
    assert _texts(problems) == ["'p1' and 'p2' are one paper; 'p1' is kept"]


def test_papers_without_abstract_stay_apart_under_their_own_ids() -> None:
    joined, problems = join(_preface("", "p2"), _preface("", "p1"))
    assert len(joined) == 2
    assert problems == []


def test_an_id_that_two_papers_bear_is_told_and_the_id_of_neither() -> None:
    papers = _preface("One.", "p1", "a"), _preface("Another.", "p1", "b", "Other")
    for order in (papers, papers[::-1]):
        joined, problems = join(*order)
        assert {(item.id, item.other_ids) for item in map(paper_of_item, joined)} == {
            (title_id("Preface"), ("p1",)),
            (title_id("Other"), ("p1",)),
        }
        told = "'p1' is given to 2 different papers; each gets another"
        assert [(problem.file, problem.text) for problem in problems] == [
            ("a", told),
            ("b", told),
        ]


def test_an_extraction_is_kept_before_a_longer_paper_and_that_is_reported() -> None:
    joined, problems = join(Extraction(_preface("One.", file="a")), _preface("One. Two."))
    assert [type(item) for item in joined] == [Extraction]
    (problem,) = problems
    assert "the extraction of a:1 is kept" in problem.text
    assert problem.outcome is Outcome.MENDED


SAME = {
    "signs": of(title="Attention over Orbits for “Many—Images”"),
    "case": of(title=ORBITS.upper(), abstract=LONG.upper()),
    "tags": of(abstract=LONG.replace("orbits", "<i>orbits</i>")),
    "accents": of(title=ORBITS.replace("Orbits", "Órbits")),
    "a word of the title": of(title=ORBITS.replace("Many ", "Several ")),
    "a stop word": of(title=ORBITS.replace("for", "of"), abstract=""),
    "no subtitle": of(title=f"{ORBITS}: A Large Study"),
    "words of the abstract": of(abstract=REWRITTEN),
    "the end of the abstract": of(abstract=f"{LONG[:70]}..."),
    "no abstract": of(abstract=""),
    "the year": of(abstract="", date="2025"),
    "an id of its own": of(given="W1"),
    "people with initials": of(abstract="", authors=("A. Lovelace", "Charles Babbage")),
}


@pytest.mark.parametrize("what", SAME)
def test_copies_that_differ_a_little_are_one_paper(what: str) -> None:
    first = of(arxiv_id="2401.01234", date="2024-01", authors=("Ada Lovelace", "Charles Babbage"))
    assert _one(first, SAME[what]).id == "2401.01234"


def test_the_doi_of_a_preprint_contradicts_none_and_gives_way_to_that_of_the_publication() -> None:
    joined, problems = join(
        of(abstract="", doi="10.2139/ssrn.1"), of(abstract="", doi="10.9000/1", file="g")
    )
    assert [(each.doi, each.other_ids) for each in map(paper_of_item, joined)] == [
        ("10.9000/1", ("10.2139/ssrn.1",))
    ]
    assert problems == []


DIFFERENT = {
    "other order of words": of(title="Many Images for Attention over Orbits", abstract=""),
    "another arXiv id": of(arxiv_id="2401.99999"),
    "another abstract": of(abstract=OTHER),
    "another part": of(title=f"{ORBITS} II"),
    "another letter": of(title=f"{ORBITS} B"),
    "another year": of(abstract="", date="2019"),
    "other people": of(abstract="", authors=("Grace Hopper",)),
    "another DOI": of(abstract="", doi="10.1000/2"),
    "another title": of(title="Words Without Any Orbits at All", abstract=LONG),
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_papers_that_differ_in_what_matters_stay_apart(what: str) -> None:
    first = of(arxiv_id="2401.01234", date="2024-01", doi="10.1000/1", authors=("Ada Lovelace",))
    assert len(_papers(first, DIFFERENT[what])) == 2


def test_a_doi_of_two_papers_joins_none_and_is_told() -> None:
    papers = (
        of(doi="10.1000/1"),
        of(title="Words Without Any Orbits at All", abstract=OTHER, doi="10.1000/1", file="g"),
    )
    joined, problems = join(*papers)
    assert {item.id for item in map(paper_of_item, joined)} == {title_id(p.title) for p in papers}
    assert {item.doi for item in map(paper_of_item, joined)} == {"10.1000/1"}
    assert len(problems) == 2


def test_an_id_in_common_joins_what_was_called_otherwise() -> None:
    retitled = of(title="Orbital Attention", abstract=REWRITTEN, doi="10.1000/1")
    translated = replace(of(title="Aufmerksamkeit", doi="10.1000/1"), abstract="", language="de")
    assert _one(of(doi="10.1000/1"), retitled, translated).id == "10.1000/1"


def test_a_copy_without_abstract_that_two_papers_may_be_joins_neither() -> None:
    found = _papers(of(), of(abstract=OTHER), of(abstract="", file="g"))
    assert len(found) == 3


def test_each_field_of_the_one_paper_follows_its_rule() -> None:
    preprint = of(
        arxiv_id="2401.01234",
        file="a",
        date="2024-01-03",
        url="https://arxiv.org/abs/2401.01234",
        venue="arXiv.org",
        authors=("A. Lovelace", "C. Babbage"),
        other_ids=("W1",),
    )
    published = of(
        abstract=f"{LONG} More stands here.",
        doi="10.1000/1",
        file="b",
        date="2024",
        url="https://doi.org/10.1000/1",
        venue="Journal of Orbits",
        authors=("Ada Lovelace", "Charles Babbage"),
        key="lovelace2024",
    )
    third = of(abstract="", given="p3", file="c", date="2025-02", key="ada24")
    assert _one(preprint, published, third) == Paper(
        id="2401.01234",
        title=ORBITS,
        abstract=f"{LONG} More stands here.",
        source=(Source("a", 1), Source("b", 1), Source("c", 1)),
        date="2024-01-03",
        url="https://arxiv.org/abs/2401.01234",
        venue="Journal of Orbits",
        authors=("Ada Lovelace", "Charles Babbage"),
        doi="10.1000/1",
        arxiv_id="2401.01234",
        key="lovelace2024",
        other_ids=("W1", "ada24", "p3"),
    )


def test_two_dois_and_years_far_apart_are_told() -> None:
    first = of(doi="10.1000/1", date="2019", authors=("Ada Lovelace",))
    second = of(doi="10.1000/2", date="2024", authors=("Ada Lovelace",), abstract=REWRITTEN)
    (joined,), problems = join(first, second)
    assert paper_of_item(joined).other_ids == ("10.1000/1",)
    assert _texts(problems) == [
        "'10.1000/2' and '10.1000/1' are DOIs of one paper",
        "the paper '10.1000/2' is of 2019 here and of 2024 elsewhere",
    ]


def test_many_papers_of_one_title_are_joined_where_all_is_equal() -> None:
    names = ("Ada Lovelace", "Grace Hopper")
    copies = [
        replace(of("Editorial", f"{name} writes.", file=str(number)), authors=(name,))
        for number in range(150)
        for name in names
    ]
    assert [len(paper.source) for paper in _papers(*copies)] == [150, 150]


def test_what_was_read_is_counted() -> None:
    problems: list[Problem] = []
    joiner = Joiner(problems.append)
    for item in (of(), of(file="g"), of(title="Zorb", abstract=""), _preface("Ja.", "p")):
        joiner.add(replace(item, language="de") if item.id == "p" else item)
    papers = joiner.papers()
    assert papers.tally == Tally(read=4, papers=3, without_abstract=1, in_other_languages=1)
    assert (papers.tally.joined, len(papers), len(list(papers)), len(list(papers))) == (1, 3, 3, 3)
    assert [problem.outcome for problem in problems] == [Outcome.JOINED]


def test_each_entry_that_is_joined_is_told_with_the_place_of_the_other() -> None:
    problems: list[Problem] = []
    joiner = Joiner(problems.append)
    for line in (2, 3, 5):
        joiner.add(replace(of(), source=(Source("a.csv", line),)))
    papers = joiner.papers()
    assert papers.tally.joined == 2
    assert [str(problem) for problem in problems] == [
        f"a.csv:{line}: it is one paper with 'a.csv:2': {ORBITS!r}" for line in (3, 5)
    ]
