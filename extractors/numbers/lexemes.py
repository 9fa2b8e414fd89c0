"""Patterns of the tokens, by what they begin with, in the order in which they are tried.

Every pattern reads a bounded stretch, or what it reads becomes a token whole, so that a text is
tokenised in linear time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.numbers.units import GLUED

__all__ = ["LEXER_OF_DIGITS", "LEXER_OF_LETTERS", "LEXER_OF_SIGNS", "MORE_NAME", "Lexer"]

_DIGITS: Final = (
    r"(?>\d{1,2},\d{1,2}(?=\s?\\?%)"
    r"|\d{1,3}(?:(?:,|\{,\}|\\,|[\u2009\u202f\u00a0])\d{3}(?!\d)){1,6}(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|\.\d+)"
)
_POWER: Final = (
    r"10(?:\s?(?:\^|\*\*)\s?\{?\s?[-−–+]?\s?\d{1,3}\}?|(?>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?!\d)"
)
_SCALE: Final = (
    rf"[eE][-−+]?\d{{1,3}}(?!\w)|\s?\$?\s?(?:×|x|\*|·|⋅|\\times|\\cdot)\s?\$?\s?{_POWER}"
    r"|[KkM](?![\w-])|\s?(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion)\b"
)
_POINTS: Final = r"(?:points?|pts?|pp|p\.p\.)(?!\w)"
_END: Final = r"(?![^\W_]|_[^{])"
# After a number stands a unit that touches it, or nothing that would make it part of a name.
_AFTER: Final = (
    rf"(?=(?:{GLUED}|pp|pts?|p\.p\.|x|sim|times|pm)?{_END}|(?:{GLUED})[²³]|(?:sim|pm)\d)"
    r"(?!\.\d|:\d|\^(?!\{?\s?(?:\\circ|\\pm|±)))"
    r"(?!-(?!(?:points?|pts?|pp|percent|percentage|fold|dB|ms|FPS|fps|mm|cm|Hz)\b)[^\W\d_])"
)
_NUMBER: Final = rf"(?:{_POWER}|{_DIGITS}(?:{_SCALE})?){_AFTER}"
_YEAR: Final = r"(?:19[5-9]|20[0-4])\d"
_WRAPPERS: Final = (
    "textbf|textit|textsc|texttt|textrm|text|emph|mathbf|mathrm|mathit|mathsf|boldsymbol|bm|pmb"
    "|underline|rm|bf|it|tt|left|right|bigl?|bigr?|quad"
)

_OF_LETTERS: Final = (
    ("x", r"https?://\S+|www\.\S+"),
    ("x", r"[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){0,2}\.(?:com|org|io|net)/\S*"),
    ("x", r"(?:arXiv|doi|DOI|ISBN|ISSN)\s?:?\s?[a-z-]{0,9}/?\d\S*"),
    ("P", r"pm(?=\d)"),
    ("~", r"sim(?=\d)"),
    ("*", r"(?<=\d)(?:x|times)(?!\w)"),
    ("o", rf"(?:(?:percentage|per\s?cent)[\s-]{{1,2}})?{_POINTS}|(?<=%)p\b"),
    ("e", r"per\s?cents?\b"),
    ("S", r"standard[\s-]+(?:deviations?|errors?)\b(?:\s+of\s+the\s+mean\b)?(?:\s?\(S[DE]M?\))?"),
    ("c", r"(?:confidence|credible)[\s-]+(?:intervals?|bounds?|limits?|levels?)\b(?:\s?\(CIs?\))?"),
    ("c", r"C\.?I\.?s?(?![\w-])|CrI\b|confidence(?=\s?[),;])"),
    ("s", r"s\.\s?d\.|S\.\s?D\.|(?:SD|sd|STD|std|Std|stdev|SEM|SE)(?![\w-])\.?|σ(?!\w)"),
    ("i", r"IQR\b|inter-?quartile\s+range\b"),
    ("k", r"out\s+of\b"),
    ("v", r"(?:vs?|versus)\b\.?"),
    ("w", r"(?:approx|ca|avg|e\.g|i\.e|cf|resp|al)\.|sub-(?=\d)"),
    ("w", r"(?:by|to|of|from|than|approx|leq|geq)(?=\.?\d)"),
    ("r", r"(?:[Ff]ig|[Ss]ecs?|[Ee]qs?|[Tt]ab|[Nn]o|[Vv]ol|[Cc]h)\."),
    (
        "word",
        r"[^\W\d_](?:[^\W_]|_(?!\{)|[-‐‑'’&@](?=\w)|@?\.(?=\d)|@[\[{][^\]}\s]{0,20}[\]}])*+(?:[+*]{1,2}(?![\w.]))?",
    ),
)
_OF_DIGITS: Final = (
    (
        "x",  # 224x224
        r"\d++(?:(?:[x×*]|\s[x×]\s|\s?\$?\s?\\times\s?\$?\s?)(?!10\s?[\^⁻⁺⁰-⁹])\d++(?![.%]))++\w*+",
    ),
    ("x", rf"{_YEAR}[-/]\d\d?(?:[-/]\d\d?)?\b(?!\s?\\?%)|\d\d?[./]\d\d?[./]{_YEAR}\b"),
    ("x", rf"{_YEAR}(?:s\b|\b(?![.,]\d|\s?\\?%|\s?(?:{GLUED})\b))"),
    ("n", _NUMBER),
    ("x", r"\d(?:\w|[.'’:^](?=\w)|-(?=[^\W\d_]))*+"),
)
_OF_SIGNS: Final = (
    ("", rf"[^\S\n]+|[$}}{{]|\\(?:[,;:!\s]|(?:{_WRAPPERS})(?![A-Za-z]))"),
    ("n", rf"(?=\.){_NUMBER}"),
    ("P", r"(?:[_^]\{?\s?)?(?:±|\\pm(?![A-Za-z])|\+\s?/\s?[-−–]|\+[-−–])"),
    ("*", r"×|\\times(?![A-Za-z])|-fold\b"),
    ("%", r"\\?[%％]"),
    ("o", rf"-\s?(?:percentage[\s-])?{_POINTS}"),
    ("u", r"\^?\{?\s?\\circ\b\}?|°(?:\s?[CF]\b)?|\\degrees?\b"),
    ("u", r"\\mu\s?(?:\\(?:mathrm|text|rm)\s?)?\{?[ms]\b"),
    ("s", r"\\sigma\b"),
    ("", r"[_^](?:\{[^{}]{0,40}\}|\s?[-\w])"),
    ("<", r"[<>≤≥≈=]=|\\(?:leq?|geq?|lesssim|gtrsim|approx|lt|gt)(?![A-Za-z])|[<≤≥≈≃>]"),
    (">", r"-{1,2}>|→|\\(?:long)?rightarrow\b|\\to\b"),
    ("^", r"[↑▲⬆]|\\uparrow\b"),
    ("_", r"[↓▼⬇]|\\downarrow\b"),
    ("~", r"∼|\\sim(?![A-Za-z])|(?:(?<=[\d%])|(?<=[\d%][$}\s]))~+(?=\s?\$?\+?\.?\d)"),
    ("", r"~"),
    ("-", r"-{1,3}|[−–—]"),
    (".", r"[.!?](?=\s|$)|\n"),
    ("sign", r"[+/()\[\],;:|=#&]"),
    ("?", r"\\[A-Za-z]+"),
)


@dataclass(frozen=True, slots=True)
class Lexer:
    """A pattern of one token, and the kind by the name of the group that matched."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]

    @classmethod
    def of(cls, lexemes: Sequence[tuple[str, str]]) -> "Lexer":
        """Return the lexer of kinds with their patterns."""
        kinds = {f"t{place}": kind for place, (kind, _) in enumerate(lexemes)}
        groups = [f"(?P<t{place}>{pattern})" for place, (_, pattern) in enumerate(lexemes)]
        return cls(re.compile("|".join(groups)), kinds)


LEXER_OF_LETTERS: Final = Lexer.of(_OF_LETTERS)
LEXER_OF_DIGITS: Final = Lexer.of(_OF_DIGITS)
LEXER_OF_SIGNS: Final = Lexer.of(_OF_SIGNS)

MORE_NAME: Final = re.compile(
    r"(?:[/:+-]-?\d{1,5}(?:\.\d{1,2})?[A-Za-z]{0,2}(?![\w.]*\w|\s?\\?%))++"
)
"""What goes on with a name that has digits (`CIFAR-10` with `/100`)."""
