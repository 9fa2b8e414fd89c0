"""Consistency: what a paper tags once it tags everywhere, with one kind.

The annotation guidelines (docs/annotation.md) hold that every occurrence of a mention's string is a
mention, that one string has one kind within one paper, and that a short form is tagged where its
long form is. A tagger looks at one place at a time and misses some; this component fills in,
longest first, and never across a mention that is there already. What stands in a URL is a mention
only where the text tags the same name outside of URLs.
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
    PLURAL,
    Found,
    cut,
    found_in,
    keep,
    partners,
    swallow,
    variants,
    whole,
)
from extractors.grouping.coreference import key
from extractors.registry import EXTRACTORS, Component

__all__ = ["make_consistent"]

_NAME: Final = "consistency"

_LONG_COUNTS: Final = 2.0
_LEAST_LETTERS: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"[^\W_]+")


def _kinds(
    names: Sequence[str], found: Sequence[Found], long: Mapping[str, str]
) -> Mapping[str, str]:
    """Return the one kind of each of the names of `found`, by its long form where it has one.

    Every spelling votes with the mean confidence of its mentions, so that a short form that
    stands in every sentence does not outvote the long one; the long form, which says in words
    what the thing is, counts twice. Of equal kinds the first by name wins.
    """
    spellings: dict[str, list[Found]] = defaultdict(list)
    for name, item in zip(names, found, strict=True):
        spellings[name].append(item)
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    spelled_out = set(long.values())
    for spelling, items in spellings.items():
        share = (_LONG_COUNTS if spelling in spelled_out else 1.0) / len(items)
        for item in items:
            votes[long.get(spelling, spelling)][item.kind] += share * item.confidence
    return {
        name: min(kinds, key=lambda kind: (-round(kinds[kind], 9), kind))
        for name, kinds in votes.items()
    }


def _long_forms(doc: Doc) -> dict[str, str]:
    return {key(item.short): key(item.long) for item in doc._.definitions}


@lru_cache(maxsize=4096)
def _pattern(surface: str) -> re.Pattern[str]:
    """Match a string elsewhere in its paper: plural or singular, in any case if it is safe.

    Case counts in names of one word and in short ones; a word in lower case may begin with a
    capital. No letter or digit may touch a match.

    >>> [bool(_pattern("BERT").search(t)) for t in ("RoBERT", "BERTs", "bert", "mBERT-BERT")]
    [False, True, False, True]
    >>> [bool(_pattern("object detection").search(t)) for t in ("Object Detection", "Detection")]
    [True, False]
    """
    stem = PLURAL.sub("", surface)
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


def _repeats(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the occurrences of the strings of `found` of which some stand where nothing is yet."""
    best: dict[str, Found] = {}
    for item in found:
        surface = text[item.start : item.end]
        if surface not in best or best[surface].confidence < item.confidence:
            best[surface] = item
    rest = _uncovered(text, found).casefold()
    for surface, item in sorted(best.items()):
        # Most names stand nowhere else; to see that costs less than to make their pattern.
        if not all(run in rest for run in _runs(surface)):
            continue
        for match in _pattern(surface).finditer(text):
            yield item.implies(match.span())


def _uncovered(text: str, found: Iterable[Found]) -> str:
    """Return what no mention covers; the mentions are sorted and do not overlap."""
    edges = [0, *(edge for item in found for edge in (item.start, item.end)), len(text)]
    return "\0".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


@lru_cache(maxsize=4096)
def _runs(surface: str) -> tuple[str, ...]:
    """Return what of a name stands in each match of its pattern, in any case."""
    return tuple(run.casefold() for run in _RUN.findall(PLURAL.sub("", surface)))


def _without_overlap(found: Sequence[Found], new: Iterable[Found]) -> list[Found]:
    """Return `found` with those of `new` that overlap nothing, the longest first, sorted."""
    covered = {place for item in found for place in range(item.start, item.end)}
    kept = list(found)
    order = sorted(new, key=lambda n: (n.start - n.end, n.start, -n.confidence, n.kind))
    for item in order:
        places = range(item.start, item.end)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _names(text: str, found: Iterable[Found]) -> list[str]:
    return [key(text[item.start : item.end]) for item in found]


def _outside_links(doc: Doc, text: str, found: Sequence[Found]) -> list[Found]:
    """Leave out what is tagged inside URLs alone: an owner's or a host's name, most likely."""
    urls = [link.evidence for link in doc._.links if link.evidence is not None]
    inside = [any(u.start <= item.start and item.end <= u.end for u in urls) for item in found]
    names = _names(text, found)
    outside = {name for name, is_inside in zip(names, inside, strict=True) if not is_inside}
    return [item for item, name in zip(found, names, strict=True) if name in outside]


def _of_one_kind(doc: Doc, text: str, found: Sequence[Found]) -> list[Found]:
    """Give all mentions of one name one kind."""
    names, long = _names(text, found), _long_forms(doc)
    kinds = _kinds(names, found, long)
    return [
        replace(item, kind=kinds[long.get(name, name)])
        for name, item in zip(names, found, strict=True)
    ]


def _completed(doc: Doc, text: str, found: list[Found]) -> list[Found]:
    """Add all that is implied, until nothing is: what was added may imply more in turn.

    This ends, since every round covers more of the text, or as much with fewer mentions.
    """
    definitions = doc._.definitions
    before: list[Found] = []
    found = cut(text, definitions, found)
    while _places(before) != _places(found):
        before = found
        found = whole(definitions, found)
        found = _of_one_kind(doc, text, _without_overlap(found, partners(definitions, found)))
        found = swallow(found, variants(text, definitions, found))
        found = _without_overlap(found, _repeats(text, found))
    return found


def _places(found: Iterable[Found]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in found]


@Language.component("paperkg_consistency")
def make_consistent(doc: Doc) -> Doc:
    """Add the mentions that the others imply, give one kind to one name, keep all sorted."""
    text = doc.text
    keep(doc, _completed(doc, text, _outside_links(doc, text, found_in(doc))))
    return doc


EXTRACTORS.register(
    _NAME,
    Component(
        factory="paperkg_consistency",
        summary="Tags every occurrence of what is tagged once, with one kind a name.",
        after=("abbreviations", "boundaries", "links"),
    ),
)
