"""Tables in Markdown, as GitHub reads them: https://github.github.com/gfm/#tables-extension-."""

import re
from collections.abc import Iterable, Sequence

from kg.text.characters import visible

_SIGNS = re.compile(r"[\\|<`*_\[~&$]")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table with one row a line; every line ends with a line feed.

    Runs of white space become one space, characters that Markdown would interpret are escaped, and
    control characters become U+FFFD. A web address becomes a link.

    >>> print(table(["name", "code"], [["a|b_c", "https://a.org/b_c"]]), end="")
    | name | code |
    | --- | --- |
    | a\|b\_c | <https://a.org/b_c> |
    """
    lines = [columns, ["---"] * len(columns), *([_cell(text) for text in row] for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cell(text: str) -> str:
    words = visible(" ".join(text.split()))
    if _ADDRESS.fullmatch(words):
        # In a bare address a backslash would be part of where it leads.
        return f"<{words.replace('|', '%7C')}>"
    return _SIGNS.sub(r"\\\g<0>", words)
