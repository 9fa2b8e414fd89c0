"""What the components read from a document and write to it.

`doc.text` is `Paper.text`; every offset is 0-based, half-open, in code points of it. Attributes
stand under `doc._` and are empty until a component sets them. The mentions have one way in,
`set_mentions`, which accepts only what can be true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.serialisation import register_records
from kg.errors import InvalidValueError
from kg.model import (
    Abbreviation,
    Entity,
    Extraction,
    FieldConfidences,
    Link,
    Mention,
    Paper,
    Result,
    Source,
)
from kg.schema import ANNOTATION, Kind

__all__ = [
    "Definition",
    "Span",
    "TaggedMention",
    "extraction_of",
    "mentions_of",
    "on_token_boundaries",
    "sentences_of",
    "set_mentions",
    "set_vectors",
    "token_spans",
    "vectors_of",
]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]
"""Start and end of a run of characters."""


@dataclass(frozen=True, slots=True)
class TaggedMention:
    """A mention with its kind, how sure it is, and the component that found it.

    `confidence`, from 0 to 1, is that of the component which judged the mention last; `extractor`
    names the one that found it.
    """

    start: int
    end: int
    kind: Kind
    confidence: float = 1.0
    extractor: str = ANNOTATION

    @property
    def span(self) -> Span:
        """Start and end."""
        return self.start, self.end

    def contains(self, span: Span) -> bool:
        """Return whether all of `span` is inside the mention."""
        return self.start <= span[0] and span[1] <= self.end

    def is_within(self, span: Span) -> bool:
        """Return whether all of the mention is inside `span`."""
        return span[0] <= self.start and self.end <= span[1]

    def overlaps(self, span: Span) -> bool:
        """Return whether the mention and `span` share a character."""
        return self.start < span[1] and span[0] < self.end


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """A short and a long form with the spans where the text defines one by the other.

    `short` and `long` are the forms as they stand there, without LaTeX.
    """

    short_span: Span
    long_span: Span
    short: str
    long: str


_ATTRIBUTES: Final[Mapping[str, object]] = {
    "paper": None,  # kg.model.Paper
    "links": (),  # tuple[kg.model.Link, ...]
    "abbreviations": (),  # tuple[kg.model.Abbreviation, ...]
    "definitions": (),  # tuple[Definition, ...], in the order of the text
    "proposals": (),  # tuple[TaggedMention, ...], all that the tagger held possible; may overlap
    "mentions": (),  # tuple[TaggedMention, ...], by `set_mentions` alone
    "entities": (),  # tuple[kg.model.Entity, ...]
    "results": (),  # tuple[kg.model.Result, ...]
}

for _name, _default in _ATTRIBUTES.items():
    Doc.set_extension(_name, default=_default, force=True)

register_records(Definition, TaggedMention)
register_records(Abbreviation, Entity, FieldConfidences, Link, Mention, Paper, Result, Source)


def extraction_of(doc: Doc) -> Extraction:
    """Return what stands in a document that every component has processed."""
    return Extraction(
        paper=doc._.paper,
        entities=tuple(doc._.entities),
        results=tuple(doc._.results),
        links=tuple(doc._.links),
        abbreviations=tuple(doc._.abbreviations),
    )


def mentions_of(doc: Doc) -> tuple[TaggedMention, ...]:
    """Return the mentions of a document in the order of the text; none overlap."""
    return tuple(doc._.mentions)


def set_mentions(doc: Doc, mentions: Iterable[TaggedMention]) -> None:
    """Replace the mentions of a document; their order does not matter.

    Raise `InvalidValueError` if one begins or ends within a token, or if two overlap.
    """
    ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
    whole = on_token_boundaries(doc, ordered)
    if len(whole) < len(ordered):
        cut = next(mention for mention in ordered if mention not in whole)
        raise InvalidValueError(f"{_shown(doc, cut)} begins or ends within a token; move it")
    for one, other in pairwise(ordered):
        if other.start < one.end:
            both = f"{_shown(doc, one)} and {_shown(doc, other)}"
            raise InvalidValueError(f"{both} overlap; leave one out")
    doc._.mentions = ordered


def on_token_boundaries(doc: Doc, mentions: Iterable[TaggedMention]) -> list[TaggedMention]:
    """Return those of `mentions` that begin and end where tokens do, in their order."""
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T
    begins, ends = set(starts.tolist()), set((starts + lengths).tolist())
    return [item for item in mentions if item.start in begins and item.end in ends]


def sentences_of(doc: Doc) -> list[int]:
    """Return the number of the sentence of each token; without marks all are of one."""
    return list(accumulate(int(bool(token.is_sent_start)) for token in doc))


def token_spans(doc: Doc, spans: Iterable[Span]) -> list[Span]:
    """Return spans of characters as half-open spans of the tokens that they touch."""
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).T
    chars = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(starts + lengths, chars[:, 0], side="right")
    after = np.searchsorted(starts, chars[:, 1], side="left")
    return list(zip(first.tolist(), after.tolist(), strict=True))


def vectors_of(doc: Doc) -> Floats:
    """Return the vectors of the tokens, of shape (tokens, width).

    Raise `InvalidValueError` if the encoder has not read the document.
    """
    vectors = np.asarray(doc.tensor, dtype=np.float32)
    if len(vectors) != len(doc):
        raise InvalidValueError(
            f"{len(doc)} tokens have {len(vectors)} vectors; run the component `vectors` before"
        )
    return vectors


def set_vectors(doc: Doc, vectors: Floats) -> None:
    """Set the vectors of the tokens."""
    doc.tensor = vectors  # type: ignore[assignment]  # "has type float32, variable float64"


def _shown(doc: Doc, mention: TaggedMention) -> str:
    surface = doc.text[mention.start : mention.end]
    return f"mention {mention.start}:{mention.end} {surface!r}"
