"""What the definitions of a paper say of its mentions: their edges, and which are missing.

The annotation guidelines (docs/annotation.md) tag both forms of a definition, whole, and nothing
inside a longer name. `Found` is a mention here; every function takes the mentions sorted by their
place, none across another, and gives them back so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from spacy.tokens import Doc

from extractors.abbreviations.long_forms import GENERIC, Span
from extractors.registry import MENTIONS
from kg.schema import Kind

__all__ = [
    "PLURAL",
    "TRUST",
    "Defined",
    "Found",
    "cut",
    "found_in",
    "keep",
    "partners",
    "swallow",
    "variants",
    "whole",
]

TRUST: Final = 0.94
"""Share of additions that were right on the annotated papers when a fifth of the mentions is
hidden."""
PLURAL: Final = re.compile(r"(?<=[^\W\d_]{2})(?<![siu])s$")
"""The `s` of a plural."""

_NAME: Final = "consistency"
_GAP: Final = re.compile(r"(?:\\?[\s-])+")


class Defined(Protocol):
    """A definition: its two forms, without mark-up, and where they stand."""

    @property
    def short(self) -> str:
        """The short form."""

    @property
    def long(self) -> str:
        """The long form."""

    @property
    def short_span(self) -> Span:
        """Where the short form stands."""

    @property
    def long_span(self) -> Span:
        """Where the long form stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention: offsets in code points, kind, confidence, the component that found it."""

    start: int
    end: int
    kind: str
    confidence: float
    extractor: str

    @property
    def place(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    def holds(self, place: Span) -> bool:
        """Whether all of a place is inside."""
        return self.start <= place[0] and place[1] <= self.end

    def is_within(self, place: Span) -> bool:
        """Whether all of it is inside a place."""
        return place[0] <= self.start and self.end <= place[1]

    def implies(self, place: Span, kind: str | None = None) -> "Found":
        """Return a mention that this one tells of, of its own kind or of `kind`."""
        return Found(*place, kind or self.kind, self.confidence * TRUST, _NAME)


def found_in(doc: Doc) -> list[Found]:
    """Return the mentions of `doc.spans["mentions"]`, in their order."""
    confidences = doc._.mention_confidence or {}
    extractors = doc._.mention_extractor or {}
    places = [(span.start_char, span.end_char, span.label_) for span in doc.spans[MENTIONS]]
    return [
        Found(
            *(start, end, kind),
            confidence=confidences.get((start, end), 1.0),
            extractor=extractors.get((start, end), "annotation"),
        )
        for start, end, kind in places
    ]


def keep(doc: Doc, found: Iterable[Found]) -> None:
    """Make `found` the mentions of `doc`, save what does not stand on the borders of tokens."""
    spans = [(doc.char_span(item.start, item.end, label=item.kind), item) for item in found]
    doc.spans[MENTIONS] = [span for span, _ in spans if span is not None]
    kept = [item for span, item in spans if span is not None]
    doc._.mention_confidence = {item.place: item.confidence for item in kept}
    doc._.mention_extractor = {item.place: item.extractor for item in kept}


def _touching(found: Iterable[Found], place: Span) -> list[Found]:
    return [item for item in found if item.start < place[1] and place[0] < item.end]


def _sides(definitions: Iterable[Defined]) -> Iterator[tuple[Span, Span]]:
    """Yield each form's place together with that of the other form."""
    for definition in definitions:
        short, long = definition.short_span, definition.long_span
        yield from ((short, long), (long, short))


def partners(definitions: Iterable[Defined], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the other form of each definition of which one is a mention."""
    mentions = {item.place: item for item in found}
    for own, other in _sides(definitions):
        if own in mentions:
            yield mentions[own].implies(other)


def whole(definitions: Iterable[Defined], found: Sequence[Found]) -> list[Found]:
    """Put the whole form whose other form is tagged for mentions that are parts of it.

    `[Foundation Transformer]` in `Binary Foundation Transformer (BiFT)` becomes the long form: of
    the annotated short forms 95 in 100 have all of it annotated. `[IA]` in `IA-RED^2` becomes the
    short form.
    """
    kept = {item.place: item for item in found}
    for own, other in _sides(definitions):
        parts = _touching(kept.values(), own)
        if other in kept and parts and all(item.is_within(own) for item in parts):
            for item in parts:
                del kept[item.place]
            head = max(parts, key=lambda item: item.end)
            kept[own] = kept[other].implies(own, head.kind if head.end == own[1] else None)
    return sorted(kept.values(), key=lambda item: item.start)


def cut(text: str, definitions: Iterable[Defined], found: Sequence[Found]) -> list[Found]:
    """Cut a mention down to the long form of a tagged short form of its kind.

    What goes is in front, or a noun of a kind behind: `[deep convolutional networks] (CNNs)`,
    `[Bidirectional Fusion module] (BiF)`. Tasks stay, as most that are annotated are longer than
    what their short form stands for (`person re-identification (ReID)`).
    """
    kept = {item.place: item for item in found}
    for definition in definitions:
        place, short = definition.long_span, kept.get(definition.short_span)
        for item in [item for item in kept.values() if short and item.holds(place)]:
            behind = text[place[1] : item.end].strip()
            generic = item.start == place[0] and behind in GENERIC
            is_sure = short is not None and item.kind == short.kind != Kind.TASK
            if is_sure and (item.end == place[1] or generic):
                del kept[item.place]
                kept[place] = replace(item, start=place[0], end=place[1])
    return sorted(kept.values(), key=lambda item: item.start)


def variants(text: str, definitions: Iterable[Defined], found: Sequence[Found]) -> Iterator[Found]:
    """Yield what is written like a mention, but with a form inside for the other form.

    `KG completion` where `knowledge graph completion` is tagged, and the other way round, also
    with brackets inside (`knowledge graph (KG) completion`) where the short form is no mention of
    its own there.
    """
    places = {item.place for item in found}
    for definition in definitions:
        short = re.escape(PLURAL.sub("", definition.short)) + "s?"
        long = f"(?i:{_loose(PLURAL.sub('', definition.long))}s?)"
        inside = re.compile(rf"(?<![^\W_])(?:{short}|{long})(?![^\W_])(?:\s+\([^()]*\))?")
        for item in found:
            surface = text[item.start : item.end]
            match = inside.search(surface)
            if match is None or match.group() == surface:
                continue
            before, after = surface[: match.start()], surface[match.end() :]
            brackets = ""
            if after and definition.short_span not in places:
                brackets = rf"(?:\s*\({short}\))?"
            pattern = (
                rf"(?<![^\W_])(?i:{_loose(before)})(?:{short}|{long}{brackets})"
                rf"(?i:{_loose(after)})(?![^\W_])"
            )
            for other in re.finditer(pattern, text):
                yield item.implies(other.span())


def _loose(form: str) -> str:
    """Return a pattern of a form, with hyphens for spaces and spaces for hyphens."""
    return _GAP.sub(lambda _: r"[ \t-]+", re.escape(form))


def swallow(found: Sequence[Found], new: Iterable[Found]) -> list[Found]:
    """Add those of `new` that cross nothing, the longest first, in place of what they hold."""
    kept = list(found)
    for item in sorted(new, key=lambda n: (n.start - n.end, n.start, -n.confidence, n.kind)):
        held = _touching(kept, item.place)
        if all(other.is_within(item.place) and other.place != item.place for other in held):
            kept = [other for other in kept if other not in held] + [item]
    return sorted(kept, key=lambda item: item.start)
