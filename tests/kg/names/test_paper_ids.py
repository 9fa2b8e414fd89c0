"""DOIs and arXiv ids as inputs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.arxiv import arxiv_id, arxiv_id_within, arxiv_month
from kg.names.doi import doi, doi_of_url, dois


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1000/ABC", ("10.1000/abc",)),
        ("http://dx.doi.org/10.1000/abc", ("10.1000/abc",)),
        ("info:doi/10.1000/abc", ("10.1000/abc",)),
        ("DOI: 10.1000/abc.", ("10.1000/abc",)),
        ("(10.1000/abc)", ("10.1000/abc",)),
        ("10.1000.10/abc", ("10.1000.10/abc",)),
        ("10.1016/j.x.2019.01.001 [doi]", ("10.1016/j.x.2019.01.001",)),
        ("10.1000/a; 10.1000/b", ("10.1000/a", "10.1000/b")),
        ("10.1000/a 10.1000/A", ("10.1000/a",)),
        (
            "10.1002/(SICI)1096-9071(199803)54:3<153::AID-JMV3>3.0.CO;2-1",
            ("10.1002/(sici)1096-9071(199803)54:3<153::aid-jmv3>3.0.co;2-1",),
        ),
        ("S0140-6736(20)30183-5 [pii]", ()),
        ("10.1/x", ()),
        ("10.1000/", ()),
        ("", ()),
    ],
)
def test_a_field_gives_its_dois_bare_and_in_lower_case(text: str, found: tuple[str, ...]) -> None:
    assert dois(text) == found
    assert doi(text) == next(iter(found), None)


@given(st.text("10.abc/;,() []<>", max_size=30).map(lambda tail: f"10.1000/{tail}"))
def test_a_doi_that_was_found_is_found_again(text: str) -> None:
    for found in dois(text):
        assert dois(found) == (found,)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.tandfonline.com/doi/full/10.1080/1?x=1", "10.1080/1"),
        ("https://journals.org/abs/doi/pdf/10.1000/1#a", "10.1000/1"),
        ("http://www.mitpressjournals.org/doi/pdfplus/10.1162/neco.1997.9", "10.1162/neco.1997.9"),
        (
            "https://link.springer.com/article/10.1007/s10994-010-5196-5#a",
            "10.1007/s10994-010-5196-5",
        ),
        ("https://link.springer.com/content/pdf/10.1007%2F978-3_4.pdf?x", "10.1007/978-3_4"),
        ("https://iopscience.iop.org/article/10.1088/1742-6596/1/meta", "10.1088/1742-6596/1"),
        ("https://www.frontiersin.org/articles/10.3389/fnbot.2021.1/full", "10.3389/fnbot.2021.1"),
        (
            "https://www.biorxiv.org/content/10.1101/2020.01.01.12v2.full.pdf",
            "10.1101/2020.01.01.12",
        ),
        ("https://link.springer.com/journal/10994", None),
        ("https://example.org/10.1000/1", None),
        ("10.1000/1", None),
    ],
)
def test_the_url_of_a_publisher_gives_the_doi_in_its_path(url: str, found: str | None) -> None:
    assert doi_of_url(url) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("oai:arXiv.org:2401.01234", "2401.01234"),
        ("arXiv 2401.01234", "2401.01234"),
        ("see https://arxiv.org/abs/hep-th/9901001v3 there", "hep-th/9901001"),
        ("abs/1706.03762", "1706.03762"),
        ("arXiv:2401.012345", None),
        ("Version 2401.01234 of 2024", None),
        ("arXiv.org", None),
    ],
)
def test_a_note_gives_the_arxiv_id_that_it_names(text: str, found: str | None) -> None:
    assert arxiv_id_within(text) == found


@given(
    st.integers(7, 40),
    st.integers(1, 12),
    st.integers(0, 99_999),
    st.sampled_from(["{}", "arXiv:{}", "https://arxiv.org/pdf/{}.pdf", "10.48550/arXiv.{}"]),
)
def test_an_id_says_when_the_paper_was_submitted(
    year: int, month: int, number: int, dress: str
) -> None:
    bare = f"{year:02}{month:02}.{number:05}"
    assert arxiv_id(dress.format(f"{bare}v3")) == bare == arxiv_id_within(dress.format(bare))
    assert arxiv_month(bare) == f"20{year:02}-{month:02}"
