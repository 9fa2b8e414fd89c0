"""Daily Papers of Hugging Face: https://huggingface.co/docs/hub/api; one request for a day."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from kg.errors import InvalidValueError
from kg.fetch.registry import SERVICES, Ask, Service

_MOST_DAYS: Final = 400


def _first(words: Sequence[str], _limit: int) -> list[Ask]:
    days = [day for word in words for day in _days(word)]
    if not days:
        raise InvalidValueError(_WANTED)
    return [Ask("/api/daily_papers", {"date": day.isoformat()}) for day in days]


_WANTED: Final = "no day is asked for; give days such as 2025-03-12, or 2025-03-01..2025-03-12"


def _days(word: str) -> list[date]:
    first, _, last = word.partition("..")
    try:
        begin = date.fromisoformat(first)
        end = date.fromisoformat(last) if last else begin
    except ValueError as error:
        raise InvalidValueError(f"{word!r} is no day; {_WANTED.partition('; ')[2]}") from error
    count = (end - begin).days + 1
    if not 1 <= count <= _MOST_DAYS:
        raise InvalidValueError(f"{word!r} has {count} days; give 1 to {_MOST_DAYS} at a time")
    return [begin + timedelta(days=place) for place in range(count)]


def _following(_answer: bytes, _ask: Ask, _left: int) -> None:
    return None


def _papers(answer: bytes) -> int:
    found = json.loads(answer)
    return len(found) if isinstance(found, list) else 0


SERVICES.register(
    "huggingface",
    Service(
        summary="Daily Papers of Hugging Face: `2025-03-12`, or `2025-03-01..2025-03-12`",
        endpoint="https://huggingface.co",
        terms="https://huggingface.co/terms-of-service",
        pause=1.0,
        first=_first,
        following=_following,
        papers=_papers,
    ),
)
