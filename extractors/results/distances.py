"""Where each number stands to each mention: what chooses between mentions, beside their words."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from extractors.document import Span
from kg.schema import Kind

__all__ = ["distances"]

_GROUPS: Final[Mapping[Kind, int]] = {
    Kind.MODEL: 0,
    Kind.METHOD: 0,
    Kind.DATASET: 1,
    Kind.METRIC: 2,
    Kind.TASK: 3,
}
_MOST_RANK: Final = 5
_MOST_BETWEEN: Final = 5
_FARTHEST: Final = 16
_NEAR: Final = 6
_NO_RANK: Final = 11


def distances(
    numbers: Sequence[Span],
    mentions: Sequence[Span],
    kinds: Sequence[Kind],
    *,
    sentences: Sequence[int],
    title: int,
) -> npt.NDArray[np.int64]:
    """Return five classes for each number and mention, of shape (numbers, mentions, 5).

    They are the distance in tokens and its side, in sentences, the rank among the mentions of the
    same group of kinds on that side, the numbers between and the side, and whether the mention is
    in the title and in the same sentence. Spans are of tokens, the mentions in the order of the
    text; `sentences` has the sentence of each token, and the first `title` tokens are the title.
    """
    found = np.zeros((len(numbers), len(mentions), 5), dtype=np.int64)
    starts = [start for start, _ in numbers]
    for row, number in enumerate(numbers):
        ranks = _ranks(number, mentions, kinds)
        for column, mention in enumerate(mentions):
            apart = sentences[mention[0]] - sentences[number[0]]
            low, high = sorted((number[0], mention[0]))
            between = max(0, bisect_left(starts, high) - bisect_right(starts, low))
            found[row, column] = (
                _FARTHEST + _classed(_gap(number, mention)),
                max(-3, min(3, apart)) + 3,
                ranks.get(column, _NO_RANK),
                min(between, _MOST_BETWEEN) + 6 * (mention[0] > number[0]),
                (mention[0] < title) + 2 * (apart == 0),
            )
    return found


def _gap(number: Span, mention: Span) -> int:
    if mention[0] >= number[1]:
        return mention[0] - number[1] + 1
    return mention[1] - 1 - number[0] if mention[1] <= number[0] else 0


def _classed(gap: int) -> int:
    size = abs(gap)
    if size > _NEAR:
        size = min(_NEAR + 1 + int(math.log2(size / _NEAR) * 2.5), _FARTHEST)
    return size if gap > 0 else -size


def _ranks(number: Span, mentions: Sequence[Span], kinds: Sequence[Kind]) -> dict[int, int]:
    left = [k for k, mention in enumerate(mentions) if mention[1] <= number[0]]
    right = [k for k, mention in enumerate(mentions) if mention[0] >= number[1]]
    ranks: dict[int, int] = {}
    for side, places in ((-1, reversed(left)), (1, right)):
        counts: Counter[int] = Counter()
        for k in places:
            group = _GROUPS[kinds[k]]
            counts[group] += 1
            ranks[k] = _MOST_RANK + side * min(counts[group], _MOST_RANK) + (side < 0)
    return ranks
