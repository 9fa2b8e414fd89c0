"""Quotes, dashes and ties as LaTeX types them; addresses stay as they are."""

import re
from typing import Final

from kg.text.cleaning.latex.groups import CITATION

_CITED: Final = re.compile(
    rf"(?<!\s)\s*[(\[][\s,;~]*(?:{CITATION}[\s,;~]*)+[)\]]|(?<![~\s])[~\s]*{CITATION}|{CITATION}"
)
_TYPED: Final = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+)|(?P<tie>~)|(?P<dashes>-{2,})|(?P<quotes>``|'')"
    r"|(?<![^\W_`])`(?P<quoted>[^`'\n]{1,60})'(?![^\W_])"
)
_ABOUT: Final = re.compile(r"(?:(?<![^\s(\[\d%])|^)\u223c(?=\s?\d)")
"""The sign that LaTeX sets for similar, where it means about; other texts write a tilde."""
_DASHES: Final = {"--": "–", "---": "—"}
_BEFORE_TIE: Final = ")]}.,;:%'\"°"
_AFTER_TIE: Final = "([\"'"


def with_punctuation(text: str) -> str:
    r"""Return the text with the characters that LaTeX sets.

    >>> with_punctuation("``Llama~3'' of pages 1--5 --- `so' ~5% at http://a.org/~b--c, --help")
    '"Llama 3" of pages 1–5 — \'so\' ~5% at http://a.org/~b--c, --help'
    """
    if CITATION in text:
        text = _CITED.sub("", text)
    return _TYPED.sub(_typed, _ABOUT.sub("~", text))


def _typed(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if match["tie"]:
        return " " if _is_tie(before, after) else "~"
    if match["dashes"]:
        is_option = not before.isalnum() and after.isalnum()
        return match[0] if is_option or after == ">" else _DASHES.get(match[0], match[0])
    return '"' if match["quotes"] else f"'{match['quoted']}'"


def _is_tie(before: str, after: str) -> bool:
    """Say whether a tilde parts words; before a number, after none, it means about."""
    if not before or not after or (before[0] in "0123456789%" and after.isdigit()):
        return False
    return (before.isalnum() or before in _BEFORE_TIE) and (after.isalnum() or after in _AFTER_TIE)
