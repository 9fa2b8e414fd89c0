r"""Sentences: where each sentence of a title and abstract begins.

Rules over the text, for any tokenisation: the title is a sentence of its own, and a full stop
ends a sentence where white space follows and what comes next begins one. Abbreviations
(`e.g.`, `et al.`, `Fig. 2`), decimals, versions (`v2.1`), URLs and initials end none. A stop inside
LaTeX mark-up (`\textbf{...}.`) counts like any other. Not handled: sentences that touch with
no white space between.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

__all__ = ["sentence_around", "sentence_spans", "sentence_starts"]

# A stop with what may close behind it, and white space; or a line's end.
_END: Final = re.compile(
    r"(?P<line>(?<!\s)\s*\n\s*)|(?P<stop>(?<![.!?…])[.!?…]+)(?P<closing>[\"'”’)\]}$]*)(?P<space>\s+)(?=\S)"
)
# Abbreviations behind which a sentence goes on, whatever comes next.
_NEVER_LAST: Final = re.compile(
    r"(?:^|[^\w.])(?:e\.g|i\.e|cf|vs|viz|resp|approx|ca|Figs?|Eqs?|Secs?|Tabs?|Refs?|Nos?|Vol|pp"
    r"|Dr|Prof|Mrs?|Ms|St|a\.k\.a|w\.r\.t|s\.t|et)$",
    re.IGNORECASE,
)
# Those that may end a sentence too: what follows decides.
_MAY_BE_LAST: Final = re.compile(
    r"(?:^|[^\w.])(?:etc|al|i\.i\.d|U\.S|U\.K|a\.m|p\.m|Inc|Ltd|Corp|Co|[A-Z])$"
)
# What a new sentence begins with: a capital, a digit, or an opening mark or command before one.
_OPENING: Final = re.compile(r"(?:[\"'“‘(\[{$`*]|\\[A-Za-z]+\{?)*[^\W_a-z]")
_BEGINNING: Final = re.compile(
    r"(?:We|Our|The|This|These|That|Those|It|Its|In|To|For|By|On|However|Moreover|Furthermore"
    r"|Here|Code|Extensive|Experiments|Recently|Yet|But|And|As|At|While|When|Although|A|An)\b"
)


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence goes on behind the stop that `end` matched."""
    before, following = text[max(0, end.start() - 12) : end.start()], end.end()
    if end["stop"] == "." and _NEVER_LAST.search(before):
        return True
    if end["stop"] == "." and _MAY_BE_LAST.search(before):
        return not _BEGINNING.match(text, following)
    if _OPENING.match(text, following):
        return False
    # A name may begin with a small letter (`mBERT`, `iCaRL`): a capital follows inside the word.
    return not re.match(r"[a-z]+[A-Z0-9]|https?:", text[following : following + 40])


def sentence_starts(text: str) -> Iterator[int]:
    r"""Yield where each sentence of `text` begins: rising offsets in code points, 0 the first.

    >>> list(sentence_starts("Title\nWe use ViT (e.g. ViT-B). It wins."))
    [0, 6, 31]
    """
    if text:
        yield 0
    for end in _END.finditer(text):
        if end.end() < len(text) and (end["line"] is not None or not _goes_on(text, end)):
            yield end.end()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    r"""Return start and end of each sentence in order, without the white space between them.

    >>> sentence_spans("Title\nWe use ViT. It wins.")
    [(0, 5), (6, 17), (18, 26)]
    """
    starts = list(sentence_starts(text))
    spans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        surface = text[start:end]
        first = start + len(surface) - len(surface.lstrip())
        if surface.strip():
            spans.append((first, start + len(surface.rstrip())))
    return spans


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Return the span of the sentence, or the sentences, that hold `text[start:end]`.

    >>> sentence_around("Title\nWe use ViT. It wins.", 13, 16)
    (6, 17)
    """
    spans = sentence_spans(text)
    firsts = [span[0] for span in spans]
    first = spans[max(bisect_right(firsts, start) - 1, 0)]
    last = spans[max(bisect_right(firsts, end - 1) - 1, 0)]
    return min(first[0], start), max(last[1], end)
