"""Content negotiation: https://www.rfc-editor.org/rfc/rfc9110#name-accept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RANGE = re.compile(r"\s*(\*/\*|[\w!#$&^.+-]+/(?:\*|[\w!#$&^.+-]+))\s*((?:;[^;]*)*)", re.ASCII)
_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    media: str
    quality: float

    def rank(self, offer: str) -> int:
        """Return how specifically the range matches `offer`: 2, 1 (`text/*`), 0 (`*/*`), or -1.

        Parameters such as `charset` are ignored.
        """
        if self.media == offer:
            return 2
        if self.media == f"{offer.partition('/')[0]}/*":
            return 1
        return 0 if self.media == "*/*" else -1


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that the client prefers, the first among equals, or None if it accepts none.

    `accept` is the value of the header. If it is missing or cannot be parsed, return the first
    offer. Of the ranges that match an offer the most specific one counts.

    >>> choose("text/turtle;q=0.5, text/*", ("text/turtle", "text/csv"))
    'text/csv'
    >>> choose("image/png", ("text/turtle",)) is None
    True
    """
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return offers[0]
    wanted = [_quality(offer, ranges) for offer in offers]
    best = max(wanted)
    return offers[wanted.index(best)] if best > 0 else None


def _quality(offer: str, ranges: Sequence[_Range]) -> float:
    rank, quality = max((each.rank(offer), each.quality) for each in ranges)
    return quality if rank >= 0 else 0.0


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            continue
        qualities = [_QUALITY.fullmatch(each) for each in match[2].split(";")]
        named = [float(each[1]) for each in qualities if each]
        yield _Range(match[1].lower(), named[0] if named else 1.0)
