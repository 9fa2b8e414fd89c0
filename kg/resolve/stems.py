"""What of a name is its version, size or split, and what is left without it."""

import re
from collections.abc import Iterator
from typing import Final

from kg.names.folding import fold

__all__ = ["camel_tail", "family", "is_proper", "mask", "stems", "without_letter"]

_SIZE: Final = re.compile(
    r"(?<=[\w+.]) (?:large|base|small|tiny|mini|nano|micro|huge|giant|medium|lite|light|high|low"
    r"|plus|pro|max|turbo|ultra|flash|fast|thinking|preview|exp|instruct|chat|it|xs|xl|xxl"
    r"|[slbtmhgnx](?:[ /]?\d+)?|[ivx]+|train|dev|val|valid|validation|test|test dev|test std"
    r"|testmini|core|hard|easy|full|clean|a?\d+(?:\.\d+)?[kmbt])$"
)
_NUMBER: Final = re.compile(r"(?<=[a-z+.])(?: v| version)? ?\d+(?:\.\d+)*(?: ?[a-z]{1,2})?$")
_DRESS: Final = re.compile(r"(?<=[a-z\d])v$")
_LETTER: Final = re.compile(r"(?<=\d)[a-z]{1,2}$")
_SIGN: Final = re.compile(r"(?<=[a-z\d])\++$")
# At what it is measured, or what is added: `recall@5`, `IConMark+TM`.
_ADDED: Final = re.compile(r"(?<=[a-z\d])[@+].*$")
_DIGITS: Final = re.compile(r"\d+(?:\.\d+)*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LETTER_ADDED: Final = re.compile(r"[a-z]{4}[A-Z]$")
_PROPER: Final = re.compile(r"[^\W\d_].*(?:[A-Z]|\d)|\d.*[^\W\d_]")


def stems(folded: str) -> Iterator[str]:
    """Yield what is left as sizes, splits, numbers and signs fall off the end, longest first.

    >>> list(stems("deepseek r1 70b")), list(stems("gpt4o")), list(stems("siamfc+"))
    (['deepseek r1', 'deepseek r'], ['gpt4', 'gpt'], ['siamfc'])
    """
    at = folded
    while (shorter := _shorter(at)) != at:
        bare = _DRESS.sub("", shorter) if at[len(shorter) :][:1].isdigit() else shorter
        if bare != shorter:  # `rwkv7` is of `rwkv`, `yolov7` of `yolo`
            yield shorter
        at = bare
        yield at


def _shorter(name: str) -> str:
    for pattern in (_SIGN, _ADDED, _SIZE, _LETTER, _NUMBER):
        shorter = pattern.sub("", name).rstrip(" .")
        if shorter != name and len(_LETTERS.findall(shorter)) > 1:
            return shorter
    return name


def family(folded: str) -> str | None:
    """Return the name without what its last version, size or split adds; None if it has none.

    >>> family("yolov7"), family("chronos high"), family("bert")
    ('yolo', 'chronos', None)
    """
    found = list(stems(folded))
    if len(found) > 1 and found[1] == found[0].removesuffix("v"):
        return found[1]
    return found[0] if found else None


def mask(folded: str) -> str:
    """Return the name with `#` for each number, so that versions of one thing meet.

    >>> mask("mot16"), mask("rouge1 recall")
    ('mot#', 'rouge# recall')
    """
    return _DIGITS.sub("#", folded)


def is_proper(written: str) -> bool:
    """Say whether a written name is more than common words: an inner capital, or a number.

    >>> is_proper("DPO"), is_proper("LoRA"), is_proper("Detection")
    (True, True, False)
    """
    return _PROPER.search(written.rsplit(" ", maxsplit=1)[-1]) is not None


def without_letter(name: str) -> str:
    """Return the folded name without a capital at its end: `Whisper` of `WhisperX`."""
    return fold(name[:-1]) if _LETTER_ADDED.search(name) else ""


def camel_tail(name: str) -> str:
    """Return what follows the last small letter before a capital: `CLIPScore` of `RefCLIPScore`."""
    for at in range(1, len(name) - 2):
        if name[at - 1].islower() and name[at].isupper():
            return name[at:]
    return ""
