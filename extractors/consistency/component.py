"""Consistency: a name that is tagged once is tagged everywhere, with one kind.

By the annotation guidelines (docs/annotation.md) every occurrence of a mention's string is a
mention, one string has one kind within one paper, and a short form is tagged where its long form
is. A tagger looks at one place at a time and misses some. This component adds them, the longest
first, and never across a mention that is there. A mention within a URL counts only if the same name
is tagged outside of URLs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from extractors.consistency.definition_rules import (
    complete_forms,
    implied,
    other_forms,
    substitutions,
    trim_to_long_forms,
)
from extractors.document import (
    Span,
    TaggedMention,
    mentions_of,
    on_token_boundaries,
    set_mentions,
)
from extractors.overlaps import add_disjoint, add_replacing
from extractors.surface_forms import key
from kg.names.plurals import PLURAL_S
from kg.schema import Kind

__all__ = ["make_consistent"]


_LONG_COUNTS: Final = 2.0
_LEAST_LETTERS: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"[^\W_]+")


def _kinds(
    names: Sequence[str], mentions: Sequence[TaggedMention], long: Mapping[str, str]
) -> Mapping[str, Kind]:
    """Return one kind for each of the names of `mentions`, or for its long form if it has one.

    Every spelling votes with the mean confidence of its mentions, so that a frequent short form
    does not outvote the long form; the long form, which says what the thing is, counts twice. Of
    equal kinds the first by name wins.
    """
    spellings: dict[str, list[TaggedMention]] = defaultdict(list)
    for name, mention in zip(names, mentions, strict=True):
        spellings[name].append(mention)
    votes: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    spelled_out = set(long.values())
    for spelling, items in spellings.items():
        share = (_LONG_COUNTS if spelling in spelled_out else 1.0) / len(items)
        for item in items:
            votes[long.get(spelling, spelling)][item.kind] += share * item.confidence
    return {
        name: min(kinds, key=lambda kind: (-round(kinds[kind], 9), kind))
        for name, kinds in votes.items()
    }


@lru_cache(maxsize=4096)
def _pattern(surface: str) -> re.Pattern[str]:
    """Return the pattern of a name elsewhere in its paper, in the plural or the singular.

    Case counts in names of one word and in short ones; a long word in lower case may begin with a
    capital. No letter or digit may touch a match.

    >>> [bool(_pattern("BERT").search(t)) for t in ("RoBERT", "BERTs", "bert", "mBERT-BERT")]
    [False, True, False, True]
    >>> [bool(_pattern("object detection").search(t)) for t in ("Object Detection", "Detection")]
    [True, False]
    """
    stem = PLURAL_S.sub("", surface)
    words = _WORD.findall(stem)
    form = r"\s+".join(map(re.escape, stem.split()))
    if len(words) > 1 and sum(map(len, words)) >= _LEAST_LETTERS:
        form = "(?i:" + form.replace(r"\-", "[- ]?") + ")"
    elif stem.islower() and stem.isalpha() and len(stem) >= _LEAST_LETTERS:
        form = f"(?i:{form[0]}){form[1:]}"
    # In other case than its own, a name inside a URL is a part of the URL only.
    before = r"(?<![^\W_])" if surface[0].isalnum() else ""
    before += r"(?<![/.])" if form.startswith("(?i") else ""
    after = r"(?![^\W_])" if surface[-1].isalnum() else ""
    return re.compile(f"{before}{form}{'s?' if stem[-1:].isalpha() else ''}{after}")


def _repeats(text: str, mentions: Sequence[TaggedMention]) -> Iterator[TaggedMention]:
    """Yield the occurrences of the names of mentions that occur outside of all mentions too."""
    best: dict[str, TaggedMention] = {}
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if surface not in best or best[surface].confidence < mention.confidence:
            best[surface] = mention
    rest = _uncovered(text, mentions).casefold()
    for surface, mention in sorted(best.items()):
        # Most names occur nowhere else, which is found sooner than their pattern is made.
        if all(run in rest for run in _runs(surface)):
            for match in _pattern(surface).finditer(text):
                yield implied(mention, match.span())


def _uncovered(text: str, mentions: Iterable[TaggedMention]) -> str:
    """Return the text between the mentions, which are sorted and do not overlap."""
    bounds = [0, *(bound for mention in mentions for bound in mention.span), len(text)]
    return "\0".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))


@lru_cache(maxsize=4096)
def _runs(surface: str) -> tuple[str, ...]:
    """Return the runs of letters and digits that every match of a name's pattern has, folded."""
    return tuple(run.casefold() for run in _RUN.findall(PLURAL_S.sub("", surface)))


def _names(text: str, mentions: Iterable[TaggedMention]) -> list[str]:
    return [key(text[mention.start : mention.end]) for mention in mentions]


def _outside_links(doc: Doc, mentions: Sequence[TaggedMention]) -> list[TaggedMention]:
    """Return the mentions without names that are tagged within URLs only: owners and hosts."""
    urls = [(u.start, u.end) for link in doc._.links if (u := link.evidence) is not None]
    inside = [any(mention.is_within(url) for url in urls) for mention in mentions]
    names = _names(doc.text, mentions)
    outside = {name for name, is_inside in zip(names, inside, strict=True) if not is_inside}
    return [item for item, name in zip(mentions, names, strict=True) if name in outside]


def _of_one_kind(doc: Doc, mentions: Sequence[TaggedMention]) -> list[TaggedMention]:
    """Give all mentions of one name one kind."""
    names = _names(doc.text, mentions)
    long = {key(item.short): key(item.long) for item in doc._.definitions}
    kinds = _kinds(names, mentions, long)
    return [
        replace(mention, kind=kinds[long.get(name, name)])
        for name, mention in zip(names, mentions, strict=True)
    ]


def _completed(doc: Doc, mentions: Sequence[TaggedMention]) -> list[TaggedMention]:
    """Add what the mentions imply until nothing more is implied.

    This ends, since every round covers more of the text, or as much with fewer mentions.
    """
    text, definitions = doc.text, doc._.definitions
    before: list[TaggedMention] = []
    found = trim_to_long_forms(text, definitions, mentions)
    while _spans(before) != _spans(found):
        before = found
        found = complete_forms(definitions, found)
        found = _of_one_kind(doc, add_disjoint(found, other_forms(definitions, found)))
        found = add_replacing(found, substitutions(text, definitions, found))
        found = add_disjoint(found, _repeats(text, found))
    return found


def _spans(mentions: Iterable[TaggedMention]) -> list[Span]:
    return [mention.span for mention in mentions]


@Language.component("paperkg_consistency")
def make_consistent(doc: Doc) -> Doc:
    """Add the mentions that the others imply, and give all mentions of one name one kind."""
    completed = _completed(doc, _outside_links(doc, mentions_of(doc)))
    set_mentions(doc, on_token_boundaries(doc, completed))
    return doc
