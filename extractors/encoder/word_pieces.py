"""Word pieces of tokens, as the vocabulary of BERT has them.

The text is folded as uncased BERT folds it (lower case, no accents, signs and Chinese characters
apart) and cut greedily into the longest pieces that the vocabulary has: WordPiece, Schuster and
Nakajima, "Japanese and Korean voice search", 2012. The pieces are those of the reference
tokenizer, which comes with a client of a model hub that nothing here needs.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

__all__ = ["BEGIN", "END", "UNKNOWN", "WordPieces"]

UNKNOWN: Final = 100
BEGIN: Final = 101
END: Final = 102
_MOST_PIECES: Final = 12
_MOST_LETTERS: Final = 100
_MOST_KNOWN: Final = 50_000
_CHINESE: Final = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The vocabulary, by piece; a piece inside a word begins with `##`."""

    numbers: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, lines: str) -> "WordPieces":
        """Return the vocabulary of a text that has one piece a line."""
        return cls({piece: number for number, piece in enumerate(lines.split("\n"))})

    def __call__(self, token: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a token: at least 1, at most 12.

        >>> pieces = WordPieces({"image": 7, "##net": 8, "-": 9})
        >>> pieces("ImageNet"), pieces("-"), pieces("Bild")
        ((7, 8), (9,), (100,))
        """
        found = self._known.get(token)
        if found is None:
            cut = (number for run in _runs(token) for number in self._cut(run))
            found = tuple(cut)[:_MOST_PIECES] or (UNKNOWN,)
            if len(self._known) < _MOST_KNOWN:
                self._known[token] = found
        return found

    def _cut(self, run: str) -> list[int]:
        if len(run) > _MOST_LETTERS:
            return [UNKNOWN]
        pieces, start = [], 0
        while start < len(run):
            for end in range(len(run), start, -1):
                piece = ("##" if start else "") + run[start:end]
                if piece in self.numbers:
                    pieces.append(self.numbers[piece])
                    start = end
                    break
            else:
                return [UNKNOWN]
        return pieces


def _runs(token: str) -> Iterator[str]:
    """Yield the runs of letters and the signs of a folded token."""
    run = ""
    for char in unicodedata.normalize("NFD", token.lower()):
        if _is_dropped(char):
            continue
        if char.isspace() or _stands_alone(char):
            if run:
                yield run
            run = ""
            if not char.isspace():
                yield char
        else:
            run += char
    if run:
        yield run


def _is_dropped(char: str) -> bool:
    category = unicodedata.category(char)
    is_space = char in "\t\n\r"
    return category == "Mn" or char == "\ufffd" or (category[0] == "C" and not is_space)


@lru_cache(maxsize=4096)
def _stands_alone(char: str) -> bool:
    code = ord(char)
    is_sign = char.isascii() and char.isprintable() and not char.isalnum() and char != " "
    is_chinese = any(first <= code <= last for first, last in _CHINESE)
    return is_sign or is_chinese or unicodedata.category(char)[0] == "P"
