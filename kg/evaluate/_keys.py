"""When two texts, names, numbers or addresses are held to be one."""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.model import Mention

__all__ = ["Letters", "number_key", "surface_key", "url_key"]

_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][^<>]{0,60}>|\\[a-zA-Z]+\*?|&[a-zA-Z]{2,8};|&#x?[0-9a-fA-F]{1,6};"
)


def surface_key(name: str | None) -> str:
    r"""Return the key under which two surfaces are held to be one; of None as of nothing.

    Case, hyphens, white space, tags, LaTeX commands, braces and dollar signs make no difference.

    >>> surface_key("Zero-Shot  QA") == surface_key("zero shot QA")
    True
    >>> surface_key(r"F$_1$ \textit{score}") == surface_key("F 1 score")
    True
    """
    # Deliberately weaker than `kg.names.folding.fold`, so that no figure hides what that joins.
    bare = _MARKUP.sub(lambda m: html.unescape(m[0]) if m[0][0] == "&" else "", name or "")
    return re.sub(r"[\s\-–_${}\\]+", " ", bare).strip().casefold()


def url_key(url: str) -> str:
    """Return an address without scheme, `www.`, case, a last `/` and `.git`."""
    bare = re.sub(r"^https?://(www\.)?", "", url.strip().casefold()).rstrip("/")
    return bare.removesuffix(".git")


def number_key(value: str) -> str:
    """Return a number as written without its sign, a per cent sign and commas.

    >>> number_key("+1,234.5%")
    '1234.5'
    """
    bare = re.sub(r"^[+~≈]|%$", "", value)
    return bare.replace(",", "").replace("\u2212", "-").lstrip("-")


@dataclass(frozen=True)
class Letters:
    r"""The letters and digits of a text, markup left out, and where they stand in it.

    >>> letters = Letters(r"The \emph{Swin-T}.")
    >>> letters.key
    'theswint'
    >>> letters.narrowed(Mention(9, 17))
    (10, 16)
    """

    text: str

    @cached_property
    def key(self) -> str:
        """All of them, case and accents folded: the same of two forms of a text."""
        return "".join(letters for _, letters in self._found)

    @cached_property
    def _found(self) -> list[tuple[int, str]]:
        left_out = {
            place
            for markup in _MARKUP.finditer(self.text)
            if not (markup[0][0] == "&" and html.unescape(markup[0]).isalnum())
            for place in range(*markup.span())
        }
        return [
            (place, letters)
            for place, sign in enumerate(self.text)
            if place not in left_out and (letters := _letters(sign))
        ]

    @cached_property
    def _before(self) -> list[int]:
        """For each place of the text, and its end, how many signs with a letter stand before."""
        counts = [0] * (len(self.text) + 1)
        for place, _ in self._found:
            counts[place + 1] = 1
        total = 0
        for place, count in enumerate(counts):
            total += count
            counts[place] = total
        return counts

    def narrowed(self, mention: Mention) -> tuple[int, int]:
        """Return start and end of a mention from its first letter to its last.

        Two mentions of the same letters are the same then. One without a letter is empty, and
        stands where the next letter does.
        """
        first, end = self._before[mention.start], self._before[mention.end]
        places = [place for place, _ in self._found]
        start = places[first] if first < len(places) else len(self.text)
        return start, places[end - 1] + 1 if end > first else start


def _letters(sign: str) -> str:
    return "".join(x for x in unicodedata.normalize("NFKD", sign).casefold() if x.isalnum())
