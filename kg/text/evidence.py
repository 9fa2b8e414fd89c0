"""Choose which evidence a reader is shown first."""

import re
from collections.abc import Iterable
from typing import Final

from kg.text.sentences import sentence_around, sentence_spans

_ADDRESS: Final = re.compile(r"://|\bwww\.|\w\.[a-z]{2,6}/")
_LONGEST_WORD = 200  # characters of an address on either side of a span
_GAP: Final = re.compile(r"\s")


def telling_first(
    text: str, title_end: int, spans: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    r"""Return spans of the abstract, then of the title, then of addresses; in each, by place.

    `text` is title, newline, abstract, and `title_end` the length of the title. A name that
    stands in an address says little of what a paper does with the thing.

    >>> text = "Zorbnet: A Net\nSee https://github.com/z/Zorbnet for code. Zorbnet wins."
    >>> telling_first(text, 14, [(0, 7), (40, 47), (58, 65)])
    [(58, 65), (0, 7), (40, 47)]
    """
    found = list(spans)
    if len(found) > 1:
        may_be = "/" in text or "www." in text
        found.sort(key=lambda s: (may_be and _in_address(text, *s), s[0] < title_end, s))
    return found


def telling_span(
    text: str, title_end: int, spans: Iterable[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the first span that `telling_first` gives, or None without spans."""
    return next(iter(telling_first(text, title_end, spans)), None)


def telling_sentence(text: str, title_end: int, spans: Iterable[tuple[int, int]]) -> str | None:
    """Return the sentence around that span, or None without spans."""
    span = telling_span(text, title_end, spans)
    if span is None:
        return None
    first, last = sentence_around(text, *span)
    return text[first:last]


def telling_sentences(
    text: str, title_end: int, spans: Iterable[tuple[int, int]], *, most: int
) -> list[tuple[int, int]]:
    r"""Return where the sentences of the first spans stand, `most` of them, in the text's order.

    The title is not among them where a sentence of the abstract tells more.

    >>> telling_sentences("Net\nNet wins. It is Net.", 3, [(0, 3), (4, 7), (20, 23)], most=2)
    [(4, 13), (14, 24)]
    """
    sentences = sentence_spans(text)
    found: dict[tuple[int, int], None] = {}
    for start, end in telling_first(text, title_end, spans):
        found.update(dict.fromkeys(s for s in sentences if start < s[1] and end > s[0]))
    chosen = list(found)
    if chosen and chosen[0][0] > title_end:
        chosen = [sentence for sentence in chosen if sentence[0] > title_end]
    return sorted(chosen[:most])


def _in_address(text: str, start: int, end: int) -> bool:
    """Return whether the word around a span, up to the nearest white space, is an address."""
    before = text[max(start - _LONGEST_WORD, 0) : start]
    begun = _GAP.split(before)[-1]
    rest = _GAP.split(text[end : end + _LONGEST_WORD], maxsplit=1)[0]
    return _ADDRESS.search(begun + text[start:end] + rest) is not None
