"""Which of the places that say something a reader is shown first."""

import re
from collections.abc import Iterable
from typing import Final

from kg.text.sentences import sentence_around

_ADDRESS: Final = re.compile(r"://|\bwww\.|\w\.[a-z]{2,6}/")
_GAP: Final = re.compile(r"\s")


def telling_span(
    text: str, title_end: int, spans: Iterable[tuple[int, int]]
) -> tuple[int, int] | None:
    r"""Return the first of `spans` in the abstract, else in the title, else in an address.

    `text` is title, newline, abstract, and `title_end` the length of the title. A name that
    stands in an address says little of what a paper does with the thing.

    >>> text = "Zorbnet: A Net\nSee https://github.com/z/Zorbnet for code. Zorbnet wins."
    >>> telling_span(text, 14, [(0, 7), (40, 47), (58, 65)]), telling_span(text, 14, [(40, 47)])
    ((58, 65), (40, 47))
    >>> telling_span(text, 14, [(0, 7), (40, 47)])
    (0, 7)
    """
    ranked = sorted(spans, key=lambda span: (_in_address(text, *span), span[0] < title_end, span))
    return ranked[0] if ranked else None


def telling_sentence(text: str, title_end: int, spans: Iterable[tuple[int, int]]) -> str | None:
    """Return the sentence around that span, or None of no spans."""
    span = telling_span(text, title_end, spans)
    if span is None:
        return None
    first, last = sentence_around(text, *span)
    return text[first:last]


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the word around a span, up to the nearest white space, is an address."""
    word = text[:start].split(None)[-1:] if start and not text[start - 1].isspace() else []
    rest = _GAP.split(text[end : end + 200], maxsplit=1)[0]
    return _ADDRESS.search("".join(word) + text[start:end] + rest) is not None
