"""Patterns by which a text may define a short form.

They are `long (SHORT)`, `SHORT (long)`, `SHORT: long` in a title, `long, dubbed SHORT`, and
`SHORT, short for long` or `SHORT, a long`. Nothing is decided here: each match gives candidates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.abbreviations.alignment import letters_of
from extractors.abbreviations.long_forms import LongForm, backward, forward
from extractors.document import Span

__all__ = ["DefinitionCandidate", "definition_candidates"]

# Bounded, so that a long run of such characters is not read again from each of its places.
_SHORT: Final = r"(?:(?:[A-Za-z]\.){2,4}|[^\W_][\w.&+*^/@'’-]{0,24}(?<![.'’/-])\+*)"
_PARENTHESIS: Final = re.compile(r"[(\[](?=([^()\[\]\n]*(?:\([^()\n]*\)[^()\n]*)*)[)\]])")
_LEAD: Final = re.compile(
    r"\s*(?:(?:i\.e\.|in short|simply|we call|coined|abbreviated(?: as)?|short for|short"
    r"|abbr\.|henceforth|hereafter|dubbed|termed"
    r"|denoted(?: as| by)?|called|named|(?:also )?known as|a\.?k\.?a\.?|or|the|an?|referred to as"
    r"|which stands for|stands for|standing for)[,:]?\s+)*[\"'“”‘’`]*"
)
_BEFORE: Final = re.compile(rf"(?<![\w-])({_SHORT})[\"'”’]?\s*$")
_ARTICLE: Final = re.compile(r"(?:an?|the|our|An?|The)\s+")
_NAMING: Final = re.compile(
    rf",? (?:(?:(?:which|that)? ?(?:we|is|are)? ?)(?:abbreviated|abbrev\.|coined|dubbed|denoted"
    rf"|termed|call|called|named|nicknamed|known|refer to|referred to|short)(?: as| to| by)?"
    rf"(?: the)?|or(?: simply)?|i\.e\.,?|namely,?) [\"'“‘`]*({_SHORT})|, ({_SHORT})(?=[,)])"
)
_SPELLING: Final = re.compile(
    rf"(?<![\w-])({_SHORT})[\"'”’]?(?:(,? (?:which )?(?:is )?(?:short|an abbreviation|an acronym"
    rf"|standing|stands|stand|named|denotes|denoting)(?: for| after| of)?(?: the)?|, which is)"
    rf"|(, an?|, the| is an?| is the|:|, i\.e\.,?|, namely,?|, or| –| --?|,)) "
)
_TITLE: Final = re.compile(rf"^[\"“]?({_SHORT})[\"”]?\s?(?::| [–—-]+)\s+")
# One short form of a list in parentheses, with what may follow it.
_ITEM: Final = re.compile(
    rf"(?:[,;/]\s*|\s?\bor )?[\"'“‘`]*({_SHORT}(?: {_SHORT})?)[\"'”’]?"
    r"(?=$|[,;:/=]|\.$| (?:or|for|in) | \d| \[|\))"
)
_CALLED: Final = re.compile(
    r",?\s(?:called|named|dubbed|termed|abbreviated as|denoted as|i\.e\.,?)\s*$"
)
# A short form right behind its long form, which ends on its last letter.
_BESIDE: Final = re.compile(rf"(?<![\w-])([^\W_])[\w-]{{0,30}} (?=({_SHORT})(?![\w-]))")
_PRESENTED: Final = re.compile(
    rf"\b(?:introduce|propose|present|develop|called|named|dubbed|termed|call|name) ({_SHORT})"
)
_END: Final = re.compile(r"[.;:()\n]|$")
_MOST: Final = 140


@dataclass(frozen=True, slots=True)
class DefinitionCandidate:
    """The span of a short form, a candidate for its long form, and the name of the pattern."""

    short: Span
    long: LongForm
    pattern: str


def is_short(form: str) -> bool:
    """Return whether `form` looks like a short form: short, with a letter, mostly in capitals.

    >>> [is_short(form) for form in ("ViT", "mAP", "T2I", "Vision", "2024")]
    [True, True, True, True, False]
    """
    letters = sum(c.isalpha() for c in form)
    if not 2 <= len(form) <= 20 or letters < 1 or letters + sum(map(str.isdigit, form)) < 2:
        return False
    capitals = sum(c.isupper() for c in form)
    if capitals == 0:
        return len(form) <= 8
    return capitals > 1 or (len(form) <= 9 and (len(form) > 2 or form[-1].isdigit()))


def _is_name(form: str) -> bool:
    """Return whether `form` looks like a short form even without a parenthesis that says so."""
    return is_short(form) and sum(c.isupper() or c.isdigit() for c in form) > 1


def definition_candidates(text: str) -> Iterator[DefinitionCandidate]:
    """Yield every candidate of a text without LaTeX, in no useful order."""
    for match in _PARENTHESIS.finditer(text):
        yield from _inside(text, match)
    yield from _named(text)
    yield from _spelled(text)
    yield from _beside(text)
    yield from _titled(text)


def _inside(text: str, match: re.Match[str]) -> Iterator[DefinitionCandidate]:
    """Yield what a parenthesis may define: the word before it, or short forms inside."""
    start, end = match.span(1)
    if end - start > 300:
        return
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    offset = max(0, match.start() - 30)
    before = _BEFORE.search(text[offset : match.start()])
    if before and is_short(before[1]) and not before[1].islower():
        short = offset + before.start(1), offset + before.end(1)
        stop = _stop(text, start, end)
        for long in forward(text, (start, stop), before[1]):
            yield DefinitionCandidate(short, long, "explained")
    if not re.match(r"\s*(?:e\.g\.|see )", text[match.start(1) : end]):
        yield from _listed(text, (start, end), match.start())


def _stop(text: str, start: int, end: int) -> int:
    """Return where the long form that begins at `start` ends at the latest."""
    stop = re.compile(r"[;:()]").search(text, start, min(end, start + _MOST))
    return stop.start() if stop else min(end, start + _MOST)


def _listed(text: str, span: Span, end: int) -> Iterator[DefinitionCandidate]:
    """Yield the short forms that the parenthesis at `span` lists for what stands before `end`."""
    head = text[max(0, end - 300) : end]
    bound = end - len(head) + len(_CALLED.sub("", head).rstrip(" \"'”’`,"))
    place = span[0]
    pattern = "listed"
    while item := _ITEM.match(text, place, span[1]):
        short = item[1]
        if not any(is_short(word) for word in short.split()):
            return
        name = pattern + (" two" if " " in short else "")
        found = list(backward(text, bound, short))
        yield from (DefinitionCandidate(item.span(1), long, name) for long in found)
        if not found:
            return
        pattern, place = "next", item.end()


def _named(text: str) -> Iterator[DefinitionCandidate]:
    """Yield what `long, dubbed SHORT` may define."""
    for match in _NAMING.finditer(text):
        group = 1 if match[1] else 2
        fits = is_short if match[1] and " " in match[0].strip(", ") else _is_name
        if fits(match[group]) and not match[group].islower():
            pattern = "named" if group == 1 else "comma"
            for long in backward(text, match.start(), match[group]):
                yield DefinitionCandidate(match.span(group), long, pattern)


def _beside(text: str) -> Iterator[DefinitionCandidate]:
    """Yield what `long SHORT` may define, where initials alone spell the short form."""
    for match in _BESIDE.finditer(text):
        short = match[2]
        letters = letters_of(short)
        if sum(map(str.isupper, short)) < 3 or match[1].casefold() != letters[-1]:
            continue
        for long in backward(text, match.end() - 1, short):
            if long.alignment.score > 0.9:
                yield DefinitionCandidate(match.span(2), long, "beside")


def _spelled(text: str) -> Iterator[DefinitionCandidate]:
    """Yield what `SHORT, short for long` or `SHORT, a long` may define."""
    for match in _SPELLING.finditer(text):
        in_title = match.start() <= 1 and _TITLE.match(text)
        if in_title or not _is_name(match[1]) or len(letters_of(match[1])) < 3:
            continue
        article = _ARTICLE.match(text, match.end())
        start = article.end() if article else match.end()
        stop = _END.search(text, start)
        span = start, min(stop.start() if stop else len(text), start + _MOST)
        pattern = "stands" if match[2] else "colon" if match[3] == ":" else "apposition"
        for long in forward(text, span, match[1], starts=1 if match[2] else 5):
            yield DefinitionCandidate(match.span(1), long, pattern)


def _titled(text: str) -> Iterator[DefinitionCandidate]:
    """Yield what a title spells: `SHORT: long form for a task`, or one that the text names."""
    stop = text.find("\n") if "\n" in text else len(text)
    match = _TITLE.match(text)
    if match and is_short(match[1]):
        article = _ARTICLE.match(text, match.end())
        start = article.end() if article else match.end()
        for long in forward(text, (start, stop), match[1], starts=6):
            yield DefinitionCandidate(match.span(1), long, "title")
    for named in list(_PRESENTED.finditer(text, stop))[:3]:
        if _is_name(named[1]) and len(letters_of(named[1])) > 1:
            for long in forward(text, (0, stop), named[1], starts=12):
                yield DefinitionCandidate(named.span(1), long, "presented")
