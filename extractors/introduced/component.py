"""Introduced names: what stands before the colon of the title, or right behind "we propose".

A tagger misses many names that it has never seen, and the name of a new system is new. Here its
place tells: `YIELD: A Dataset for ...`, `we introduce YIELD, a ...`. The kind is the
likeliest one by `extractors.kind_classifier`, the choice of none left out.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import (
    Span,
    TaggedMention,
    mentions_of,
    on_token_boundaries,
    set_mentions,
)
from extractors.kind_classifier import Judge, names_of, shipped_judge
from extractors.overlaps import add_replacing
from kg.schema import Kind

__all__ = ["introduced_spans", "mark_introduced", "with_introduced"]

_NAME: Final = "introduced"
_CONFIDENCE: Final = 0.6
"""Below what is sure: since the encoder reads the text this adds hardly anything, two of the 4,398
entities found in the papers held out, which is too little to measure by."""
_TITLE: Final = re.compile(r"[\"“‘]?([^\W_][^:\n\"”’]{1,40}?)[\"”’]?(?:\s*:|\s[–—-])\s")
_WORD: Final = re.compile(r"[^\W_][^\W_+.&'’-]*(?:[+.&'’-]+[^\W_]+)*\+*")
_BEHIND: Final = re.compile(
    r"\b(?:introduc|propos|present|develop|releas|build|construct|creat|call|nam|dubb|term)"
    r"(?:e[sd]?|s|ed|ing)? [\"“‘]?"
    r"([^\W\d_][^\W_]*(?:[-+.][^\W_]+)*\+*)(?=[\"”’]?(?:[,:(]| \(|\.\s))"
)
_MOST_WORDS: Final = 3


def _is_marked(word: str) -> bool:
    """Return whether capitals or digits mark a word as a name: `SeaS`, `nnMIL`, `M3`."""
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or (capitals == 1 and any(c.isdigit() for c in word))


def introduced_spans(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of the names that a text introduces, that in the title first.

    The title is the first line.

    >>> text = "SeaS: Few Shots\nShots are few. We also present M3, a corpus."
    >>> [text[start:end] for start, end in introduced_spans(text)]
    ['SeaS', 'M3']
    """
    title = _TITLE.match(text)
    if title and _names(title[1], text[title.end() :]):
        yield title.span(1)
    for match in _BEHIND.finditer(text):
        if _is_marked(match[1]):
            yield match.span(1)


def _names(front: str, rest: str) -> bool:
    """Return whether what stands before the colon of a title is a name.

    One marked word is. Other words must be capitalised and occur again in `rest`.
    """
    words = front.split(" ")
    if len(words) == 1 and _is_marked(front):
        return _WORD.fullmatch(front) is not None
    is_capital = all(word[:1].isupper() for word in words)
    return is_capital and len(words) <= _MOST_WORDS and bool(_occurrences(front).search(rest))


def _occurrences(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_]|[-+][^\W_])")


def with_introduced(doc: Doc, judge: Judge) -> Doc:
    """Add every occurrence of the introduced names that no mention bears or contains."""
    text, mentions = doc.text, list(mentions_of(doc))
    new: dict[str, set[Kind]] = {}
    for span in introduced_spans(text):
        name = text[slice(*span)]
        if not _is_known(text, span, mentions):
            spans = [match.span() for match in _occurrences(name).finditer(text)]
            new[name] = {item.kind for item in mentions for each in spans if item.is_within(each)}
            added = [TaggedMention(*each, Kind.MODEL, _CONFIDENCE, _NAME) for each in spans]
            mentions = add_replacing(mentions, added)
    if new:
        mentions = on_token_boundaries(doc, mentions)
        kinds = dict(_kinds(doc, mentions, new, judge))
        named = [(item, text[item.start : item.end]) for item in mentions]
        set_mentions(doc, [replace(item, kind=kinds.get(name, item.kind)) for item, name in named])
    return doc


def _is_known(text: str, span: Span, mentions: Iterable[TaggedMention]) -> bool:
    """Return whether a mention contains `span`, or has the same surface elsewhere."""
    name = text[slice(*span)]
    return any(item.contains(span) or text[item.start : item.end] == name for item in mentions)


def _kinds(
    doc: Doc,
    mentions: Iterable[TaggedMention],
    new: Mapping[str, Collection[Kind]],
    judge: Judge,
) -> Iterator[tuple[str, Kind]]:
    """Yield the kind of each of the new names; `new` has the kinds of the mentions inside them.

    If these agree (`CodeContests` in `CodeContests+`), the kind is theirs, else the likeliest one.
    """
    for name, spans in names_of(doc, mentions):
        surface = doc.text[slice(*spans[0].span)]
        if surface not in new:
            continue
        if len(new[surface]) == 1:
            yield from ((surface, kind) for kind in new[surface])
            continue
        (chances,) = judge(doc, [name])
        yield surface, max(Kind, key=lambda kind: chances[kind])


@Language.component("paperkg_introduced")
def mark_introduced(doc: Doc) -> Doc:
    """Add introduced names to the mentions of `doc`, each of the likeliest kind."""
    return with_introduced(doc, shipped_judge())
