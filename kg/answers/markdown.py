"""Texts, links and tables in Markdown, as GitHub reads it: https://github.github.com/gfm/."""

import re
from collections.abc import Iterable, Sequence

from kg.text.characters import visible

_SIGNS = re.compile(r"[\\|<`*_\[~&$]")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_BACKSLASH = "\\"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table with one row a line; every line ends with a line feed.

    Runs of white space become one space, characters that Markdown would interpret are escaped, and
    control characters become U+FFFD. A web address becomes a link.

    >>> print(table(["name", "code"], [["a|b_c", "https://a.org/b_c"]]), end="")
    | name | code |
    | --- | --- |
    | a\|b\_c | <https://a.org/b_c> |
    """
    lines = [columns, ["---"] * len(columns), *([inline(text) for text in row] for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def inline(text: str) -> str:
    r"""Return a text within a line, escaped as the cells of a table are.

    >>> inline("a *b*"), inline("https://a.org/b_c")
    ('a \\*b\\*', '<https://a.org/b_c>')
    """
    words = " ".join(text.split())
    if _ADDRESS.fullmatch(words):
        # In a bare address a backslash would be part of where it leads.
        return f"<{visible(words).replace('|', '%7C')}>"
    return _escaped(words)


def linked(text: str, address: str | None) -> str:
    r"""Return a text as a link; as text alone where there is no address of the web.

    >>> linked("[a]", "https://a.org/b_c"), linked("a", "javascript:alert(1)")
    ('[\\[a\\]](<https://a.org/b_c>)', 'a')
    """
    words = " ".join(text.split())
    if address is None or words == address or not _ADDRESS.fullmatch(address):
        return inline(words)
    label = _escaped(words).replace("]", r"\]")
    return f"[{label}](<{visible(address).replace(_BACKSLASH, '%5C')}>)"


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", visible(words))
