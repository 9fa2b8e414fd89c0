"""Where the long form of a short form may stand: in front of a place in a text, or behind it.

Every run of words whose letters can be aligned with those of the short form is a candidate; which
one it is, if any, is for the weights to say (`extractors.abbreviations.component`). Offsets are
0-based, half-open, in code points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractors.abbreviations.alignment import Aligner, Alignment, Part, gives, letters_of, parts_of
from extractors.document import Span

__all__ = ["GENERIC", "Candidate", "backward", "forward"]

GENERIC: Final = frozenset([
    *("algorithm", "algorithms", "approach", "approaches", "architecture", "architectures"),
    *("benchmark", "construction", "constructions", "dataset", "framework", "frameworks"),
    *("layer", "loss", "mechanism", "mechanisms", "method", "methods", "model", "models"),
    *("module", "modules", "network", "networks", "pipeline", "problem", "problems"),
    *("strategies", "strategy", "system", "systems", "task", "tasks", "technique", "techniques"),
])
"""Nouns of a kind, which often stand behind a name and are no part of it."""
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
# Readings that are tried only where the plain one finds nothing good.
_SECOND: Final = ("turned", "piece")
_GOOD: Final = 0.7
_MOST_ENDS: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A long form: its parts `first` to `last` of `parts`, both included, and its letters.

    `reading` says how the short form's letters were read: `plain`, `times`, `turned`, `piece`.
    `offset` is where `parts` begin in the text.
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


@lru_cache(maxsize=4096)
def _readings(short: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to read the letters of `short`, each with its name.

    `RN-B` may stand for `Basic RN` (turned), `PCB-Merging` for what `PCB` does (piece). The number
    in `AR2` and `M2T` may say how often the letter before or behind it stands (times).
    """
    letters = letters_of(short)
    ways = [(letters, "plain")]
    for match in re.finditer(r"(?<=[a-z])[2-5]", letters):
        place, times = match.start(), int(match.group())
        before, after = letters[:place], letters[place + 1 :]
        ways.append((before + before[-1] * (times - 1) + after, "times"))
        if after:
            ways.append((before + after[0] * (times - 1) + after, "times"))
    piece, hyphen, rest = short.partition("-")
    if hyphen and rest:
        ways.append((letters_of(rest) + letters_of(piece), "turned"))
    if hyphen and sum(c.isupper() for c in piece) >= 2:
        ways.append((letters_of(piece), "piece"))
    if suffixed := _SUFFIXED.match(short):
        ways.append((letters_of(suffixed[1]), "piece"))
    if prefixed := _PREFIXED.fullmatch(short):
        ways.append((letters_of(prefixed[2]) + letters_of(prefixed[1]), "turned"))
    return tuple(way for way in ways if way[0])


def _window(text: str, end: int, letters: int) -> int:
    """Where the search for a long form that ends at `end` begins."""
    start = max(0, end - 200)
    for boundary in _BOUNDARY.finditer(text, start, end):
        start = boundary.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    most = letters + 8
    return start + words[-most].start() if len(words) > most else start


def backward(text: str, end: int, short: str) -> Iterator[Candidate]:
    """Yield the candidates that end at `end`, or before words in front of it that may be cut."""
    done = False
    for letters, reading in _readings(short):
        if done and reading in _SECOND:
            return
        offset = _window(text, end, len(letters))
        parts = parts_of(text[offset:end])
        for last in _ends(parts):
            firsts = [k for k in range(last + 1) if _may_begin(parts, k, letters)]
            if not firsts:
                continue
            for candidate in _ending(parts, (letters, reading), (firsts, last), offset):
                done = done or candidate.alignment.score >= _GOOD
                yield candidate


def _may_begin(parts: Sequence[Part], k: int, letters: str) -> bool:
    part = parts[k]
    return part.first and part.text not in _NEVER_FIRST and gives(letters, parts, k)


def _ends(parts: Sequence[Part]) -> list[int]:
    """Return the last parts of runs of words that are followed by what may be cut."""
    words = [k for k, part in enumerate(parts) if part.first]
    ends = [len(parts) - 1] if parts else []
    for k in reversed(words[1:]):
        word = parts[k].text
        if word in _PHRASE_END or word in GENERIC or len(words) - words.index(k) == 1:
            ends.append(k - 1)
    return ends[:_MOST_ENDS]


def _sound(
    aligner: Aligner, parts: Sequence[Part], ends: Span, where: tuple[int, str]
) -> Iterator[Candidate]:
    found = aligner.best(ends[0])
    if found is None or found.score < _LEAST_SCORE:
        return
    last = parts[ends[1]]
    if not (last.first and last.text in GENERIC and ends[1] not in found.used):
        yield Candidate(found, parts, ends[0], ends[1], *where)


def forward(text: str, span: Span, short: str, *, starts: int = 1) -> Iterator[Candidate]:
    """Yield the candidates in `span` that begin with one of its first `starts` words."""
    parts = parts_of(text[slice(*span)])
    words = [k for k, part in enumerate(parts) if part.first]
    done = False
    for letters, reading in _readings(short):
        firsts = [k for k in words[:starts] if _may_begin(parts, k, letters)]
        if not firsts or (done and reading in _SECOND):
            continue
        stop = (*words, len(parts))[min(len(words), starts + len(letters) + 7)]
        # No alignment is better than the one with all the words there are.
        most = Aligner(letters, parts[:stop])
        firsts = [k for k in firsts if (way := most.best(k)) and way.score >= _LEAST_SCORE]
        for end in (*words[1:], len(parts)):
            if firsts and firsts[0] < end <= stop:
                for candidate in _ending(parts, (letters, reading), (firsts, end - 1), span[0]):
                    done = done or candidate.alignment.score >= _GOOD
                    yield candidate


def _ending(
    parts: Sequence[Part], read: tuple[str, str], ends: tuple[Sequence[int], int], offset: int
) -> Iterator[Candidate]:
    aligner = Aligner(read[0], parts[: ends[1] + 1])
    for k in ends[0]:
        if k <= ends[1]:
            yield from _sound(aligner, parts, (k, ends[1]), (offset, read[1]))
