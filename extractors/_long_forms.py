"""Where the long form of a short form stands: behind a place in a text, or in front of one.

Every word of the neighbourhood is tried as the first, and the way with the best alignment of
letters wins. Offsets are 0-based, half-open, in code points.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors._alignment import Part, align, letters_of, parts_of

__all__ = ["Span", "backward", "floor_of", "forward"]

Span = tuple[int, int]

# Nouns of a kind, which stand behind a name and are no part of it.
_GENERIC: Final = frozenset([
    *("algorithm", "algorithms", "approach", "approaches", "architecture", "architectures"),
    *("construction", "constructions", "dataset", "framework", "frameworks", "mechanism"),
    *("mechanisms", "method", "methods", "model", "models", "module", "modules", "network"),
    *("networks", "pipeline", "problem", "problems", "strategies", "strategy", "system"),
    *("systems", "task", "tasks", "technique", "techniques"),
])
_NEVER_FIRST: Final = frozenset({"a", "an", "the", "of", "and", "to", "or"})
# Where a noun phrase ends that goes on behind the last letter found.
_PHRASE_END: Final = re.compile(
    r"(?:and|for|from|in|into|of|on|over|per|through|to|towards?|under|using|via|with|without|by|at"
    r"|as|is|are|based|that|which|beyond|designed|trained|called|named)\b",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(r"[.!?:;]\s|\n|[()\[\]]|\s[–-]\s|—|--+")


def floor_of(short: str, least: float) -> float:
    """Return the score that a long form must reach, higher where `short` has one capital."""
    if sum(c.isalpha() for c in short) < 2:
        return 0.9
    return least if sum(c.isupper() for c in short) > 1 else max(least, 0.8)


def _variants(short: str) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield ways to read the letters of `short`, each with the least score that it asks for.

    `RN-B` may stand for `Basic RN`, `PCB-Merging` for what `PCB` does. The number in `AR2` and
    `M2T` may say how often the letter before or behind it stands.
    """
    letters = letters_of(short)
    ways = [letters]
    for match in re.finditer(r"(?<=[a-z])[2-5]", letters):
        place, times = match.start(), int(match.group())
        before, after = letters[:place], letters[place + 1 :]
        ways.append(before + before[-1] * (times - 1) + after)
        if after:
            ways.append(before + after[0] * (times - 1) + after)
    yield tuple(ways), 0.0
    piece, hyphen, rest = short.partition("-")
    if hyphen and rest:
        yield (letters_of(rest) + letters_of(piece),), 0.9
    if hyphen and sum(c.isupper() for c in piece) >= 3:
        yield (letters_of(piece),), 0.93


def _window(text: str, end: int, letters: int) -> int:
    """Where the search for a long form that ends at `end` begins."""
    start = max(0, end - 160)
    for boundary in _BOUNDARY.finditer(text, start, end):
        start = boundary.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    most = min(letters + 6, 2 * letters + 2)
    return start + words[-most].start() if len(words) > most else start


def backward(text: str, end: int, short: str, least: float) -> Span | None:
    """Return the long form of `short` that ends at `end`, or None."""
    for ways, floor in _variants(short):
        offset = _window(text, end, max(map(len, ways)))
        parts = parts_of(text[offset:end])
        found = [
            way
            for letters in ways
            for k, part in enumerate(parts)
            if part.first and part.text not in _NEVER_FIRST
            for way in _way(text[offset:end], parts, (k, letters))
        ]
        if found:
            score, k, stop = max(found)
            if score >= max(floor_of(short, least), floor):
                return offset + parts[k].start, offset + parts[stop].end
    return None


def _way(
    text: str, parts: Sequence[Part], first: tuple[int, str]
) -> Iterator[tuple[float, int, int]]:
    """Yield score, first and last part of the long form that begins at a part, if there is one."""
    k, letters = first
    aligned = align(letters, parts[k:])
    if aligned is None:
        return
    stop, cost = _trim(parts, k + aligned.last)
    commas = text.count(",", parts[k].start, parts[stop].end)
    yield aligned.score - cost / len(letters) - 0.2 * commas, k, stop


def _trim(parts: Sequence[Part], last: int) -> tuple[int, float]:
    """Return the part that ends the long form, and the cost of those behind `last` that it keeps.

    Nouns of a kind (`framework`) that give no letter are left out.
    """
    stop = len(parts) - 1
    while stop > last and parts[stop].first and parts[stop].text in _GENERIC:
        stop -= 1
    return stop, 0.3 * sum(part.first for part in parts[last + 1 : stop + 1])


def forward(text: str, span: Span, short: str) -> Iterator[tuple[float, Span]]:
    """Yield score and span of the best long form of `short` from each word of `span` on."""
    parts = parts_of(text[slice(*span)])
    for ways, floor in _variants(short):
        some = False
        for k in (k for k, part in enumerate(parts) if part.first):
            aligned = (way for letters in ways if (way := align(letters, parts[k:])))
            found = max(aligned, key=lambda way: way.score, default=None)
            if found is not None and found.score >= floor:
                some = True
                last = _extended(text[slice(*span)], parts, k + found.last)
                yield found.score, (span[0] + parts[k].start, span[0] + parts[last].end)
        if some:
            return


def _extended(text: str, parts: Sequence[Part], last: int) -> int:
    """Return the last part of the noun phrase that the part `last` belongs to."""
    stop = last
    while stop + 1 < len(parts):
        between = text[parts[stop].end : parts[stop + 1].start]
        if parts[stop + 1].first and (
            between.strip() or _PHRASE_END.match(text, parts[stop + 1].start)
        ):
            break
        stop += 1
    while stop > last and parts[stop].first and parts[stop].text in _GENERIC:
        stop -= 1
    return stop
