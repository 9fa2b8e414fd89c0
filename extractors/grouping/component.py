"""Grouping: the mentions of a paper become its entities, one for each thing that it names.

`extractors.grouping.coreference` decides which names mean one thing, `extractors.grouping.naming`
what it is called. Every entity gets the role `used`, which is the commonest one, until the
component `roles` sets the right one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import TaggedMention, mentions_of
from extractors.grouping.coreference import Form, group
from extractors.grouping.naming import choose_name
from extractors.surface_forms import words
from kg.model import Entity, Mention
from kg.schema import Role

__all__ = ["group_mentions", "make_entities"]


def definition_pairs(doc: Doc) -> Iterator[tuple[str, str]]:
    """Yield (short, long) of each definition of the text.

    If the long form is not a mention, a mention that ends where it ends is a long form too, as
    `convolutional networks` in `deep convolutional networks (CNNs)`. It must have more than half
    of the words, so that `Found-RL`, which is `foundation model-enhanced reinforcement learning`,
    is not `reinforcement learning`.
    """
    text, mentions = doc.text, mentions_of(doc)
    spans = {mention.span for mention in mentions}
    for definition in doc._.definitions:
        yield definition.short, definition.long
        if definition.long_span in spans:
            continue
        least = max(2, len(words(definition.long)) // 2 + 1)
        for mention in mentions:
            surface = text[mention.start : mention.end]
            if mention.end == definition.long_span[1] and len(words(surface)) >= least:
                yield definition.short, surface


def make_entities(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities of the mentions of `doc`, in the order of their first mentions."""
    text = doc.text
    by_form: Mapping[Form, list[TaggedMention]] = defaultdict(list)
    for mention in mentions_of(doc):
        by_form[Form(text[mention.start : mention.end], mention.kind)].append(mention)
    entities = [
        _entity(text, [mention for form in forms for mention in by_form[form]])
        for forms in group(by_form, definition_pairs(doc))
    ]
    return tuple(sorted(entities, key=lambda entity: entity.mentions))


def _entity(text: str, mentions: Sequence[TaggedMention]) -> Entity:
    """Return the entity of some mentions, with the confidence and extractor of the surest."""
    kind = mentions[0].kind
    confidence = max(mention.confidence for mention in mentions)
    best = {mention.extractor for mention in mentions if mention.confidence == confidence}
    surfaces = Counter(text[mention.start : mention.end] for mention in mentions)
    return Entity(
        name=choose_name(surfaces, kind=kind, title=text.partition("\n")[0]),
        kind=kind,
        role=Role.USED,
        mentions=tuple(Mention.of(text, *span) for span in sorted(m.span for m in mentions)),
        confidence=confidence,
        role_confidence=0.0,
        extractor="+".join(sorted(best)),
    )


@Language.component("paperkg_grouping", assigns=["doc._.entities"])
def group_mentions(doc: Doc) -> Doc:
    """Set `doc._.entities` to the entities of the mentions of `doc`."""
    doc._.entities = make_entities(doc)
    return doc
