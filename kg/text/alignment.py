"""Where the characters of one form of a text stand in another form of it."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from kg.model import Mention
from kg.text.cleaning.latex.commands import is_known

# Commands and tags, whose letters are those of no word; an undefined macro may be a name.
_MARKUP: Final = re.compile(r"\\([a-zA-Z]+)\*?|</?[a-zA-Z][^<>]{0,60}>|&#?\w{1,8};")
_NO_LETTER: Final = "\ue000"


class Alignment:
    r"""The longest common subsequence of two texts, such as one with markup and one without.

    Offsets count code points.

    >>> alignment = Alignment(r"\textbf{V}iT on F$_1$", "ViT on F₁")
    >>> [alignment.carry(Mention(*span)) for span in ((8, 12), (16, 21), (0, 7))]
    [Mention(start=0, end=3), Mention(start=7, end=9), None]
    """

    def __init__(self, source: str, target: str) -> None:
        from rapidfuzz.distance import LCSseq

        self._source, self._target = source, target
        bare = _MARKUP.sub(_without_letters, source)
        found: list[int | None] = [None] * len(source)
        for block in LCSseq.opcodes(bare, target):
            if block.tag == "equal":
                found[block.src_start : block.src_end] = range(block.dest_start, block.dest_end)
        self._found = found
        self._ends = [0, *accumulate((_end(place) for place in found), max)]
        self._starts = _next_starts(found, len(target))

    def carry(self, mention: Mention) -> Mention | None:
        """Return where the characters of `mention` stand in the target; None if nothing is left.

        What stands in place of characters at an edge belongs to it: `₁` to `F$_1$`.
        """
        start, end = mention.start, mention.end
        first, last = self._found[start], self._found[end - 1]
        new_start = self._ends[start] if first is None else first
        new_end = self._starts[end] if last is None else last + 1
        wanted = self._source[start:end]
        for place in (new_start, new_end - len(wanted)):
            # Of two ways to align a letter either may be the longest one.
            if place >= 0 and self._target.startswith(wanted, place):
                return Mention(place, place + len(wanted))
        surface = self._target[new_start:new_end]
        if not surface.strip() or _has_letter(wanted) > _has_letter(surface):
            return None
        new_start += len(surface) - len(surface.lstrip())
        return Mention(new_start, new_start + len(surface.strip()))


def _has_letter(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _without_letters(markup: re.Match[str]) -> str:
    is_name = markup[1] is not None and not is_known(markup[1])
    return markup[0] if is_name else _NO_LETTER * len(markup[0])


def _end(place: int | None) -> int:
    return 0 if place is None else place + 1


def _next_starts(found: Sequence[int | None], length: int) -> list[int]:
    """Return for each place of the source, and its end, the next place of the target."""
    starts = [length]
    for place in reversed(found):
        starts.append(starts[-1] if place is None else place)
    return starts[::-1]
