"""What the definitions of a paper say of its mentions: their boundaries, and which are missing.

The annotation guidelines (docs/annotation.md) tag both forms of a definition, each as a whole, and
nothing inside a longer name. Every function takes mentions in the order of the text, none
overlapping; those that return a list keep it so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.document import Definition, Span, TaggedMention
from extractors.overlaps import overlapping
from kg.names.generic import is_generic
from kg.names.plurals import PLURAL_S
from kg.schema import Kind

__all__ = [
    "complete_forms",
    "implied",
    "other_forms",
    "substitutions",
    "trim_to_long_forms",
]

_NAME: Final = "consistency"
# Share of additions that were right on the annotated papers when a fifth of the mentions is hidden.
_TRUST: Final = 0.94
_GAP: Final = re.compile(r"(?:\\?[\s-])+")


def implied(by: TaggedMention, span: Span, kind: Kind | None = None) -> TaggedMention:
    """Return the mention at `span` that another one implies, of its kind or of `kind`."""
    return TaggedMention(*span, kind or by.kind, by.confidence * _TRUST, _NAME)


def trim_to_long_forms(
    text: str, definitions: Iterable[Definition], mentions: Sequence[TaggedMention]
) -> list[TaggedMention]:
    """Trim mentions that hold the long form of a tagged short form of their kind.

    What goes is in front, or a generic noun behind: `[deep convolutional networks] (CNNs)`,
    `[Bidirectional Fusion module] (BiF)`. Tasks stay, as most that are annotated are longer than
    what their short form stands for (`person re-identification (ReID)`).
    """
    kept = {mention.span: mention for mention in mentions}
    for definition in definitions:
        start, end = long = definition.long_span
        short = kept.get(definition.short_span)
        if short is None or short.kind is Kind.TASK:
            continue
        for mention in [each for each in kept.values() if each.contains(long)]:
            generic = mention.start == start and is_generic(text[end : mention.end].strip())
            if mention.kind is short.kind and (mention.end == end or generic):
                del kept[mention.span]
                kept[long] = replace(mention, start=start, end=end)
    return sorted(kept.values(), key=lambda mention: mention.start)


def complete_forms(
    definitions: Iterable[Definition], mentions: Sequence[TaggedMention]
) -> list[TaggedMention]:
    """Replace the parts of a form by the whole form where the other form is tagged.

    `[Foundation Transformer]` in `Binary Foundation Transformer (BiFT)` becomes the long form: of
    the annotated short forms 95 in 100 have all of it annotated. `[IA]` in `IA-RED^2` becomes the
    short form.
    """
    kept = {mention.span: mention for mention in mentions}
    for own, other in _pairs(definitions):
        parts = overlapping(kept.values(), own)
        if other in kept and parts and all(part.is_within(own) for part in parts):
            for part in parts:
                del kept[part.span]
            head = max(parts, key=lambda part: part.end)
            kept[own] = implied(kept[other], own, head.kind if head.end == own[1] else None)
    return sorted(kept.values(), key=lambda mention: mention.start)


def other_forms(
    definitions: Iterable[Definition], mentions: Sequence[TaggedMention]
) -> Iterator[TaggedMention]:
    """Yield the other form of each definition of which one form is a mention."""
    by_span = {mention.span: mention for mention in mentions}
    for own, other in _pairs(definitions):
        if own in by_span:
            yield implied(by_span[own], other)


def _pairs(definitions: Iterable[Definition]) -> Iterator[tuple[Span, Span]]:
    """Yield the span of each form together with that of the other form."""
    for definition in definitions:
        short, long = definition.short_span, definition.long_span
        yield from ((short, long), (long, short))


def substitutions(
    text: str, definitions: Iterable[Definition], mentions: Sequence[TaggedMention]
) -> Iterator[TaggedMention]:
    """Yield names written like a mention, but with one form of a definition for the other.

    `KG completion` where `knowledge graph completion` is tagged, and the other way round, also
    with brackets inside (`knowledge graph (KG) completion`) where the short form is no mention of
    its own there.
    """
    spans = {mention.span for mention in mentions}
    for definition in definitions:
        short = re.escape(PLURAL_S.sub("", definition.short)) + "s?"
        long = f"(?i:{_loose(PLURAL_S.sub('', definition.long))}s?)"
        form = re.compile(rf"(?<![^\W_])(?:{short}|{long})(?![^\W_])(?:\s+\([^()]*\))?")
        in_brackets = "" if definition.short_span in spans else rf"(?:\s*\({short}\))?"
        for mention in mentions:
            surface = text[mention.start : mention.end]
            match = form.search(surface)
            if match is not None and match.group() != surface:
                before, after = surface[: match.start()], surface[match.end() :]
                either = f"(?:{short}|{long}{in_brackets if after else ''})"
                pattern = rf"(?i:{_loose(before)}){either}(?i:{_loose(after)})"
                for other in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text):
                    yield implied(mention, other.span())


def _loose(form: str) -> str:
    """Return a pattern of a form, with hyphens for spaces and spaces for hyphens."""
    return _GAP.sub(lambda _: r"[ \t-]+", re.escape(form))
