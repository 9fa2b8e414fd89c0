"""OpenAlex: https://docs.openalex.org/how-to-use-the-api/api-overview; 10 requests a second."""

import json
import re
from collections.abc import Sequence
from typing import Final

from kg.errors import InvalidValueError
from kg.fetch.registry import SERVICES, Ask, Service

_PAGE: Final = 200


def _first(words: Sequence[str], limit: int) -> list[Ask]:
    query = " ".join(words).strip()
    if not query:
        raise InvalidValueError(
            "nothing is asked for; give words, or a filter such as publication_year:2025"
        )
    name = "filter" if re.fullmatch(r"[\w.]+:\S+", query) else "search"
    size = {"per-page": str(min(_PAGE, limit)), "cursor": "*"}
    return [Ask("/works", {name: query, **size})]


def _following(answer: bytes, ask: Ask, left: int) -> Ask | None:
    cursor = (json.loads(answer).get("meta") or {}).get("next_cursor")
    if not cursor or left <= 0 or not _papers(answer):
        return None
    return Ask(ask.path, {**ask.parameters, "cursor": cursor, "per-page": str(min(_PAGE, left))})


def _papers(answer: bytes) -> int:
    return len(json.loads(answer).get("results") or ())


SERVICES.register(
    "openalex",
    Service(
        summary="OpenAlex: words, or a filter such as `publication_year:2025,topics.id:T10181`",
        endpoint="https://api.openalex.org",
        terms="https://docs.openalex.org/how-to-use-the-api/rate-limits-and-authentication",
        pause=0.2,
        first=_first,
        following=_following,
        papers=_papers,
        contact_parameter="mailto",
    ),
)
