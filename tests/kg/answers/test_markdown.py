"""Tables in Markdown say what their cells say, and nothing else."""

import pytest

from kg.answers.markdown import table

CELLS = [
    ("a|b", "a\\|b"),
    ("back\\slash", "back\\\\slash"),
    ("*bold* _it_ ~~no~~ `code`", "\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`"),
    ("<b>&lt; [a](b)", "\\<b>\\&lt; \\[a](b)"),
    ("$x_1$", "\\$x\\_1\\$"),
    ("two\n lines\r\n", "two lines"),
    ("\x1b[31mred\x9b\x7f", "\ufffd\\[31mred\ufffd\ufffd"),
    ("https://a.org/b_c*d", "<https://a.org/b_c*d>"),
    ("https://a.org/b|c", "<https://a.org/b%7Cc>"),
    ("https://a.org/ and_more", "https://a.org/ and\\_more"),
    ("https://a.org/<b>", "https://a.org/\\<b>"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_what_markdown_would_read_as_its_own_is_escaped_and_an_address_leads_there(
    text: str, cell: str
) -> None:
    assert table(["name"], [[text]]) == f"| name |\n| --- |\n| {cell} |\n"
