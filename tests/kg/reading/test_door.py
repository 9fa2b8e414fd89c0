"""From a record to a paper."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Outcome, Problem
from kg.model import Paper, Source
from kg.names.titles import title_id
from kg.reading.door import MAX_TITLE, paper_of
from kg.reading.record import Record
from kg.storage.paper import MAX_TEXT
from kg.text.markup import Markup

ABSTRACT = "We zorb the orbs of the field, and show that this is better than all that was known."
PORTUGUESE = (
    "Neste trabalho apresentamos um método para a análise de imagens com redes neurais, e mostramos"
    " que ele é melhor do que os métodos conhecidos até agora em cinco conjuntos de dados."
)


def _fail(problem: Problem) -> None:
    pytest.fail(str(problem))


def _paper(
    fields: Mapping[str, object],
    markup: Markup = Markup.PLAIN,
    report: Callable[[Problem], None] = _fail,
) -> Paper:
    given: dict[str, Any] = {"line": 7, "title": "Zorb", "abstract": ABSTRACT, **fields}
    paper = paper_of(Record(**given), "papers.bib", markup, report)
    assert paper is not None
    return paper


def test_a_record_becomes_a_paper_with_its_place() -> None:
    fields = {"venue": " Orbs ", "key": "z1", "authors": ("Ada  Lovelace", "")}
    paper = _paper({**fields, "page_date": "Mar 12"})
    assert paper == Paper(
        id=title_id("Zorb"),
        title="Zorb",
        abstract=ABSTRACT,
        source=(Source("papers.bib", 7, "Mar 12"),),
        authors=("Ada Lovelace",),
        venue="Orbs",
        key="z1",
    )


@pytest.mark.parametrize("title", [None, "", "  ", "\x00", "<b></b>"])
def test_a_record_without_a_title_is_left_out_and_told(title: str | None) -> None:
    problems: list[Problem] = []
    record = Record(line=3, title=title, abstract=ABSTRACT, markup=Markup.HTML)
    assert paper_of(record, "f", Markup.PLAIN, problems.append) is None
    assert problems == [
        Problem("f", 3, "the record is left out: there is no title", Outcome.LEFT_OUT)
    ]


@pytest.mark.parametrize("abstract", [None, "", "[No abstract available]"])
def test_a_record_without_an_abstract_is_a_paper(abstract: str | None) -> None:
    assert _paper({"abstract": abstract}).abstract == ""


def test_the_markup_of_a_record_counts_before_that_of_its_format() -> None:
    title = r"{CIFAR}-10 <i>wins</i>"
    assert _paper({"title": title}, Markup.LATEX).title == "CIFAR-10 <i>wins</i>"
    record = Record(line=1, title=title, markup=Markup.HTML)
    paper = paper_of(record, "f", Markup.LATEX, _fail)
    assert paper is not None
    assert paper.title == "{CIFAR}-10 wins"


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({}, (title_id("Zorb"), None, None, ())),
        ({"id": "W1"}, ("W1", None, None, ())),
        ({"id": "W1", "other_ids": ("S2", "W1")}, ("W1", None, None, ("S2",))),
        (
            {"doi": "https://doi.org/10.1000/A.", "id": "W1"},
            ("10.1000/a", "10.1000/a", None, ("W1",)),
        ),
        ({"doi": "10.1"}, (title_id("Zorb"), None, None, ())),
        ({"doi": "10.1000/1, 10.1000/2"}, ("10.1000/1", "10.1000/1", None, ("10.1000/2",))),
        ({"id": "10.1000/A"}, ("10.1000/a", "10.1000/a", None, ())),
        ({"url": "https://dl.acm.org/doi/10.1145/1"}, ("10.1145/1", "10.1145/1", None, ())),
        ({"arxiv_id": "2401.01234v2", "id": "7"}, ("2401.01234", None, "2401.01234", ("7",))),
        ({"arxiv_id": "arXiv preprint arXiv:2401.01234"}, ("2401.01234", None, "2401.01234", ())),
        ({"id": "https://arxiv.org/abs/2401.01234v9"}, ("2401.01234", None, "2401.01234", ())),
        ({"url": "https://arxiv.org/pdf/2401.01234"}, ("2401.01234", None, "2401.01234", ())),
        ({"doi": "10.48550/arXiv.2401.01234"}, ("2401.01234", None, "2401.01234", ())),
        (
            {"doi": "10.48550/arXiv.2401.01234 10.1000/1", "arxiv_id": "2401.01234"},
            ("2401.01234", "10.1000/1", "2401.01234", ()),
        ),
    ],
)
def test_ids_are_normalised_and_the_best_is_the_paper_s(
    fields: dict[str, object],
    ids: tuple[str, str | None, str | None, tuple[str, ...]],
) -> None:
    paper = _paper(fields)
    assert (paper.id, paper.doi, paper.arxiv_id, paper.other_ids) == ids


@pytest.mark.parametrize(
    ("fields", "date", "url"),
    [
        ({}, None, None),
        ({"arxiv_id": "2401.01234"}, "2024-01", "https://arxiv.org/abs/2401.01234"),
        ({"arxiv_id": "hep-th/9901001"}, "1999-01", "https://arxiv.org/abs/hep-th/9901001"),
        (
            {"arxiv_id": "2401.01234", "date": "2024-02-03"},
            "2024-02-03",
            "https://arxiv.org/abs/2401.01234",
        ),
        ({"doi": "10.1000/1"}, None, "https://doi.org/10.1000/1"),
        ({"doi": "10.1000/1", "url": "https://x.org/ "}, None, "https://x.org/"),
    ],
)
def test_an_id_gives_what_of_date_and_address_is_missing(
    fields: dict[str, object], date: str | None, url: str | None
) -> None:
    paper = _paper(fields)
    assert (paper.date, paper.url) == (date, url)


@pytest.mark.parametrize("unit", ["word ", "<b>word</b> ", "x" * 99])
def test_texts_that_are_too_long_are_cut_and_told(unit: str) -> None:
    problems: list[Problem] = []
    text = unit * (1_000_000 // len(unit))
    paper = _paper({"title": text[:9_999], "abstract": text}, Markup.HTML, problems.append)
    assert len(paper.title) <= MAX_TITLE
    assert MAX_TEXT - 200 < len(paper.text) <= MAX_TEXT + 1
    assert [problem.text.rpartition(" ")[0] for problem in problems] == [
        "the title has 9,999 characters and is cut after",
        f"the abstract has {len(text):,} characters and is cut after",
    ]


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({}, None),
        ({"abstract": PORTUGUESE}, "pt"),
        ({"abstract": PORTUGUESE, "language": "en"}, "pt"),
        ({"title": "Orbes", "abstract": "", "language": "pt-BR"}, "pt"),
        ({"title": "Orbs", "abstract": "", "language": "en"}, None),
        ({"title": "Orbs", "abstract": "", "language": "English"}, None),
        ({"abstract": f"{ABSTRACT} {ABSTRACT} {ABSTRACT}", "language": "de"}, None),
    ],
)
def test_the_text_says_its_language_before_the_input_does(
    fields: dict[str, object], language: str | None
) -> None:
    assert _paper(fields).language == language


@given(
    st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip())),
    st.text(max_size=60),
    st.sampled_from([*Markup, Markup.PLAIN]),
)
def test_what_is_read_again_is_the_same_paper(title: str, abstract: str, markup: Markup) -> None:
    first = paper_of(Record(line=1, title=title, abstract=abstract), "f", markup, lambda _: None)
    if first is not None:
        again = Record(line=1, title=first.title, abstract=first.abstract)
        assert paper_of(again, "f", markup, _fail) == first
