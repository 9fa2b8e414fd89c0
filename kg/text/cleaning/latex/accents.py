r"""Letters with accents as LaTeX writes them: `\'e`, `{\'e}`, `\v{c}`, `\"{\i}`, `\aa`."""

import re
import unicodedata
from typing import Final

_MARKS: Final = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "d": "\u0323",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "u": "\u0306",
    "v": "\u030c",
}
_MATH: Final = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "Tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "vec": "\u20d7",
    "mathring": "\u030a",
}
_WITHOUT_BRACES: Final = re.compile(
    rf"\\({'|'.join(_MATH)})(?:\s+([^\W\d_])(?![^\W\d_])|\s*(\\[A-Za-z]+)(?!\s*\{{))"
)
_LETTER: Final = r"(?:\\[ij](?![A-Za-z])|[^\W\d_])"
_ACCENT: Final = re.compile(
    rf"""\\(?P<sign>['`^"~=.])\s*(?:\{{\s*(?P<a>{_LETTER})\s*\}}|(?P<b>{_LETTER}))"""
    rf"""|\{{\\(?P<apart>['`^"~])\}}(?P<f>[aeiouyAEIOUY])"""
    rf"|\\(?P<word>[cdHkruv])(?:\s*\{{\s*(?P<c>{_LETTER})\s*\}}|\s+(?P<d>{_LETTER})|(?P<e>\\[ij]))"
)
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])\\'(?=(?:[stdm]|re|ve|ll)(?![^\W_]))")
_CLOSING_QUOTE: Final = re.compile(r"""(?<=[^\s({[])\\(["'])(?![^\W\d_]|[{\\])""")


def with_accents(text: str) -> str:
    r"""Return the text with each accented letter as one character.

    Quotes that a program has escaped are quotes: `don\'t`, `\"all\"`.

    >>> with_accents(r"Poincar\'e, {\v c}, \c{c}, \"{\i}, don\'t, \"Attention\"")
    'Poincaré, {č}, ç, ï, don\'t, "Attention"'
    """
    text = _APOSTROPHE.sub("'", text)
    for quote in {match[1] for match in _CLOSING_QUOTE.finditer(text)}:
        text = re.sub(rf"\\{quote}(?![{{\\])", quote, text)
    return _ACCENT.sub(_accented, text)


def with_braces(text: str) -> str:
    r"""Return the text with braces around each letter to which a command puts a mark.

    >>> with_braces(r"\tilde O(n), \hat\theta, \hat{y}")
    '\\tilde{O}(n), \\hat{\\theta}, \\hat{y}'
    """
    return _WITHOUT_BRACES.sub(lambda m: f"\\{m[1]}{{{m[2] or m[3]}}}", text)


def accented(letter: str, mark: str) -> str:
    """Return a letter with a mark of mathematics, such as `hat`; more than a letter stays bare.

    >>> accented("O", "tilde"), accented("xy", "hat")
    ('Õ', 'xy')
    """
    if len(letter) != 1 or not letter.isalpha() or mark not in _MATH:
        return letter
    return unicodedata.normalize("NFC", letter + _MATH[mark])


def _accented(match: re.Match[str]) -> str:
    letter = next(match[group] for group in "abcdef" if match[group])
    mark = _MARKS[match["sign"] or match["apart"] or match["word"]]
    return unicodedata.normalize("NFC", letter.lstrip("\\") + mark)
