"""Spans of a text against annotated ones: the figures `mention` and `overlap`.

`mention`: a gold span is right where one with the same start, end and kind is predicted, else
missed; a predicted span that no gold span equals is wrong. `overlap`: a gold span is right where
a predicted one of the same kind shares a character with it, else missed; a predicted span that
shares none with a gold one of its kind is wrong. Both also for each kind, as `mention:KIND`.

A predicted span that is not right and shares a character with an ignored one is neither right
nor wrong.
"""

from collections.abc import Iterable

from kg.evaluate._figures import Tally

__all__ = ["Span", "compare_spans"]

Span = tuple[int, int, str]
"""Start and end (0-based, half-open, in code points) and kind."""


def compare_spans(
    tally: Tally,
    text: str,
    *,
    gold: set[Span],
    predicted: set[Span],
    ignored: Iterable[tuple[int, int]] = (),
) -> None:
    """Count the spans of one text."""
    ignored = list(ignored)

    def count(sort: str, span: Span, *, found: bool, touched: bool) -> None:
        start, end, kind = span
        what = f"{kind} {text[start:end]!r}"
        for figure, holds in (("mention", found), ("overlap", touched)):
            if not holds:
                tally.add(figure, sort, what, kind)
            elif sort == "missed":
                tally.add(figure, "right", what, kind)

    for span in sorted(gold):
        count("missed", span, found=span in predicted, touched=_touches(span, predicted))
    for span in sorted(predicted):
        # Counted once, from the side of the annotation; here only what should not be there.
        passed = any(_share(span, other) for other in ignored)
        found, touched = span in gold, _touches(span, gold)
        count("wrong", span, found=found or passed, touched=touched or passed)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(other[2] == span[2] and _share(span, other[:2]) for other in others)


def _share(span: Span, other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]
