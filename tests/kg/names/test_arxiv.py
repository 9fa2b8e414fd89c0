import pytest

from kg.names.arxiv import arxiv_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2401.01234", "2401.01234"),
        (" arXiv:2401.01234v12 ", "2401.01234"),
        ("https://arxiv.org/abs/2401.01234", "2401.01234"),
        ("http://export.arxiv.org/pdf/2401.01234v1.pdf", "2401.01234"),
        ("https://arxiv.org/html/2401.01234?x=1#S1", "2401.01234"),
        ("https://huggingface.co/papers/2401.01234", "2401.01234"),
        ("10.48550/arXiv.2401.01234", "2401.01234"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("2413.01234", None),
        ("240101234", None),
        ("https://example.org/abs/2401.01234", None),
        ("٢٤٠١.٠١٢٣٤", None),
        ("", None),
    ],
)
def test_an_arxiv_id_is_known_in_every_dress(text: str, expected: str | None) -> None:
    assert arxiv_id(text) == expected
