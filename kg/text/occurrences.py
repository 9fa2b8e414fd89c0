"""Where a written form stands in a text, as the annotated papers mean it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Mention


def occurrences(form: str, text: str) -> Iterator[Mention]:
    """Yield every place where `form` stands in `text` on token boundaries, in order.

    A boundary is missing where a letter or digit of the form touches another of the text.

    >>> [m.start for m in occurrences("ViT", "ViT and CrossViT, ViT-B")]
    [0, 18]
    """
    for match in re.finditer(re.escape(form), text) if form else ():
        start, end = match.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        if before.isalnum() and form[0].isalnum():
            continue
        if after.isalnum() and form[-1].isalnum():
            continue
        yield Mention(start, end)


def place_forms(
    forms: Sequence[Sequence[str]], text: str, taken: Iterable[Mention] = ()
) -> list[list[Mention]]:
    """Give each list of forms its mentions: every occurrence, the longest first.

    No two mentions overlap, nor do they overlap one of `taken`; of equally long ones the one
    further left wins, then the earlier list. The mentions of a list are in the order of the text.

    >>> place_forms([["Transformer"], ["Swin Transformer"]], "Swin Transformer, a Transformer")
    [[Mention(start=20, end=31)], [Mention(start=0, end=16)]]
    """
    found = sorted(
        (mention.start - mention.end, mention.start, index)
        for index, of_one in enumerate(forms)
        for form in of_one
        for mention in occurrences(form, text)
    )
    covered = {place for mention in taken for place in range(mention.start, mention.end)}
    placed: list[list[Mention]] = [[] for _ in forms]
    for negative_length, start, index in found:
        span = range(start, start - negative_length)
        if covered.isdisjoint(span):
            covered.update(span)
            placed[index].append(Mention(span.start, span.stop))
    return [sorted(mentions) for mentions in placed]
