r"""The key under which two spellings of one name meet.

`fold` drops what writers vary without meaning anything by it: case, hyphens, LaTeX markup,
accents, a common plural. It keeps what tells names apart: every number and the gap between
two numbers, `+`, `#`, `.`, `*`, `@`. Two names whose numbers differ never fold to one key.

>>> fold("ImageNet-1K") == fold("imagenet 1k") == fold("ImageNet1K")
True
>>> [fold(name) for name in (r"\textbf{Vision} Transformers", "LLMs", r"$\beta$-VAE", "β-VAE")]
['vision transformer', 'llm', 'beta vae', 'beta vae']
>>> fold("RefCOCO") == fold("RefCOCO+"), fold("Qwen 2.5") == fold("Qwen 25")
(False, False)
>>> fold("GLUES"), fold("loss"), fold("variance analysis")
('glues', 'loss', 'variance analysis')
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from kg.names.plurals import IRREGULAR, PLURAL, singular

__all__ = ["compact", "fold", "rules", "without_gaps"]

_GONE: Final = "\x00"  # what is dropped; between two digits it becomes a space
_GREEK: Final = str.maketrans({
    chr(code): unicodedata.name(chr(code)).split()[-1].lower()
    for code in range(0x3B1, 0x3CA)
    if code != 0x3C2
})
_SYMBOLS: Final = str.maketrans({
    **dict.fromkeys("'\"`´‘’“”′{}$\\\u00ad\u200b\u200c\u200d\u2060\ufeff", _GONE),
    **dict.fromkeys("_~^()[]:;|−·⋅•→⇒", " "),
    "×": "x",
    "⁄": "/",
    "∕": "/",
    "∞": "infinity",
    "&": " & ",
})
_ASCII_SYMBOLS: Final = _SYMBOLS | {ord("-"): " "}
# Commands that are not read aloud; any other stands for a word (`\beta`).
_FORMAT: Final = re.compile(
    r"\\(?:(?:text|math)(?:bf|it|sc|tt|rm|sf|md|up|cal|bb|frak|scr|normal|superscript|subscript)?"
    r"|emph|underline|mbox|boldsymbol|bm|ensuremath|operatorname|bf|it|sc|tt|rm|em|xspace"
    r"|left|right)(?![a-zA-Z])|\\[!,;:'\"`^~=.]"
)
_SPELLED: Final = {r"\times": "x", r"\ell": "l", r"\infty": "infinity", r"\rightarrow": " "}
_COMMAND: Final = re.compile(r"\\[a-zA-Z]+")
_BETWEEN_DIGITS: Final = re.compile(rf"(?<=\d){_GONE}+(?=\d)")
_NOT_BETWEEN_DIGITS: Final = re.compile(r"(?<!\d)[/,]|[/,](?!\d)")
_BESIDE_MARK: Final = re.compile(r" +(?=[+@])|(?<=@) +")
_BEFORE_NUMBER: Final = re.compile(r"(?<=[^\W\d_]) (?=\d)")
_ACCENT: Final = re.compile(r"(?<![^a-z ])[\u0300-\u036f]+")
_ACRONYM_PLURAL: Final = re.compile(r"(?<=[A-Z])(?<!^[A-Z])(?<![^\w][A-Z])s$")
_DIGIT_GAP: Final = re.compile(r"\d \d")
_LOOSE_SPACE: Final = re.compile(r"(?<!\d) | (?!\d)")


@lru_cache(maxsize=1 << 19)  # the names of a large corpus: resolution asks for each many times
def fold(name: str) -> str:
    """Return the key of a name: lower case, words parted by single spaces, no hyphen.

    A space between a letter and a number is dropped, so that `GPT-4` and `GPT4` meet. Folding
    twice changes nothing. A name of nothing but marks is its own key; only white space folds to
    nothing.
    """
    # Of ASCII, the steps that are left out change nothing.
    plain = name if name.isascii() else _plain(name)
    words = _tidy(_without_markup(plain) if "\\" in plain else plain)
    lower = _ACRONYM_PLURAL.sub("", words).casefold()
    latin = _tidy(lower if lower.isascii() else _latin(lower))
    *front, last = latin.split(" ")
    return " ".join([*front, singular(last)]) or "".join(name.split())


@lru_cache(maxsize=65536)
def compact(name: str) -> str:
    """Return the folded name without its spaces, save those between two digits.

    >>> compact("Fashion MNIST") == compact("FashionMNIST"), compact("COCO 20 1")
    (True, 'coco20 1')
    """
    return without_gaps(fold(name))


def without_gaps(folded: str) -> str:
    """Return a folded name without its spaces, save those between two digits."""
    if _DIGIT_GAP.search(folded):
        return _LOOSE_SPACE.sub("", folded)
    return folded.replace(" ", "")


def rules() -> dict[str, str | dict[str, str]]:
    """Return the tables and expressions of folding, as values of JSON, for a page that repeats it.

    `symbols`, `greek`, `spelled` and `irregular` say what stands for what; U+0000 stands for what
    is dropped. `format`, `command` and `plural` are regular expressions in the syntax that Python
    and JavaScript share.
    """
    return {
        "symbols": {chr(int(code)): mark for code, mark in _SYMBOLS.items()},
        "greek": {chr(int(code)): name for code, name in _GREEK.items()},
        "spelled": _SPELLED,
        "irregular": IRREGULAR,
        "format": _FORMAT.pattern,
        "command": _COMMAND.pattern,
        "plural": PLURAL.pattern,
    }


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", "".join(map(_apart, name)))


def _latin(lower: str) -> str:
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", lower))
    return unicodedata.normalize("NFKC", bare).translate(_GREEK)


def _apart(character: str) -> str:
    """Part a superscript and its like from a digit beside it: `10²` is no 102."""
    if character.isascii() or character.isdecimal():
        return character
    plain = unicodedata.normalize("NFKC", character)
    return f" {plain} " if any(c.isdecimal() for c in plain) else character


def _without_markup(text: str) -> str:
    unformatted = _FORMAT.sub(_GONE, text)
    return _COMMAND.sub(lambda m: _SPELLED.get(m.group(), m.group()[1:]), unformatted)


def _tidy(text: str) -> str:
    if text.isascii():
        marked = text.translate(_ASCII_SYMBOLS)
    else:
        dashes = {ord(c): " " for c in set(text) if unicodedata.category(c) == "Pd"}
        marked = text.translate(dashes).translate(_SYMBOLS)
    joined = _BETWEEN_DIGITS.sub(" ", marked).replace(_GONE, "")
    spaced = " ".join(_NOT_BETWEEN_DIGITS.sub(" ", joined).split())
    return _BEFORE_NUMBER.sub("", _BESIDE_MARK.sub("", spaced)).rstrip(". ")
