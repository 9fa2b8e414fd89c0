"""Offsets as JavaScript counts them: in UTF-16 units, not in code points."""

from collections.abc import Callable
from itertools import accumulate

from kg.graph import Span


def utf16_spans(text: str) -> Callable[[Span], Span]:
    r"""Return the function that turns a span in code points of `text` into one in UTF-16 units.

    >>> utf16_spans("\U0001d6fc-BERT")((2, 6))
    (3, 7)
    """
    if max(text, default="") < "\U00010000":
        return lambda span: span
    units = [0, *accumulate(2 if character >= "\U00010000" else 1 for character in text)]
    return lambda span: (units[span[0]], units[span[1]])
