"""Sets of mentions in which none overlap, and what may be added to them.

Every function takes and returns mentions in the order of the text. Of several that could be
added, the longest is tried first, then the first in the text, then the surest.
"""

from collections.abc import Iterable, Sequence

from extractors.document import Span, TaggedMention

__all__ = ["add_disjoint", "add_replacing", "overlapping"]


def overlapping(mentions: Iterable[TaggedMention], span: Span) -> list[TaggedMention]:
    """Return those of `mentions` that share a character with `span`."""
    return [mention for mention in mentions if mention.overlaps(span)]


def add_disjoint(
    mentions: Sequence[TaggedMention], new: Iterable[TaggedMention]
) -> list[TaggedMention]:
    """Add those of `new` that overlap nothing."""
    covered = {place for mention in mentions for place in range(*mention.span)}
    kept = list(mentions)
    for mention in sorted(new, key=_longest_first):
        places = range(*mention.span)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def add_replacing(
    mentions: Sequence[TaggedMention], new: Iterable[TaggedMention]
) -> list[TaggedMention]:
    """Add those of `new` that cross no mention, in place of the shorter mentions inside them."""
    kept = list(mentions)
    for mention in sorted(new, key=_longest_first):
        inside = overlapping(kept, mention.span)
        if all(each.is_within(mention.span) and each.span != mention.span for each in inside):
            kept = [each for each in kept if each not in inside] + [mention]
    return sorted(kept, key=lambda mention: mention.start)


def _longest_first(mention: TaggedMention) -> tuple[int, int, float, str]:
    return mention.start - mention.end, mention.start, -mention.confidence, mention.kind
