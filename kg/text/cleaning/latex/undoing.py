r"""LaTeX as abstracts hold it, to text that reads the same.

No parser of LaTeX does this: abstracts are pieces, with braces that do not close, macros that
nothing defines, and dollars that are money. So the text is rewritten from the innermost braces
outwards, in a bounded number of passes. Undefined macros keep their names, or what is in their
braces. A percent sign begins no comment.
"""

import re
from typing import Final

from kg.text.cleaning.latex.accents import with_accents
from kg.text.cleaning.latex.commands import is_known
from kg.text.cleaning.latex.groups import CITATION, CLOSE, OPEN, without_groups
from kg.text.cleaning.latex.mathematics import has_simple_math, with_math
from kg.text.cleaning.latex.punctuation import with_punctuation
from kg.text.cleaning.latex.symbols import with_symbols

_DOLLAR, _UNDERSCORE, _CARET, _BACKSLASH = "\ufdd3", "\ufdd4", "\ufdd5", "\ufdd6"
_SHOWN: Final = str.maketrans({
    OPEN: "{",
    CLOSE: "}",
    _DOLLAR: "$",
    _UNDERSCORE: "_",
    _CARET: "^",
    _BACKSLASH: "\\",
    CITATION: None,
})
_ESCAPE: Final = re.compile(
    r"(?P<thousand>(?<=\d)\\,(?=\d{3}(?!\d)))"
    r"|\\(?:(?P<sign>[\\{}$_%&#|])|(?P<space>[,;:> \n\t])|(?P<nothing>[!/@+-])"
    r"|(?P<accent>[\^~])\s*\{\s*\})"
)
_SIGNS: Final = {
    "\\": "\n",
    "{": OPEN,
    "}": CLOSE,
    "$": _DOLLAR,
    "_": _UNDERSCORE,
    "^": _CARET,
    "|": "‖",
}
_ANY: Final = re.compile(r"[\\{}$~`]|[\^_]\{|--|''")
_PATH: Final = re.compile(r"(?<![^\W_])[A-Za-z]:\\([A-Za-z0-9_.-]+)(?:\\[\w.-]*)*")
_LONE_BACKSLASH: Final = re.compile(r"\\(?=[^A-Za-z]|$)")
_SURE: Final = re.compile(
    r"""\\[%&#_$]|(?<=[A-Za-z])\\['"`^~][aeiouyAEIOUYcn]|\{\\['"`^~=.]\{?[A-Za-z]"""
    r"""|\\['"`^~=.cvuHkr]\{\\?[A-Za-z]\}|\\\([^\\()]{1,40}\\\)"""
)
_WORD: Final = re.compile(
    r"(?<![\\:.])(?P<glue>(?<=[A-Za-z]))?\\(?P<name>[A-Za-z]+)(?P<open>\s*\{)?"
)


def has_latex(text: str) -> bool:
    r"""Say whether a known command stands in the text, or mathematics that can be nothing else.

    >>> [has_latex(x) for x in (r"up to 2\%", r"\emph{so}", "$k$-means", r"PixArt-\Sigma")]
    [True, True, True, True]
    >>> [has_latex(x) for x in (r"C:\data\text", "$5 and $10", r"don\'t", r"\ours", "{a}_b~c")]
    [False, False, False, False, False]
    """
    if "\\" in text:
        if _SURE.search(text):
            return True
        for word in _WORD.finditer(text):
            if is_known(word["name"]) and (word["open"] or word["glue"] is None):
                return True
    return "$" in text and has_simple_math(text)


def without_latex(text: str) -> str:
    r"""Return the text without LaTeX.

    >>> without_latex(r"{CIFAR}-10: 2\% of \emph{all}~\cite{x}, ``$\pm$'' 5% \& 10$^{2}$, \RR~x")
    'CIFAR-10: 2% of all, "±" 5% & 10², RR x'
    """
    if not _ANY.search(text):
        return text
    text = _PATH.sub(_hidden_path, text)
    text = with_accents(_ESCAPE.sub(_escape, text))
    text = without_groups(with_symbols(with_math(text)))
    return with_punctuation(_LONE_BACKSLASH.sub("", text)).translate(_SHOWN)


def _hidden_path(match: re.Match[str]) -> str:
    return match[0] if is_known(match[1]) else match[0].replace("\\", _BACKSLASH)


def _escape(match: re.Match[str]) -> str:
    sign = match["sign"] or match["accent"]
    if sign:
        return _SIGNS.get(sign, sign)
    if match["thousand"]:
        return ","
    return " " if match["space"] else ""
