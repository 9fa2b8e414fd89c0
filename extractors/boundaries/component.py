"""Edges: what stands at the edge of a name and is, or is no, part of it.

The annotation guidelines (docs/annotation.md) take the smallest full name, with the split of a
dataset where it is written as part of the name. A tagger is of two minds here, and rules are not:
`BLEU score` is `BLEU` (but `F1 score` stays), `overall accuracy` is `accuracy`, `COCO` in `COCO
val` is `COCO val`, and a `$` without its fellow is none of the name. On the annotated papers each
rule makes more mentions right than wrong; `test set` and `average`, which they write either way,
have none.
"""

import re
from collections.abc import Mapping
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.registry import EXTRACTORS, MENTIONS, Component
from kg.schema import Kind

__all__ = ["mark_edges", "trimmed"]

_NAME: Final = "boundaries"
_SCORE: Final = re.compile(r"(?!\S*F[-_]?(?:[\d{]|\s))(\S*[A-Z]\S*[A-Z]\S*) scores?")
_DESCRIBED: Final = re.compile(r"(?:overall|relative|maximum|best) (?=\S)", re.IGNORECASE)
_SPLIT: Final = re.compile(r" (?:val|minival|testmini|test-(?:dev|std|mini))(?![\w-])")


def trimmed(text: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """Return the offsets of the name that is meant by the mention from `start` to `end`.

    >>> text = "a BLEU score of 30 on COCO val set"
    >>> start, end = trimmed(text, 2, 12, Kind.METRIC)
    >>> text[start:end]
    'BLEU'
    >>> start, end = trimmed(text, 22, 26, Kind.DATASET)
    >>> text[start:end]
    'COCO val'
    """
    start, end = _without_lone_dollar(text, start, end)
    if kind is Kind.METRIC:
        described = _DESCRIBED.match(text, start, end)
        start = described.end() if described else start
        score = _SCORE.fullmatch(text, start, end)
        end = score.end(1) if score else end
    if kind is Kind.DATASET:
        split = _SPLIT.match(text, end)
        end = split.end() if split else end
    return start, end


def _without_lone_dollar(text: str, start: int, end: int) -> tuple[int, int]:
    if text.count("$", start, end) % 2:
        inside = text[start:end]
        if inside.endswith("$") and inside[:-1].strip():
            return start, start + len(inside[:-1].rstrip())
        if inside.startswith("$") and inside[1:].strip():
            return end - len(inside[1:].lstrip()), end
    return start, end


def _moved(doc: Doc, text: str, span: Span, taken: Mapping[int, Span]) -> Span:
    """Return the mention with its right edges, or as it was where these are not free."""
    place = trimmed(text, span.start_char, span.end_char, Kind(span.label_))
    if place == (span.start_char, span.end_char):
        return span
    moved = doc.char_span(*place, label=span.label_)
    if moved is None or any(taken.get(i, span) is not span for i in range(moved.start, moved.end)):
        return span
    return moved


@Language.component("paperkg_edges")
def mark_edges(doc: Doc) -> Doc:
    """Move the edges of `doc.spans["mentions"]` to where the names end."""
    text, confidence, extractor = doc.text, {}, {}
    confidences, extractors = doc._.mention_confidence or {}, doc._.mention_extractor or {}
    spans = list(doc.spans[MENTIONS])
    taken = {token: span for span in spans for token in range(span.start, span.end)}
    moved = [_moved(doc, text, span, taken) for span in spans]
    for span, new in zip(spans, moved, strict=True):
        old, place = (span.start_char, span.end_char), (new.start_char, new.end_char)
        if old in confidences:
            confidence[place] = confidences[old]
        if old in extractors:
            extractor[place] = extractors[old]
    doc.spans[MENTIONS] = moved
    doc._.mention_confidence, doc._.mention_extractor = confidence, extractor
    return doc


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_edges",
        summary="Moves the edges of mentions to where the names end.",
        after=("introduced",),
    ),
)
