"""Commands of LaTeX that stand alone: symbols, names of functions, switches, unknown macros."""

import re
from typing import Final

from kg.text.cleaning.latex.accents import with_braces
from kg.text.cleaning.latex.commands import (
    FORMATS,
    SPECIAL,
    TWO_PARTS,
    is_dropped,
    is_symbol_of_glue,
    symbols,
)

_COMMAND: Final = re.compile(
    r"\\([A-Za-z]+)\*?(?P<space>\s*)(?P<open>(?:\[[^][{}\\]*\]\s*){0,3}\{)?"
)
_SHORTEST_FORMAT: Final = 4


def with_symbols(text: str) -> str:
    r"""Return the text with each command that has no argument replaced by what it stands for.

    A macro that nothing defines keeps its name.

    >>> with_symbols(r"\alpha-VAE, 5 \times, n\log n, {\em so}, \ours, PixArt-\Sigma is, \R")
    'α-VAE, 5 ×, n log n, {so}, ours, PixArt-Σ is, R'
    """
    return _COMMAND.sub(_command, with_braces(text)) if "\\" in text else text


def _command(match: re.Match[str]) -> str:
    name, rest = match[1], match["space"] + (match["open"] or "")
    if match["open"] and (name in SPECIAL or name not in symbols()):
        return match[0]
    if name == "not" or ((name in TWO_PARTS or is_dropped(name)) and match["open"]):
        return match[0]
    value = symbols().get(name)
    if value is None:
        return _unknown(name) + rest
    if not value and name != "xspace":
        return match[0] if match["open"] else ""
    return _spaced(match, value) + rest


def _spaced(match: re.Match[str], value: str) -> str:
    """Return the name of a function parted from what it touches, another symbol as it is."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if value.endswith(".") and after == ".":
        return value[:-1]
    if len(value) == 1 or not value.isalpha():
        return value
    touches = not match["space"] and (match["open"] or after.isalnum() or after == "\\")
    return " " * before.isalnum() + value + " " * bool(touches)


def _unknown(name: str) -> str:
    """Return how a macro reads that nothing defines.

    Braces that were lost glue a command to what was in them; a line feed that was escaped twice
    is no command.

    >>> [_unknown(name) for name in ("ours", "mathbbR", "rightarrowEnglish", "nWe")]
    ['ours', 'R', '→English', ' We']
    """
    if name[0] == "n" and name[1:2].isupper():
        return f" {name[1:]}"
    for length in range(len(name) - 1, 1, -1):
        known, rest = name[:length], name[length:]
        if known in FORMATS and length >= _SHORTEST_FORMAT and known not in SPECIAL:
            return rest
        if rest[0].isupper() and is_symbol_of_glue(known):
            return symbols()[known] + rest
    return name
