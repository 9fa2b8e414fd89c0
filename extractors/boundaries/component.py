"""Boundaries: which words at the ends of a metric belong to its name.

The annotation guidelines (docs/annotation.md) take the smallest full name: `BLEU score` is `BLEU`
(but `F1 score` stays), and `overall accuracy` is `accuracy`. On the annotated papers each rule
makes more mentions right than wrong. There is none for `average`, which annotators write both ways.
"""

import re
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of, set_mentions
from kg.schema import Kind

__all__ = ["adjust_boundaries", "trimmed"]

_SCORE: Final = re.compile(r"(?!\S*F[-_]?(?:[\d{]|\s))(\S*[A-Z]\S*[A-Z]\S*) scores?")
_DESCRIBED: Final = re.compile(r"(?:overall|relative|maximum|best) (?=\S)", re.IGNORECASE)


def trimmed(text: str, mention: TaggedMention) -> TaggedMention:
    """Return the mention with the boundaries of the name that it means.

    >>> mention = trimmed("a BLEU score of 30", TaggedMention(2, 12, Kind.METRIC))
    >>> mention.start, mention.end
    (2, 6)
    """
    if mention.kind is not Kind.METRIC:
        return mention
    described = _DESCRIBED.match(text, mention.start, mention.end)
    start = described.end() if described else mention.start
    score = _SCORE.fullmatch(text, start, mention.end)
    return replace(mention, start=start, end=score.end(1) if score else mention.end)


@Language.component("paperkg_boundaries")
def adjust_boundaries(doc: Doc) -> Doc:
    """Trim the mentions of `doc` to the names that they mean."""
    text = doc.text
    set_mentions(doc, [trimmed(text, mention) for mention in mentions_of(doc)])
    return doc
