"""Characters that stand for others, or for nothing: mojibake, ligatures, controls, forms.

Unicode forms are composed (NFC, https://unicode.org/reports/tr15/) and never made compatible
(NFKC): 10² is not 102.
"""

import re
import unicodedata
from typing import Final

# Wrongly decoded UTF-8 leaves a control of the range C1, or two such characters in a row, or one
# of the last four before a space that was a non-breaking one. ftfy looks far more slowly.
_MAYBE_MOJIBAKE: Final = re.compile("[\x80-\x9f]|[^\x00-\x7f]{2}|[ÂÃâà] ")
_SURROGATES: Final = re.compile("[\ud800-\udfff]+")
_NEEDS_CARE: Final = re.compile("[^\t\n\r -~]")
_LIGATURES: Final = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
# Soft hyphens, zero-width spaces, marks of direction, noncharacters.
_INVISIBLE: Final = dict.fromkeys((
    0xAD,
    0x61C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFDD0, 0xFDF0),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xFFFE, 0x110000, 0x10000),
    *range(0xFFFF, 0x110000, 0x10000),
))
_CONTROLS: Final = dict.fromkeys((*range(9), *range(0xE, 0x1C), *range(0x7F, 0xA0)))
_TABLE: Final[dict[int, str | None]] = {
    **_LIGATURES,
    **_INVISIBLE,
    **_CONTROLS,
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
# A hyphen that may not be seen inside a word is seen at the end of a line.
_SOFT_LINE_END: Final = re.compile("\xad(?=[ \t]*\r?\n)")
# Persian and Indic letters and joined emoji need the joiners; other writing does not.
_IDLE_JOINERS: Final = re.compile(
    "(?:^|(?<=[\x00-\u024f]))[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?=[\x00-\u024f]|$)"
)


def plain_characters(text: str) -> str:
    r"""Return the text with the characters that its writer meant, composed.

    Mojibake is undone (https://ftfy.readthedocs.io), Latin ligatures of print are spelled out;
    soft hyphens, zero-width and control characters are gone, but white space; a lone surrogate
    becomes U+FFFD.

    >>> plain_characters("classi\ufb01er \u00e2\x80\x93 Schro\u0308dinger")
    'classifier – Schrödinger'
    """
    if not _NEEDS_CARE.search(text):
        return text
    if not text.isascii():
        text = _SURROGATES.sub(_paired, text)
        if _MAYBE_MOJIBAKE.search(text):
            text = _without_mojibake(text)
        text = _IDLE_JOINERS.sub("", text)
    text = _SOFT_LINE_END.sub("-", text).translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def _without_mojibake(text: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(text)


def _paired(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
