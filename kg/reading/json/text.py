"""JSON as the bytes that a parser reads, also where Python wrote `NaN` for what is missing.

What is nested too deep is refused here, since ijson keeps the path of every level.
"""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Final, TextIO

__all__ = ["JsonText"]

_TOKEN: Final = re.compile(r'"(?:[^"\\]+|\\.)*(?:"|\\?\Z)|NaN|-?Infinity', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\.", re.DOTALL)
_SIGNS: Final = re.compile(r'[^"\[\]{}]+')
_STEP: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_DEEPEST: Final = 500
_BEGUN: Final = re.compile(r"(?:N|Na|-|-?I[nfity]*)\Z")


class JsonText:
    """A text that is read as bytes in UTF-8, in pieces of any size.

    With `mend`, `NaN` and `Infinity` outside strings, which JSON does not have, become `null`, or
    with `keep_length` a number of as many characters, so that all else stays in its place.

    >>> from io import StringIO
    >>> JsonText(StringIO('{"title": "NaN", "abstract": NaN}'), mend=True).read()
    b'{"title": "NaN", "abstract": null}'
    """

    def __init__(self, text: TextIO, *, mend: bool = False, keep_length: bool = False) -> None:
        self._text, self._mend, self._rest = text, mend, ""
        self._stand_in = _number if keep_length else _null
        self._depth, self._is_in_string = 0, False

    def read(self, size: int = -1) -> bytes:
        """Return about `size` bytes; none only at the end. What is too deep is a `ValueError`."""
        part = self._part(size)
        mended = part
        if self._mend:
            mended = self._mended(part, is_last=not part or size < 0)
            while part and not mended:
                part = self._part(size)
                mended = self._mended(part, is_last=not part or size < 0)
        return mended.encode("utf-8", "replace")

    def _part(self, size: int) -> str:
        part = self._text.read(size)
        if part.endswith("\\"):
            # What is escaped belongs to it.
            part += self._text.read(1)
        self._measure(part)
        return part

    def _mended(self, part: str, *, is_last: bool) -> str:
        mended, self._rest = _mended(self._rest + part, self._stand_in, is_last=is_last)
        return mended

    def _measure(self, part: str) -> None:
        """Follow the depth through a part; between quotes no sign counts."""
        signs = _SIGNS.sub("", _ESCAPED.sub("", part)).split('"')
        outside = "".join(signs[self._is_in_string :: 2])
        self._is_in_string ^= len(signs) % 2 == 0
        depths = list(accumulate(map(_STEP.__getitem__, outside), initial=self._depth))
        self._depth = depths[-1]
        if max(depths) > _DEEPEST:
            raise ValueError(f"it is nested more than {_DEEPEST} deep")


def _null(_word: str) -> str:
    return "null"


def _number(word: str) -> str:
    return "0".ljust(len(word))


def _mended(text: str, stand_in: Callable[[str], str], *, is_last: bool) -> tuple[str, str]:
    """Return the text mended, and its end that may be the beginning of a string or a word."""
    pieces, place, end = [], 0, len(text)
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token.startswith('"'):
            is_open = len(token) == 1 or not token.endswith('"')
            if is_open or (found.end() == len(text) and token.endswith('\\"')):
                end = end if is_last else found.start()
            continue
        pieces += [text[place : found.start()], stand_in(token)]
        place = found.end()
    begun = None if is_last or end < len(text) else _BEGUN.search(text, place)
    end = begun.start() if begun else end
    return "".join([*pieces, text[place:end]]), text[end:]
