"""Semantic Scholar: https://api.semanticscholar.org/api-docs/graph; one request a second."""

import json
import re
from collections.abc import Sequence
from typing import Final

from kg.errors import InvalidValueError
from kg.fetch.registry import SERVICES, Ask, Service
from kg.names.arxiv import arxiv_id

_FIELDS: Final = "title,abstract,externalIds,url,venue,year,publicationDate,authors"
_BATCH: Final = 500
_ID: Final = re.compile(r"[0-9a-f]{40}|(?:DOI|ARXIV|ACL|PMID|CorpusId|MAG|URL):\S+", re.IGNORECASE)


def _first(words: Sequence[str], limit: int) -> list[Ask]:
    ids = [_id(word) for word in words]
    if words and all(ids):
        known = [id_ for id_ in ids if id_][:limit]
        parts = [known[begin : begin + _BATCH] for begin in range(0, len(known), _BATCH)]
        fields = {"fields": _FIELDS}
        return [Ask("/graph/v1/paper/batch", fields, {"ids": part}) for part in parts]
    query = " ".join(words).strip()
    if not query:
        raise InvalidValueError("nothing is asked for; give ids such as ARXIV:1706.03762, or words")
    return [Ask("/graph/v1/paper/search/bulk", {"query": query, "fields": _FIELDS})]


def _id(word: str) -> str | None:
    if _ID.fullmatch(word):
        return word
    found = arxiv_id(word)
    return f"ARXIV:{found}" if found else None


def _following(answer: bytes, ask: Ask, left: int) -> Ask | None:
    token = None if ask.body is not None else json.loads(answer).get("token")
    if not token or left <= 0:
        return None
    return Ask(ask.path, {**ask.parameters, "token": token})


def _papers(answer: bytes) -> int:
    found = json.loads(answer)
    return len(found if isinstance(found, list) else found.get("data") or ())


SERVICES.register(
    "semanticscholar",
    Service(
        summary="Semantic Scholar: ids such as `ARXIV:1706.03762`, or words",
        endpoint="https://api.semanticscholar.org",
        terms="https://www.semanticscholar.org/product/api/license",
        pause=1.1,
        first=_first,
        following=_following,
        papers=_papers,
    ),
)
