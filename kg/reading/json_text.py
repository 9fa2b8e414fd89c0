"""JSON as the bytes that a parser reads, also where Python wrote `NaN` for what is missing."""

import re
from typing import Final, TextIO

__all__ = ["JsonText"]

_TOKEN: Final = re.compile(r'"(?:[^"\\]+|\\.)*(?:"|\\?\Z)|NaN|-?Infinity', re.DOTALL)
_BEGUN: Final = re.compile(r"(?:N|Na|-|-?I[nfity]*)\Z")


class JsonText:
    """A text that is read as bytes in UTF-8, in pieces of any size.

    With `mend`, `NaN` and `Infinity` outside strings, which JSON does not have, become `null`.

    >>> from io import StringIO
    >>> JsonText(StringIO('{"title": "NaN", "abstract": NaN}'), mend=True).read()
    b'{"title": "NaN", "abstract": null}'
    """

    def __init__(self, text: TextIO, *, mend: bool = False) -> None:
        self._text, self._mend, self._rest = text, mend, ""

    def read(self, size: int = -1) -> bytes:
        """Return about `size` bytes; none only at the end."""
        if not self._mend:
            return self._text.read(size).encode("utf-8", "replace")
        mended = ""
        while not mended:
            part = self._text.read(size)
            mended, self._rest = _mended(self._rest + part, is_last=not part or size < 0)
            if not part:
                break
        return mended.encode("utf-8", "replace")


def _mended(text: str, *, is_last: bool) -> tuple[str, str]:
    """Return the text mended, and its end that may be the beginning of a string or a word."""
    pieces, place, end = [], 0, len(text)
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token.startswith('"'):
            is_open = len(token) == 1 or not token.endswith('"')
            if is_open or (found.end() == len(text) and token.endswith('\\"')):
                end = end if is_last else found.start()
            continue
        pieces += [text[place : found.start()], "null"]
        place = found.end()
    begun = None if is_last or end < len(text) else _BEGUN.search(text, place)
    end = begun.start() if begun else end
    return "".join([*pieces, text[place:end]]), text[end:]
