"""Grouping: the mentions of a paper become its entities, one for each thing it speaks of.

Which names mean one thing is decided in `extractors.grouping.coreference`, what the thing is called
in `extractors.grouping.naming`. Every entity has the role `used`, which is the commonest one; the
component `roles` puts the right one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.grouping.coreference import Form, group, words
from extractors.grouping.naming import choose_name
from extractors.registry import EXTRACTORS, MENTIONS, Component
from kg.model import Entity, Mention
from kg.schema import Kind, Role

__all__ = ["group_mentions", "make_entities"]

_NAME: Final = "grouping"
_UNKNOWN: Final = "annotation"


def definition_pairs(doc: Doc) -> Iterator[tuple[str, str]]:
    """Yield (short, long) of each definition of the text.

    Where the long form is no mention but one ends together with it inside it or around it
    (`deep convolutional networks (CNNs)` holds `convolutional networks`), that mention is the
    long form; inside it must have more than half of the words, so that `Found-RL`, which is
    `foundation model-enhanced reinforcement learning`, is not `reinforcement learning`.
    """
    mentions = doc.spans[MENTIONS]
    spans = {(span.start_char, span.end_char) for span in mentions}
    for definition in doc._.definitions:
        start, end = definition.long_span
        yield definition.short, definition.long
        if (start, end) in spans:
            continue
        least = max(2, len(words(definition.long)) // 2 + 1)
        for span in mentions:
            if span.end_char == end and len(words(span.text)) >= least:
                yield definition.short, span.text


def make_entities(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities of the mentions of `doc`, in the order of their first mentions."""
    by_form: Mapping[Form, list[Span]] = defaultdict(list)
    for span in doc.spans[MENTIONS]:
        by_form[Form(span.text, Kind(span.label_))].append(span)
    text = doc.text
    entities = [
        _entity(doc, text, [span for form in forms for span in by_form[form]])
        for forms in group(by_form, definition_pairs(doc))
    ]
    return tuple(sorted(entities, key=lambda entity: entity.mentions))


def _entity(doc: Doc, text: str, spans: Sequence[Span]) -> Entity:
    kind = Kind(spans[0].label_)
    confidences = doc._.mention_confidence or {}
    extractors = doc._.mention_extractor or {}
    places = sorted((span.start_char, span.end_char) for span in spans)
    confidence = max(confidences.get(place, 1.0) for place in places)
    best = {
        extractors.get(place, _UNKNOWN)
        for place in places
        if confidences.get(place, 1.0) == confidence
    }
    return Entity(
        name=choose_name(
            Counter(span.text for span in spans),
            kind=kind,
            title=text.partition("\n")[0],
        ),
        kind=kind,
        role=Role.USED,
        mentions=tuple(Mention.of(text, *place) for place in places),
        confidence=confidence,
        role_confidence=0.0,
        extractor="+".join(sorted(best)),
    )


@Language.component("paperkg_grouping", assigns=["doc._.entities"])
def group_mentions(doc: Doc) -> Doc:
    """Set `doc._.entities` from `doc.spans["mentions"]`."""
    doc._.entities = make_entities(doc)
    return doc


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_grouping",
        summary="Groups the mentions of one thing into an entity and names it.",
        after=("abbreviations", "consistency"),
    ),
)
