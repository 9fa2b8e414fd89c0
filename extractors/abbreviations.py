r"""Abbreviations: pairs of a short and a long form that the text itself defines.

After A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
definitions in biomedical text, 2003, https://doi.org/10.1142/9789812776303_0042: `long (SHORT)`
and `SHORT (long)`. Added are the other ways in which abstracts of this field define a name:
`SHORT: long` in a title, `long, dubbed SHORT`, `SHORT, short for long` and the like; the search
for the long form weighs all ways to align the letters (`extractors._alignment`). Not handled: a
short form whose letters the long form does not hold (`TACO`), and one whose long form stands
elsewhere in the text, with nothing that says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors._alignment import letters_of
from extractors._long_forms import Span, backward, floor_of, forward
from extractors._registry import EXTRACTORS, Component
from kg.model import Abbreviation, Mention

__all__ = ["Definition", "definitions", "mark_abbreviations"]

# Bounded, so that a long run of such characters is not read again from each of its places.
_SHORT: Final = r"(?:(?:[A-Za-z]\.){2,4}|[A-Za-z0-9][\w.&+*^/@'’-]{0,24}(?<![.'’/-])\+*)"
_PARENTHESIS: Final = re.compile(r"[(\[](?=([^()\[\]\n]*(?:\([^()\n]*\)[^()\n]*)*)[)\]])")
_LEAD: Final = re.compile(
    r"\s*(?:(?:i\.e\.|abbreviated(?: as)?|short for|short|abbr\.|henceforth|hereafter|dubbed|termed"
    r"|denoted(?: as| by)?|called|named|(?:also )?known as|a\.?k\.?a\.?|or|the|an?|referred to as"
    r"|which stands for|stands for|standing for)[,:]?\s+)*[\"'“”‘’`]*"
)
_BEFORE: Final = re.compile(rf"(?<![\w-])({_SHORT})[\"'”’]?\s*$")
_ARTICLE: Final = re.compile(r"(?:an?|the|our|An?|The)\s+")
_NAMING: Final = re.compile(
    rf",? (?:(?:which (?:we|is) )?(?:abbreviated|abbrev\.|dubbed|denoted|termed|called|named|known"
    rf"|referred to)(?: as| to| by)?|or(?: simply)?) [\"'“‘]?({_SHORT})|, ({_SHORT})(?=\))"
)
_SPELLING: Final = re.compile(
    rf"(?<![\w-])({_SHORT})[\"'”’]?(?:,? (?:which )?(?:is )?(?:short|an abbreviation|an acronym"
    rf"|standing|stands|stand|named) (?:for|after)|, which is|, an?|, the|:|, i\.e\.,?| –| --?) "
)
_TITLE: Final = re.compile(rf"^[\"“]?({_SHORT})[\"”]?\s?(?::| [–—-]+)\s+")
# One short form of a list in parentheses, with what may follow it.
_ITEM: Final = re.compile(
    rf"(?:[,;/]\s*|\s?\bor )?[\"'“‘]?({_SHORT}(?: {_SHORT})?)[\"'”’]?(?=$|[,;:/]| or | \d| \[|\))"
)
_CALLED: Final = re.compile(
    r",?\s(?:called|named|dubbed|termed|abbreviated as|denoted as|i\.e\.,?)\s*$"
)
_LATEX: Final = re.compile(
    r"\\(?:(?:text)?(?:bf|it|sc|tt|sf)|textnormal|emph|em|underline|mathbf|mathrm)\b\s*|[{}$]"
)


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """A short and a long form with the spans where the text defines one by the other.

    Offsets are 0-based, half-open, in code points. `short` and `long` are the forms as they
    stand there, without LaTeX.
    """

    short_span: Span
    long_span: Span
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class _Found:
    """Spans of a pair in the text without LaTeX."""

    short: Span
    long: Span


def _plain(text: str) -> tuple[str, list[int]]:
    """Return `text` without LaTeX mark-up, and where each of its characters stood."""
    places: list[int] = []
    place = 0
    for match in _LATEX.finditer(text):
        places += range(place, match.start())
        place = match.end()
    places += range(place, len(text))
    return "".join(" " if text[i] == "~" else text[i] for i in places), places


def _is_short(form: str) -> bool:
    """Whether `form` looks like a short form: short, with a letter, mostly with capitals."""
    letters = sum(c.isalpha() for c in form)
    if not 2 <= len(form) <= 20 or letters < 1 or letters + sum(map(str.isdigit, form)) < 2:
        return False
    capitals = sum(c.isupper() for c in form)
    if capitals == 0:
        return len(form) <= 8
    return capitals > 1 or (len(form) <= 9 and (len(form) > 2 or form[-1].isdigit()))


def _is_name(form: str) -> bool:
    """Whether `form` looks like a short form even where no parenthesis says so."""
    return _is_short(form) and sum(c.isupper() or c.isdigit() for c in form) > 1


def _inside(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """Yield what a parenthesis defines: the long form of the word before it, or short forms."""
    start, end = match.span(1)
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    offset = max(0, match.start() - 30)
    before = _BEFORE.search(text[offset : match.start()])
    if before and _is_short(before[1]):
        long = _explained(text, (start, end), before[1])
        if long:
            yield _Found((offset + before.start(1), offset + before.end(1)), long)
            return
    if not re.match(r"\s*(?:e\.g\.|see )", text[match.start(1) : end]):
        yield from _listed(text, (start, end), match.start())


def _explained(text: str, span: Span, short: str) -> Span | None:
    """Return the long form that the parenthesis at `span` gives for the `short` before it."""
    stop = text.find(";", *span)
    start, end = span[0], span[1] if stop < 0 else stop
    inner = text[start:end].rstrip(" .,\"'”’")
    if not re.search(r"\w(?:[\s/]+[\s/\"'“]*|-\w+-)\w", inner):
        return None
    score, (first, last) = next(forward(text, (start, end), short), (0.0, span))
    rest = text[last:end]
    if score < floor_of(short, 0.6) or first != start or re.search(r"[,:(]", rest):
        return None
    return (start, start + len(inner)) if len(re.findall(r"\w+", rest)) <= 4 else None


def _listed(text: str, span: Span, end: int) -> Iterator[_Found]:
    """Yield the short forms that the parenthesis at `span` lists for what stands before `end`."""
    edge = len(_CALLED.sub("", text[:end]).rstrip(" \"'”’`,"))
    place = span[0]
    while item := _ITEM.match(text, place, span[1]):
        short = item[1]
        least = 0.8 if " " in short else 0.5
        if not any(_is_short(word) for word in short.split()):
            return
        long = backward(text, edge, short, least)
        if long is None:
            return
        yield _Found(item.span(1), long)
        place = item.end()


def _named(text: str) -> Iterator[_Found]:
    """Yield what words define: `long, dubbed SHORT`, `SHORT stands for long`."""
    for match in _NAMING.finditer(text):
        group = 1 if match[1] else 2
        long = backward(text, match.start(), match[group], 0.85) if _is_name(match[group]) else None
        # Neighbours in a list of names, as in `(ArabicBERT, AraBERT)`, are no definition.
        if long and (group == 1 or " " in text[slice(*long)]):
            yield _Found(match.span(group), long)
    for match in _SPELLING.finditer(text):
        article = _ARTICLE.match(text, match.end())
        start = article.end() if article else match.end()
        stop = re.compile(r"[.;:()\n]|$").search(text, start)
        span = start, min(stop.start() if stop else len(text), start + 140)
        if not _is_name(match[1]) or len(letters_of(match[1])) < 3:
            continue
        score, long = next(forward(text, span, match[1]), (0.0, span))
        if score >= 0.85 and long[0] == start:
            yield _Found(match.span(1), long)


def _titled(text: str) -> Iterator[_Found]:
    """Yield what a title of the form `SHORT: long form for a task` defines."""
    match = _TITLE.match(text)
    if not match or not _is_name(match[1]) or len(letters_of(match[1])) < 3:
        return
    stop = text.find("\n")
    article = _ARTICLE.match(text, match.end())
    start = article.end() if article else match.end()
    long_enough = len(letters_of(match[1])) > 3
    for score, long in forward(text, (start, len(text) if stop < 0 else stop), match[1]):
        # Words in front of the long form are rare, and letters are easily found by chance.
        if score >= 0.66 if long[0] == start else long_enough and score >= 0.97:
            yield _Found(match.span(1), long)
            return


def _is_sound(short: str, long: str) -> bool:
    """Whether the long form says more than the short one, which it does not hold as a word."""
    name = re.sub(r"(?<=[A-Z0-9])s$", "", short)
    return len(long) > len(short) and not re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", long)


def definitions(text: str) -> Iterator[Definition]:
    """Yield each definition of `text`, one a short form, in the order of the text.

    >>> [(d.short, d.long) for d in definitions("We use vision transformers (ViTs) here.")]
    [('ViTs', 'vision transformers')]
    """
    plain, places = _plain(text)
    found: dict[str, Definition] = {}
    pairs = [pair for match in _PARENTHESIS.finditer(plain) for pair in _inside(plain, match)]
    for pair in (*pairs, *_named(plain), *_titled(plain)):
        short, long = plain[slice(*pair.short)], re.sub(r"\s+", " ", plain[slice(*pair.long)])
        if not _is_sound(short, long):
            continue
        spans = [(places[a], places[b - 1] + 1) for a, b in (pair.short, pair.long)]
        found.setdefault(short.casefold(), Definition(spans[0], spans[1], short, long))
    yield from sorted(found.values(), key=lambda item: (min(item.short_span, item.long_span), item))


@Language.component("paperkg_abbreviations")
def mark_abbreviations(doc: Doc) -> Doc:
    """Set `doc._.definitions` and `doc._.abbreviations`, both in the order of the text."""
    found = tuple(definitions(doc.text))
    doc._.definitions = found
    doc._.abbreviations = tuple(
        Abbreviation(d.short, d.long, Mention.of(doc.text, *_evidence(d))) for d in found
    )
    return doc


def _evidence(definition: Definition) -> Span:
    """Where the definition stands: from the start of its first form to the end of its second."""
    spans = definition.short_span, definition.long_span
    return min(start for start, _ in spans), max(end for _, end in spans)


EXTRACTORS.register(
    "abbreviations",
    Component(
        "paperkg_abbreviations", "Finds pairs of a short and a long form that the text defines."
    ),
)
