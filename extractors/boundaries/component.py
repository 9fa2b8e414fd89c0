"""Boundaries: which of the words and signs at the ends of a mention belong to the name.

The annotation guidelines (docs/annotation.md) take the smallest full name, with the split of a
dataset where it is written as part of the name: `BLEU score` is `BLEU` (but `F1 score` stays),
`overall accuracy` is `accuracy`, `COCO` in `COCO val` is `COCO val`, and an unpaired `$` is left
out. On the annotated papers each rule makes more mentions right than wrong. There is none for
`test set` and `average`, which annotators write both ways.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of, set_mentions
from extractors.registry import EXTRACTORS, Component
from kg.schema import Kind

__all__ = ["adjust_boundaries", "trimmed"]

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


def _moved(text: str, mention: TaggedMention, others: Iterable[TaggedMention]) -> TaggedMention:
    """Return the mention with its right boundaries, or as it was where these are not free."""
    start, end = trimmed(text, mention.start, mention.end, mention.kind)
    if any(other.overlaps((start, end)) for other in others if other is not mention):
        return mention
    return replace(mention, start=start, end=end)


@Language.component("paperkg_boundaries")
def adjust_boundaries(doc: Doc) -> Doc:
    """Move the boundaries of the mentions of `doc` to those of the names."""
    text, mentions = doc.text, mentions_of(doc)
    set_mentions(doc, [_moved(text, mention, mentions) for mention in mentions])
    return doc


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_boundaries",
        summary="Moves the boundaries of mentions to those of the names.",
        after=("introduced",),
    ),
)
