"""Candidates for the long form of a short form, in front of a place in a text or behind it.

Every run of words whose letters can be aligned with those of the short form is a candidate; the
weights choose among them (`extractors.abbreviations.component`). Offsets are 0-based, half-open, in
code points.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractors.abbreviations.alignment import (
    Aligner,
    Alignment,
    Part,
    letters_of,
    may_give,
    parts_of,
)
from extractors.document import Span
from kg.names.generic import is_generic

__all__ = ["LongForm", "backward", "forward"]

_NEVER_FIRST: Final = frozenset({"a", "an", "the", "of", "and", "to", "or"})
# Where a noun phrase may end.
_PHRASE_END: Final = frozenset([
    *("and", "as", "at", "based", "beyond", "by", "called", "designed", "for", "from", "in"),
    *("into", "is", "are", "of", "on", "over", "per", "that", "the", "through", "to", "toward"),
    *("towards", "trained", "under", "using", "via", "which", "with", "without", "method"),
])
_BOUNDARY: Final = re.compile(r"[.!?:;]\s|\n|[()\[\]]|\s[–-]\s|—|--+")
# `LWGNet` may stand for what `LWG` does, `MedHELM` for a `HELM` for `Med`.
_SUFFIXED: Final = re.compile(r"([A-Z]{3,})(?=[A-Z][a-z])")
_PREFIXED: Final = re.compile(r"([A-Z][a-z]+)([A-Z]{2,})")
_LEAST_SCORE: Final = 0.3
# Readings that are tried only where the others find nothing good.
_FALLBACKS: Final = ("turned", "piece")
_GOOD: Final = 0.7
_MOST_ENDS: Final = 5


@dataclass(frozen=True, slots=True)
class LongForm:
    """A candidate: the parts `first` to `last` of `parts`, both included, and its alignment.

    `reading` says how the letters of the short form were read: `plain`, `times`, `turned`,
    `piece`. `offset` is where `parts` begin in the text.
    """

    alignment: Alignment
    parts: Sequence[Part]
    first: int
    last: int
    offset: int
    reading: str

    @property
    def span(self) -> Span:
        """Where the long form stands."""
        return self.offset + self.parts[self.first].start, self.offset + self.parts[self.last].end


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the letters of a short form."""

    letters: str
    name: str


@lru_cache(maxsize=4096)
def _readings(short: str) -> tuple[_Reading, ...]:
    """Return the ways to read the letters of `short`, those that are fallbacks last.

    `RN-B` may stand for `Basic RN` (turned), `PCB-Merging` for what `PCB` does (piece). The number
    in `AR2` and `M2T` may say how often the letter before or behind it stands (times).
    """
    letters = letters_of(short)
    readings = [_Reading(letters, "plain")]
    for match in re.finditer(r"(?<=[a-z])[2-5]", letters):
        place, times = match.start(), int(match.group())
        before, after = letters[:place], letters[place + 1 :]
        readings.append(_Reading(before + before[-1] * (times - 1) + after, "times"))
        if after:
            readings.append(_Reading(before + after[0] * (times - 1) + after, "times"))
    piece, hyphen, rest = short.partition("-")
    if hyphen and rest:
        readings.append(_Reading(letters_of(rest) + letters_of(piece), "turned"))
    if hyphen and sum(c.isupper() for c in piece) >= 2:
        readings.append(_Reading(letters_of(piece), "piece"))
    if suffixed := _SUFFIXED.match(short):
        readings.append(_Reading(letters_of(suffixed[1]), "piece"))
    if prefixed := _PREFIXED.fullmatch(short):
        readings.append(_Reading(letters_of(prefixed[2]) + letters_of(prefixed[1]), "turned"))
    return tuple(reading for reading in readings if reading.letters)


def backward(text: str, end: int, short: str) -> Iterator[LongForm]:
    """Yield the candidates that end at `end`, or before words in front of it that may be cut."""

    def read(reading: _Reading) -> Iterator[LongForm]:
        offset = _window_start(text, end, len(reading.letters))
        run = _Run(reading, parts_of(text[offset:end]), offset)
        for last in _ends(run.parts):
            yield from run.candidates(range(last + 1), last)

    return _read_with_fallbacks(short, read)


def forward(text: str, span: Span, short: str, *, starts: int = 1) -> Iterator[LongForm]:
    """Yield the candidates in `span` that begin with one of its first `starts` words."""
    parts = parts_of(text[slice(*span)])

    def read(reading: _Reading) -> Iterator[LongForm]:
        run = _Run(reading, parts, span[0])
        bounds = [*(k for k, part in enumerate(parts) if part.first), len(parts)]
        stop = min(starts + len(reading.letters) + 7, len(bounds) - 1)
        firsts = run.hopeful(bounds[:-1][:starts], bounds[stop])
        for end in bounds[1 : stop + 1]:
            yield from run.candidates([k for k in firsts if k < end], end - 1)

    return _read_with_fallbacks(short, read)


def _read_with_fallbacks(
    short: str, read: Callable[[_Reading], Iterator[LongForm]]
) -> Iterator[LongForm]:
    """Yield what each reading of `short` gives, of fallbacks only where nothing good was found."""
    is_found = False
    for reading in _readings(short):
        if is_found and reading.name in _FALLBACKS:
            return
        for candidate in read(reading):
            is_found = is_found or candidate.alignment.score >= _GOOD
            yield candidate


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of parts of a text, searched for the letters of one reading."""

    reading: _Reading
    parts: Sequence[Part]
    offset: int

    def may_begin(self, k: int) -> bool:
        """Return whether part `k` may be the first of a long form."""
        part = self.parts[k]
        is_possible = part.first and part.text not in _NEVER_FIRST
        return is_possible and may_give(self.reading.letters, self.parts, k)

    def hopeful(self, firsts: Iterable[int], stop: int) -> list[int]:
        """Return those of `firsts` from which some alignment before part `stop` is good enough."""
        possible = [k for k in firsts if self.may_begin(k)]
        if not possible:
            return []
        # No alignment is better than the one with all the words there are.
        aligner = Aligner(self.reading.letters, self.parts[:stop])
        found = [(k, aligner.best(k)) for k in possible]
        return [k for k, best in found if best is not None and best.score >= _LEAST_SCORE]

    def candidates(self, firsts: Iterable[int], last: int) -> Iterator[LongForm]:
        """Yield the good enough candidates from one of the parts `firsts` to part `last`."""
        possible = [k for k in firsts if self.may_begin(k)]
        if not possible:
            return
        aligner = Aligner(self.reading.letters, self.parts[: last + 1])
        end = self.parts[last]
        is_cut = end.first and is_generic(end.text)
        for first in possible:
            found = aligner.best(first)
            if found is None or found.score < _LEAST_SCORE:
                continue
            if not is_cut or last in found.used:
                yield LongForm(found, self.parts, first, last, self.offset, self.reading.name)


def _window_start(text: str, end: int, letters: int) -> int:
    """Return where the search for a long form that ends at `end` begins."""
    start = max(0, end - 200)
    for boundary in _BOUNDARY.finditer(text, start, end):
        start = boundary.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    most = letters + 8
    return start + words[-most].start() if len(words) > most else start


def _ends(parts: Sequence[Part]) -> list[int]:
    """Return the last parts of runs of words that are followed by what may be cut."""
    words = [k for k, part in enumerate(parts) if part.first]
    ends = [len(parts) - 1] if parts else []
    for k in reversed(words[1:]):
        word = parts[k].text
        if word in _PHRASE_END or is_generic(word) or k == words[-1]:
            ends.append(k - 1)
    return ends[:_MOST_ENDS]
