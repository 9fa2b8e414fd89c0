"""Where mathematics stands in LaTeX, and how it reads on one line."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from kg.text.cleaning.latex.commands import TWO_PARTS
from kg.text.cleaning.latex.groups import without_groups
from kg.text.cleaning.latex.symbols import with_symbols

_MATH: Final = re.compile(
    r"\$\$([^$]+)\$\$|\$([^$]+)\$"
    r"|\\\(((?:[^\\]|\\(?![][()]))*)\\\)|\\\[((?:[^\\]|\\(?![][()]))*)\\\]"
)
_SCRIPT: Final = re.compile(
    rf"([\^_])\s*(\\(?!(?:{'|'.join(sorted(TWO_PARTS))})\b)[A-Za-z]+(?:\s*\{{[^{{}}]*\}})?|[^\s{{\\])"
)
_COMMAND: Final = re.compile(r"\\[A-Za-z]")
_MARKED: Final = re.compile(r"[\\^_]")
_PROSE: Final = re.compile(
    r"(?<![A-Za-z])[A-Za-z]{2,} [A-Za-z]{2,}(?![A-Za-z])|\d (?:and|or|to|for|per|of|in|by) "
)
_NEGATED: Final = re.compile(r"\\not\s*(\S)")
_SIMPLE: Final = re.compile(
    r"[^\W\d_]|\\[A-Za-z]+|\d+(?:[.,]\d+)*|[^$]{0,30}[=<>+^_()≤≥≈×][^$]{0,30}"
)
_OPERATOR: Final = re.compile(r"[-+=<>±×*/|]{1,2}")
_LOOSE_END: Final = tuple("=<>+*/-([{")


def with_math(text: str) -> str:
    r"""Return the text with its mathematics made readable; dollars that are money stay.

    Dollars enclose mathematics by the rules of Pandoc
    (https://pandoc.org/MANUAL.html#extension-tex_math_dollars), and where a command stands in it.

    >>> with_math(r"$\mathcal{M}$athNet costs $5 and $10 for 10$^{-3}$ of $x_i$, top-\(k\)")
    'MathNet costs $5 and $10 for 10⁻³ of x_i, top-k'
    """
    return _each(text, lambda content, match: _read(content) if _is_math(content, match) else None)


def has_simple_math(text: str) -> bool:
    """Say whether dollars enclose what can only be mathematics: `$k$`, `F$_1$`, `$n=5$`.

    >>> has_simple_math("$k$-means"), has_simple_math("$5 and $10"), has_simple_math("$HOME/$USER")
    (True, False, False)
    """
    found: list[bool] = []

    def look(content: str, match: re.Match[str]) -> None:
        is_simple = _SIMPLE.fullmatch(content) and not content.endswith(_LOOSE_END)
        found.append(bool(is_simple) and _is_math(content, match))

    _each(text, look)
    return any(found)


def _each(text: str, read: Callable[[str, re.Match[str]], str | None]) -> str:
    """Return the text with each part that may be mathematics replaced by what `read` makes of it.

    Where that is None, the part stays, and the dollar at its end may begin another one.
    """
    out, begin, place = [], 0, 0
    while match := _MATH.search(text, place):
        content = next(group for group in match.groups() if group is not None)
        new = read(content, match)
        if new is None:
            place = match.start() + 1
            continue
        out += [text[begin : match.start()], new]
        begin = place = match.end()
    return "".join([*out, text[begin:]])


def _is_math(content: str, match: re.Match[str]) -> bool:
    if not content.strip():
        return False
    if _MARKED.search(content):
        return match[0][0] == "$" or "\\" in content or not _PROSE.search(content)
    if _PROSE.search(content):
        return False
    if match[0].startswith("\\["):
        return "=" in content
    if _OPERATOR.fullmatch(content):
        return True
    edges = content[0] + content[-1]
    after = match.string[match.end() : match.end() + 1]
    return not any(edge.isspace() for edge in edges) and not after.isdigit()


def _read(content: str) -> str:
    content = with_symbols(_SCRIPT.sub(r"\1{\2}", content))
    content = _NEGATED.sub(_negated, without_groups(content))
    return content.strip()


def _negated(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[1] + "\u0338")
